/* The hash that the table's three indexes are laid out by.
 *
 * In a file of its own because the gazetteer tool needs it before there is a
 * table. XXH3 is the same on every machine. */
#include "places/table.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t table_hash(Str text)
{
    return XXH3_64bits(text.ptr, text.len);
}

/* Any bytes as the name of a place: found, ambiguous or unknown, never more. */
#include "places/places.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Str text = {(const char *)data, size};
    PlaceMatch match = place_find(text);
    PlaceMatch recipient = place_find_recipient(str_after(text, 2), str_slice(text, 0, 2));
    if (match.candidate_count > PLACE_CANDIDATES || recipient.candidate_count > PLACE_CANDIDATES)
        abort();
    if (match.answer == PLACE_FOUND && match.id >= place_count())
        abort();
    if (recipient.answer == PLACE_FOUND && recipient.id >= place_count())
        abort();
    PlaceId by_path = place_find_path(text);
    if (by_path != PLACE_NONE && by_path >= place_count())
        abort();
    return 0;
}

/* Names brought to one form, so that two spellings of a name meet.
 *
 * Used by the gazetteer tool and by the look-up, on the same bytes. Writes to
 * the caller's space; allocates nothing. */
#ifndef PURSE_PLACES_NORMAL_H
#define PURSE_PLACES_NORMAL_H

#include "base/base.h"

enum { NAME_ROOM = 128 };

/* Lower case, ASCII, one space between words; dots and apostrophes dropped, hyphens,
 * commas and slashes as spaces, "&" as "and", "Saint" as "st", "Ft" as "fort".
 * Returns the length; 0 when nothing is left or more than `room` would be needed. */
size_t name_normalise(Str name, char *out, size_t room);
/* As it stands in a path: "St. Mary's" is "st-marys". */
size_t name_slug(Str name, char *out, size_t room);

/* One character at *at of well- or ill-formed UTF-8, stepped over: a letter or digit as
 * ASCII in lower case, '\0' for what is dropped, ' ' for what separates, '&', or '?'. */
char name_fold(Str text, size_t *at);
/* The same of a byte of ASCII; '\0' of all others. */
extern const char name_ascii[256];

#endif

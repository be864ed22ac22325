/* JSON as it is written, a value after the other; texts of other reports go in as they are. Private to site/. */
#ifndef PURSE_SITE_JSON_H
#define PURSE_SITE_JSON_H

#include "base/base.h"

typedef struct {
    Buf *out;
    bool needs_comma;
} Json;

void put_open(Json *json, char bracket); /* '{' or '[' */
void put_close(Json *json, char bracket);
void put_key(Json *json, const char *key);
void put_text(Json *json, Str text);  /* broken bytes as U+FFFD */
void put_words(Json *json, Str text); /* null when empty */
void put_count(Json *json, uint64_t count);
void put_bool(Json *json, bool value);
void put_null(Json *json);
void put_value(Json *json, Str text);       /* a JSON text, blanks at its ends left out */
void put_period(Json *json, Period period); /* null when it is none */

#endif

/* JSON as it is written, a value after the other; texts of other reports go in as they are. Private to site/. */
#ifndef PURSE_SITE_JSON_H
#define PURSE_SITE_JSON_H

#include "base/base.h"

/* ---- reading: the parts of a text that is known to be JSON, as they stand ---- */

typedef struct {
    Str text; /* of a list or an object */
    size_t at;
} JsonWalk;
JsonWalk json_walk(Str text);
/* The next element of a list; of an object, the next key or value. */
bool json_next(JsonWalk *walk, Str *element);
Str json_first(Str list);                     /* empty when it has none */
Str json_member(Str object, const char *key); /* empty when it has none; keys without escapes */

/* ---- writing ---- */

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
void put_value(Json *json, Str text); /* a JSON text, blanks at its ends left out */
void put_texts(Json *json, const StrArray *texts);
void put_period(Json *json, Period period);              /* null when it is none */
void put_money(Json *json, bool is_known, Money amount); /* "2333428.00" */
void put_range(Json *json, MoneyRange range);            /* {"min", "max"}; null when nothing is known */

#endif

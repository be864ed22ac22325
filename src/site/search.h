/* An index of words over all that the site can show. Private to site/. */
#ifndef PURSE_SITE_SEARCH_H
#define PURSE_SITE_SEARCH_H

#include "site/inside.h"

#include <sqlite3.h>

struct Search {
    sqlite3 *db;
    sqlite3_stmt *put, *find;
    bool has_failed;
};

/* One thing that can be found. */
typedef struct {
    const char *kind; /* place, condition, policy, case, claim, source, warn, order, ... */
    Str id, title, words;
    Period day; /* PERIOD_NONE: none */
    const char *view;
    Str view_id; /* empty: the view has none */
} Found;

void search_put(Search *search, const Found *found);
/* Everything of the journal, and every place it is about. */
void search_fill(Search *search, const Site *site);

#endif

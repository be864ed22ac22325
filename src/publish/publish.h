/* The page and all its answers as files: a site for any file server, under any path.
 *
 *     site_reach -- answers --+
 *     page's files -----------+-- links -- folder
 *     index.html, report.html, README.txt, published.txt
 *
 * The same functions as the server's, asked beforehand. Hangs on the journal and the page alone: no clock, no path of a
 * machine, the same bytes each time; answers are named by their bytes, so that what did not change is no new file.
 * Writes through folder, all or nothing; knows no network, prints nothing. */
#ifndef PURSE_PUBLISH_H
#define PURSE_PUBLISH_H

#include "site/site.h"

typedef struct {
    const char *root;    /* the folder that the files are named from */
    SiteFiles files;     /* named as the site is to name them */
    const char *page;    /* the folder of the page's files */
    const char *policy;  /* Content-Security-Policy of the document */
    const char *command; /* that makes the site, for its README.txt */
    Date first_day;      /* that it opens with; DATE_OPEN: the last on which an entry happened */
} PublishSettings;

typedef struct {
    size_t files, bytes, answers, days;
    bool is_unchanged;
    bool has_money_days; /* as in SiteReach */
    StrArray dead;       /* what is linked and not there, in words */
} Published;

/* STATUS_FAILED with `why` when it cannot be read or written; STATUS_DATA when the journal has errors (`why`), or links
 * are dead (`dead`): then what was there is left as it was. */
Status publish_site(const PublishSettings *settings, const char *folder, Arena *arena, Published *out, Str *why);

#endif

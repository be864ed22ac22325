/* The page's own files, read once and held: no request ever opens a file. */
#ifndef PURSE_SERVER_PAGE_H
#define PURSE_SERVER_PAGE_H

#include "server/reply.h"

typedef struct Page Page;

/* Of `folder`, or where NULL where the build or the installation has them; without any, one document that says how to
 * build them. NULL with `why` when a named folder is not one of a page. */
Page *page_open(const char *folder, Arena *why_arena, Str *why);
/* The file at a decoded path ("" is the document itself), packed for who takes gzip; NULL: there is none. Shared: to be
 * dropped. */
Reply *page_find(const Page *page, Str path, bool takes_gzip);
/* A document that others may show in a frame. */
bool page_is_document(Str path);
void page_close(Page *page);

#endif

/* What is to be written, while it grows. Private to publish/. */
#ifndef PURSE_PUBLISH_INSIDE_H
#define PURSE_PUBLISH_INSIDE_H

#include "publish/publish.h"

#include "folder/folder.h"

/* The file by which such a folder is known, and its first line; the other lines name the files. */
#define MARKER_FILE "published.txt"
#define MARKER_BEGINS "Pursestrings: a published site, form 1\n"

typedef struct {
    const PublishSettings *settings;
    Site *site;
    SiteReach reach;
    Date first_day;
    FolderFiles page, files;
    Map paths; /* of the files */
    Map keys;  /* of the questions that are answered: "places/us/il/chicago" */
    Published *out;
    Arena *arena;
} Publishing;

void add_file(Publishing *publishing, Str path, Str bytes);
void add_dead(Publishing *publishing, Str words);

/* Asks everything; api/index.json and api/data/. */
void add_answers(Publishing *publishing);
/* False with `why` when the page is none. */
bool read_page(Publishing *publishing, Str *why);
/* The page's files, index.html, report.html, README.txt. */
void add_documents(Publishing *publishing);
/* Tells what is linked and not there. */
void check_links(Publishing *publishing);

#endif

/* A journal in memory, the files it includes, and the codes that reading it gives: for the tests of the reader. */
#ifndef PURSE_TESTS_JOURNAL_STORY_H
#define PURSE_TESTS_JOURNAL_STORY_H

#include "unit.h"

#include <stdio.h>

#include "journal/journal.h"

#define HEAD                                                                                          \
    "source s \"A source\"\n  published: unknown\nprogram jag \"JAG\" 16.738\n  agency: us/doj/ojp\n" \
    "condition c \"A duty\"\n  reaches: jag FY2016\ncase k \"A v. B\"\n  court: us/courts/ilnd\n"
enum { HEAD_LINES = 8 };

typedef struct {
    const char *name, *text;
} File;

typedef struct {
    Arena arena;
    Diags diags;
    Journal *journal;
    const File *files;
    Buf codes; /* "J012@3:5 ", lines counted from the end of HEAD */
} Story;

static inline OpenResult open_file(void *context, Str name, Str from, Str *shown, Str *identity, Str *text)
{
    const Story *story = context;
    (void)from;
    *shown = STR("no such file");
    for (const File *file = story->files; file && file->name; file++) {
        if (!str_equal(name, str_from_c(file->name)))
            continue;
        *shown = *identity = str_from_c(file->name);
        *text = str_from_c(file->text);
        return OPEN_OK;
    }
    return OPEN_FAILED;
}

static inline void read_story(Story *story, const char *text, const File *files)
{
    *story = (Story){.files = files};
    arena_init(&story->arena);
    diags_init(&story->diags, &story->arena);
    buf_init(&story->codes);
    JournalText one = {STR("t.purse"), STR("t"), str_from_c(text)};
    JournalOpener opener = {.context = story, .open = open_file};
    story->journal = journal_read(&one, 1, &opener, &story->diags, &story->arena);
    uint32_t above = str_starts(one.text, STR(HEAD)) ? HEAD_LINES : 0;
    for (size_t i = 0; i < story->diags.list.count; i++) {
        const Diag *diag = &story->diags.list.items[i];
        uint32_t line, column;
        diag_locate(&story->diags, diag->span, &line, &column);
        if (diag->allowed)
            continue;
        if (diag->span.source == 0)
            buf_printf(&story->codes, "%s@%u:%u ", diag_code_name(diag->code), line - above, column);
        else
            buf_printf(&story->codes, "%s@%.*s:%u:%u ", diag_code_name(diag->code),
                       STR_ARG(story->diags.sources.items[diag->span.source].name), line, column);
    }
}

static inline void let_go(Story *story)
{
    buf_release(&story->codes);
    arena_release(&story->arena);
}

static inline void assert_codes_with(const char *text, const File *files, const char *codes)
{
    Story story;
    read_story(&story, text, files);
    assert_text(buf_str(&story.codes), codes);
    let_go(&story);
}

static inline void assert_codes(const char *text, const char *codes)
{
    assert_codes_with(text, NULL, codes);
}

#endif

/* Sources: the list, and one with the entries that cite it, its archived text, and drafts of what is in it. */
#include "site/inside.h"

enum { TEXT_MOST = 8 << 20 };

void answer_sources(Call *call)
{
    report_sources(&call->answer->body, &call->view);
    call->answer->may_keep = true;
    call_page(call);
}

/* ---- the archived file ---- */

static Str folder_of(Str path)
{
    size_t slash = path.len;
    while (slash && path.ptr[slash - 1] != '/')
        slash--;
    return str_slice(path, 0, slash);
}

/* The file lies below the folder of the journal's file that names it. */
static bool read_archived(Call *call, const SourceEntry *source, size_t most, Str *text)
{
    const Diags *diags = call->view.diags;
    Str why = STR_NONE, folder = folder_of(diags->sources.items[source->common.span.source].name);
    if (!source->archived.len) {
        call_refuse(call, 404, STR(""),
                    arena_printf(call->arena, "no text of '%.*s' is archived; the journal names a file by archived:",
                                 STR_ARG(source->id)));
        return false;
    }
    if (!load_below(folder, source->archived, most, call->arena, text, &why)) {
        call_refuse(call, 404, STR(""),
                    arena_printf(call->arena, "the archived file '%.*s' cannot be shown; %.*s",
                                 STR_ARG(source->archived), STR_ARG(why)));
        return false;
    }
    if (str_starts(*text, STR("%PDF-")) || memchr(text->ptr, '\0', text->len)) {
        call_refuse(call, 415, STR(""),
                    arena_printf(call->arena, "the archived file '%.*s' is no text", STR_ARG(source->archived)));
        return false;
    }
    return true;
}

static void answer_text(Call *call, const SourceEntry *source)
{
    Str text;
    if (!read_archived(call, source, TEXT_MOST, &text))
        return;
    buf_add(&call->answer->body, text);
    call->answer->type = "text/plain; charset=utf-8";
}

/* It is read as of the day it was published. */
static void answer_archived_drafts(Call *call, const SourceEntry *source)
{
    Str text, dated = STR_NONE;
    Buf day;
    if (!read_archived(call, source, SITE_DOCUMENT_MOST, &text))
        return;
    buf_init(&day);
    if (source->published.precision == PRECISION_DAY) {
        period_print(&day, source->published);
        dated = arena_str(call->arena, buf_str(&day));
    }
    buf_release(&day);
    call_drafts(call, source->archived, text, STR_NONE, dated);
}

/* ---- one ---- */

/* "letter/text": the last step names what of the source is asked for, where its id does not go so far. */
static Str cut_part(Str *id)
{
    static const char *const parts[] = {"/text", "/drafts"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        Str part = str_from_c(parts[i]);
        if (str_ends(*id, part) && id->len > part.len) {
            *id = str_slice(*id, 0, id->len - part.len);
            return part;
        }
    }
    return STR("");
}

void answer_source(Call *call)
{
    const Journal *journal = call->view.journal;
    Str id = call->id, part = cut_part(&id);
    Index number = map_find(&journal->source_ids, id);
    if (number == MAP_ABSENT) {
        StrArray names = {0};
        for (size_t i = 0; i < journal->sources.count; i++)
            ARRAY_ADD(call->arena, &names, journal->sources.items[i].id);
        Str near = diag_near_names(call->arena, id, names.items, names.count);
        call_refuse(call, 404, STR(""),
                    arena_printf(call->arena, "there is no source '%.*s'%s%.*s", STR_ARG(id), near.len ? "; " : "",
                                 STR_ARG(near)));
    } else if (str_equal(part, STR("/text"))) {
        answer_text(call, &journal->sources.items[number]);
    } else if (str_equal(part, STR("/drafts"))) {
        answer_archived_drafts(call, &journal->sources.items[number]);
    } else {
        report_source(&call->answer->body, &call->view, number);
        call->answer->may_keep = true;
    }
}

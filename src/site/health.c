/* Whether all is well, and what is not: mistakes of the journal with their lines. */
#include "site/inside.h"

static void put_mistake(Json *json, Diags *diags, const Diag *diag)
{
    uint32_t line, column;
    bool is_placed = diag->span.source < diags->sources.count;
    diag_locate(diags, diag->span, &line, &column);
    put_open(json, '{');
    put_key(json, "file");
    put_words(json, is_placed ? diags->sources.items[diag->span.source].name : STR(""));
    put_key(json, "line");
    if (is_placed)
        put_count(json, line);
    else
        put_null(json);
    put_key(json, "column");
    if (column)
        put_count(json, column);
    else
        put_null(json);
    put_key(json, "severity");
    put_text(json, str_from_c(severity_name(diag->severity)));
    put_key(json, "code");
    put_text(json, str_from_c(diag_code_name(diag->code)));
    put_key(json, "message");
    put_text(json, diag->message);
    put_key(json, "help");
    put_words(json, diag->help);
    put_key(json, "source_line");
    put_words(json, str_slice(diag_line(diags, diag->span), 0, SITE_VALUE_MOST));
    put_close(json, '}');
}

/* Errors first: where there are very many, it is they that have to be mended. */
void put_mistakes(Json *json, Diags *diags)
{
    size_t left = DIAG_SHOW_LIMIT;
    put_open(json, '[');
    for (int is_error = 1; is_error >= 0; is_error--)
        for (size_t i = 0; left && i < diags->list.count; i++) {
            const Diag *diag = &diags->list.items[i];
            if (diag->allowed || (diag->severity == SEVERITY_ERROR) != is_error)
                continue;
            put_mistake(json, diags, diag);
            left--;
        }
    put_close(json, ']');
}

static uint64_t entries_of(const Journal *journal)
{
    return (uint64_t)journal->sources.count + journal->programs.count + journal->rules.count + journal->groups.count +
           journal->cases.count + journal->allocations.count + journal->costs.count + journal->own_places.count +
           journal->series_entries.count + journal->decisions.count + journal->events.count;
}

static void put_journal(Json *json, const Site *site)
{
    const Edition *edition = site->first;
    put_open(json, '{');
    put_key(json, "files");
    put_open(json, '[');
    for (size_t i = 0; i < site->paths.count - (site->store_path != NULL); i++)
        put_text(json, site->paths.items[i]);
    put_close(json, ']');
    put_key(json, "title");
    put_words(json, edition->journal->title);
    put_key(json, "entries");
    put_count(json, entries_of(edition->journal));
    put_key(json, "errors");
    put_count(json, edition->diags.by_severity[SEVERITY_ERROR]);
    put_key(json, "warnings");
    put_count(json, edition->diags.by_severity[SEVERITY_WARNING]);
    put_close(json, '}');
}

static Str last_step(Str path)
{
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '/')
        at--;
    return str_after(path, at);
}

/* A site of files does not tell where on a machine it was made. */
static void put_store(Json *json, const Site *site, bool is_published)
{
    Str path = site->store_path ? str_from_c(site->store_path) : STR("");
    if (!site->store) {
        put_null(json);
        return;
    }
    put_open(json, '{');
    put_key(json, "path");
    put_text(json, is_published ? last_step(path) : path);
    put_key(json, "awards");
    put_count(json, site->store_awards);
    put_key(json, "transactions");
    put_count(json, site->store_rows);
    put_key(json, "summed");
    put_bool(json, site->first->columns != NULL);
    put_close(json, '}');
}

void answer_health(Call *call)
{
    Site *site = call->site;
    Json json = {.out = &call->answer->body};
    Buf today;
    buf_init(&today);
    date_print(&today, call->request->today);
    put_open(&json, '{');
    put_key(&json, "status");
    put_text(&json, site_has_errors(site) ? STR("mistakes") : STR("ok"));
    put_key(&json, "version");
    put_text(&json, STR(PURSE_VERSION));
    put_key(&json, "digest");
    put_text(&json, site_digest(site));
    put_key(&json, "live");
    put_bool(&json, !call->request->is_published);
    put_key(&json, "today");
    put_text(&json, buf_str(&today));
    put_key(&json, "journal");
    put_journal(&json, site);
    put_key(&json, "store");
    put_store(&json, site, call->request->is_published);
    put_key(&json, "mistakes");
    put_mistakes(&json, &site->first->diags);
    put_close(&json, '}');
    buf_add_char(json.out, '\n');
    buf_release(&today);
}

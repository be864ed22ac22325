/* From a request to its answer: the route, its parameters, the question; refusals in words. */
#include "site/inside.h"

#include <stdlib.h>

/* ---- refusals ---- */

void call_refuse(Call *call, int status, Str parameter, Str words)
{
    SiteAnswer *answer = call->answer;
    Json json = {.out = &answer->body};
    Str help = STR("; "), rest = words;
    size_t at = 0;
    while (at + help.len <= words.len && !str_starts(str_after(words, at), help))
        at++;
    bool has_help = at + help.len <= words.len;
    rest = has_help ? str_after(words, at + help.len) : STR("");
    buf_reset(&answer->body);
    put_open(&json, '{');
    put_key(&json, "error");
    put_text(&json, has_help ? str_slice(words, 0, at) : words);
    put_key(&json, "help");
    put_words(&json, rest);
    put_key(&json, "parameter");
    put_words(&json, parameter);
    if (status == 409) {
        put_key(&json, "mistakes");
        put_mistakes(&json, &call->site->first->diags);
    }
    put_close(&json, '}');
    buf_add_char(&answer->body, '\n');
    answer->status = status;
    answer->type = "application/json";
    answer->total = SIZE_MAX;
    answer->may_keep = false;
}

/* ---- the route ---- */

/* The path of the route, and behind its slash an id that goes on to the end. */
static bool fits(const Route *route, Str path, Str *id)
{
    Str start = str_from_c(route->path);
    *id = STR("");
    if (!str_ends(start, STR("/")))
        return str_equal(path, start);
    *id = str_after(path, start.len);
    return str_starts(path, start) && id->len;
}

static bool find_route(Call *call)
{
    Str path = call->request->path;
    if (path.len > SITE_VALUE_MOST) {
        call_refuse(call, 414, STR(""), STR("the address is too long"));
        return false;
    }
    StrArray names = {0};
    for (size_t i = 0; i < route_count; i++) {
        if (fits(&routes[i], path, &call->id)) {
            call->route = &routes[i];
            return true;
        }
        ARRAY_ADD(call->arena, &names, str_from_c(routes[i].path));
    }
    Str near = diag_near_names(call->arena, path, names.items, names.count);
    call_refuse(call, 404, STR(""),
                arena_printf(call->arena, "there is no answer '%.*s'; %.*s", STR_ARG(path),
                             STR_ARG(near.len ? near : STR("/api/openapi.json lists them"))));
    return false;
}

/* ---- parameters ---- */

static const struct {
    const char *name;
    unsigned takes;
    bool is_list;
    size_t at; /* in Call: of a Str or a StrArray */
} parameters[] = {
    {"as-of", TAKES_DAY, false, offsetof(Call, asked.as_of)},
    {"known-by", TAKES_DAY, false, offsetof(Call, asked.known_by)},
    {"condition", TAKES_MONEY, true, offsetof(Call, asked.conditions)},
    {"program", TAKES_MONEY, true, offsetof(Call, asked.programs)},
    {"basis", TAKES_MONEY, false, offsetof(Call, asked.basis)},
    {"place", TAKES_PLACES, true, offsetof(Call, asked.places)},
    {"from", TAKES_SPAN, false, offsetof(Call, asked.from)},
    {"until", TAKES_SPAN, false, offsetof(Call, asked.until)},
    {"claim", TAKES_CLAIMS, true, offsetof(Call, asked.claims)},
    {"without", TAKES_WITHOUT, true, offsetof(Call, asked.without)},
    {"limit", TAKES_LIST | TAKES_PAGE, false, offsetof(Call, limit)},
    {"offset", TAKES_LIST | TAKES_PAGE, false, offsetof(Call, offset)},
    {"format", TAKES_FORMAT, false, offsetof(Call, format)},
    {"q", TAKES_QUERY, false, offsetof(Call, query)},
    {"name", TAKES_DOCUMENT, false, offsetof(Call, document)},
    {"origin", TAKES_DOCUMENT, false, offsetof(Call, origin)},
    {"dated", TAKES_DOCUMENT, false, offsetof(Call, dated)},
};
enum { PARAMETER_COUNT = sizeof parameters / sizeof *parameters };

static void refuse_unknown(Call *call, Str name)
{
    StrArray names = {0};
    Str path = call->request->path;
    for (size_t i = 0; i < PARAMETER_COUNT; i++)
        if (parameters[i].takes & call->route->takes)
            ARRAY_ADD(call->arena, &names, str_from_c(parameters[i].name));
    Str near = diag_near_names(call->arena, name, names.items, names.count);
    call_refuse(call, 400, name,
                arena_printf(call->arena, "%.*s takes no parameter '%.*s'%s%.*s", STR_ARG(path), STR_ARG(name),
                             near.len ? "; " : "", STR_ARG(near)));
}

static bool take_parameter(Call *call, const SiteParameter *given)
{
    size_t i = 0;
    while (i < PARAMETER_COUNT &&
           !((parameters[i].takes & call->route->takes) && str_equal(str_from_c(parameters[i].name), given->name)))
        i++;
    if (i == PARAMETER_COUNT) {
        refuse_unknown(call, given->name);
        return false;
    }
    if (given->value.len > SITE_VALUE_MOST) {
        call_refuse(call, 400, given->name, STR("the value is longer than 4 KiB"));
        return false;
    }
    void *at = (char *)call + parameters[i].at;
    if (parameters[i].is_list) {
        api_add_items(call->arena, at, given->value);
        return true;
    }
    Str *value = at;
    if (value->ptr) {
        call_refuse(call, 400, given->name, arena_printf(call->arena, "'%s' is given twice", parameters[i].name));
        return false;
    }
    *value = given->value.ptr ? given->value : STR("");
    return true;
}

static bool holds_word(const char *words, Str word)
{
    Str rest = str_from_c(words);
    while (rest.len)
        if (str_equal(str_cut(&rest, ' '), word))
            return true;
    return false;
}

static const struct {
    const char *format, *type;
} types[] = {{"json", "application/json"},
             {"csv", "text/csv; charset=utf-8"},
             {"md", "text/markdown; charset=utf-8"},
             {"html", "text/html; charset=utf-8"},
             {"ics", "text/calendar; charset=utf-8"},
             {"atom", "application/atom+xml; charset=utf-8"},
             {"claimreview", "application/ld+json"}};

static bool read_format(Call *call)
{
    Str format = call->format.ptr ? call->format : STR("json"), why = STR_NONE;
    call->format = format;
    if (!holds_word(call->route->formats, format)) {
        call_refuse(call, 400, STR("format"),
                    arena_printf(call->arena, "there is no format '%.*s' here; it is one of %s", STR_ARG(format),
                                 call->route->formats));
        return false;
    }
    api_read_format(call->asked.verb, format, call->arena, &call->view, &why);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_equal(str_from_c(types[i].format), format))
            call->answer->type = types[i].type;
    return true;
}

bool call_read(Call *call)
{
    const SiteParameters *given = &call->request->parameters;
    if (given->count > SITE_PARAMETERS_MOST) {
        call_refuse(call, 400, STR(""), STR("more than 64 parameters are too many"));
        return false;
    }
    for (size_t i = 0; i < given->count; i++)
        if (!take_parameter(call, &given->items[i]))
            return false;
    return read_format(call);
}

/* ---- the question ---- */

/* The parameter that does not fit is the one that, asked alone, does not either. */
static Str find_culprit(const Call *call)
{
    const Asked *asked = &call->asked;
    const struct {
        Asked alone;
        const char *name;
    } tries[] = {{{.basis = asked->basis}, "basis"},         {{.known_by = asked->known_by}, "known-by"},
                 {{.as_of = asked->as_of}, "as-of"},         {{.conditions = asked->conditions}, "condition"},
                 {{.programs = asked->programs}, "program"}, {{.places = asked->places}, "place"},
                 {{.without = asked->without}, "without"}};
    Question question;
    Str why;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
        if (!api_ask(call->view.journal, &tries[i].alone, 0, call->arena, &question, &why))
            return str_from_c(tries[i].name);
    return STR("");
}

/* Places by their ids, so that the same question in other words needs no other edition. */
static bool name_places(Call *call, LoadStore *rows)
{
    Str why = STR_NONE;
    for (size_t i = 0; i < rows->places.count; i++) {
        PlaceId place;
        if (!api_find_place(call->site->first->journal, rows->places.items[i], call->arena, &place, &why)) {
            call_refuse(call, call->id.len ? 404 : 400, call->id.len ? STR("") : STR("place"), why);
            return false;
        }
        rows->places.items[i] = journal_place(call->site->first->journal, place).path;
    }
    return true;
}

static bool read_journal(Call *call)
{
    LoadStore rows = {0};
    Str why = STR_NONE;
    if (!api_store_rows(&call->asked, call->arena, &rows, &why)) {
        call_refuse(call, 400, STR("known-by"), why);
        return false;
    }
    if (call->site->store && !name_places(call, &rows))
        return false;
    call->edition = edition_for(call->site, &rows, call->arena, &why);
    if (!call->edition) {
        call_refuse(call, 503, STR(""), why);
        return false;
    }
    call->claims = claims_again(call->edition->claims, call->arena);
    call->view.journal = call->edition->journal;
    call->view.diags = &call->edition->diags;
    return true;
}

bool call_ask(Call *call)
{
    Str why = STR_NONE;
    if (!read_journal(call))
        return false;
    if (!api_ask(call->view.journal, &call->asked, call->request->today, call->arena, &call->question, &why)) {
        call_refuse(call, 400, find_culprit(call), why);
        return false;
    }
    call->answer->may_keep = call->asked.as_of.ptr || call->asked.known_by.ptr;
    return true;
}

/* What the question does not hold and the report does. */
static Str find_late_culprit(const Call *call)
{
    const Asked *asked = &call->asked;
    Date day;
    Str why;
    if (asked->from.ptr && !api_read_day(asked->from, false, call->arena, &day, &why))
        return STR("from");
    if (asked->until.ptr && !api_read_day(asked->until, false, call->arena, &day, &why))
        return STR("until");
    return asked->claims.count ? STR("claim") : STR("place");
}

bool call_tell(Call *call, const Asked *asked, const Question *question, Format format, Buf *out)
{
    View view = call->view;
    Told told;
    Str why = STR_NONE;
    view.format = format;
    if (format == FORMAT_JSON)
        view.form = FORM_PLAIN;
    if (api_tell(asked, question, &view, call->claims, call->request->today, out, &told, &why)) {
        call->places = told.answer ? told.answer->places.count : 0;
        return true;
    }
    call_refuse(call, call->id.len ? 404 : 400, call->id.len ? STR("") : find_late_culprit(call), why);
    return false;
}

static bool put_report(Call *call, Json *json, const Asked *asked, const Question *question, const char *list,
                       bool is_first)
{
    Buf text;
    buf_init(&text);
    bool good = call_tell(call, asked, question, FORMAT_JSON, &text);
    if (good) {
        Str value = list ? json_member(buf_str(&text), list) : buf_str(&text);
        value = is_first ? json_first(value) : value;
        put_value(json, value.len ? value : STR("null"));
    }
    buf_release(&text);
    return good;
}

bool call_put(Call *call, Json *json, const Asked *asked, const Question *question)
{
    return put_report(call, json, asked, question, NULL, false);
}

bool call_put_first(Call *call, Json *json, const Asked *asked, const Question *question)
{
    return put_report(call, json, asked, question, NULL, true);
}

bool call_put_member(Call *call, Json *json, const Asked *asked, const Question *question, const char *list)
{
    return put_report(call, json, asked, question, list, true);
}

/* ---- answers ---- */

static bool may_answer(Call *call)
{
    const Route *route = call->route;
    if (call->request->is_post != route->is_post) {
        call_refuse(call, 405, STR(""),
                    route->is_post ? STR("this address takes POST, with a document as the body")
                                   : STR("this address takes GET and HEAD alone"));
        return false;
    }
    if (!route->stands_errors && site_has_errors(call->site)) {
        call_refuse(call, 409, STR(""), STR("the journal has errors; mend them first, as figures could be wrong"));
        return false;
    }
    return true;
}

void site_answer(Site *site, const SiteRequest *request, Arena *arena, SiteAnswer *answer)
{
    Call call = {.site = site, .request = request, .arena = arena, .answer = answer};
    *answer = (SiteAnswer){.status = 200, .type = "application/json", .total = SIZE_MAX};
    buf_init(&answer->body);
    call.view = (View){.journal = site->first->journal,
                       .diags = &site->first->diags,
                       .arena = arena,
                       .format = FORMAT_JSON,
                       .width = 110};
    if (!find_route(&call) || !may_answer(&call))
        return;
    call.asked.verb = call.route->verb ? str_from_c(call.route->verb) : STR("");
    if (call_read(&call))
        call.route->answer(&call);
    if (call.edition)
        edition_leave(site, call.edition);
}

/* Reports of the command line, whole or a page of their rows. */
#include "site/inside.h"

/* What a person types to have the same again. */
static const char *command_of(Call *call)
{
    Buf out;
    buf_init(&out);
    buf_printf(&out, "purse %s", call->route->verb);
    for (size_t i = 0; i < call->site->file_count; i++) {
        buf_add(&out, STR(" -f"));
        api_add_word(&out, str_from_c(call->site->files[i]));
    }
    for (size_t i = 0; i < call->request->parameters.count; i++) {
        const SiteParameter *given = &call->request->parameters.items[i];
        buf_printf(&out, " --%.*s", STR_ARG(given->name));
        api_add_word(&out, given->value);
    }
    if (!call->asked.as_of.ptr && !call->asked.known_by.ptr) {
        buf_add(&out, STR(" --as-of "));
        date_print(&out, call->question.as_of);
    }
    char *command = arena_c_string(call->arena, buf_str(&out));
    buf_release(&out);
    return command;
}

static bool is_route(const Call *call, const char *path)
{
    return str_equal(str_from_c(call->route->path), str_from_c(path));
}

/* The timeline is of one place; cases and claims are named by the path. */
static bool find_argument(Call *call)
{
    call->asked.argument = call->id;
    if (!is_route(call, "timeline"))
        return true;
    if (call->asked.places.count > 1) {
        call_refuse(call, 400, STR("place"), STR("a timeline is of one place, or of all"));
        return false;
    }
    if (call->asked.places.count)
        call->asked.argument = call->asked.places.items[0];
    call->asked.places.count = 0;
    return true;
}

/* One of a list by itself. */
static void keep_first(Call *call)
{
    Buf *body = &call->answer->body;
    Str first = arena_str(call->arena, json_first(buf_str(body)));
    buf_reset(body);
    buf_add(body, first);
    buf_add_char(body, '\n');
}

void answer_report(Call *call)
{
    Buf *body = &call->answer->body;
    if (!find_argument(call) || !call_ask(call) || !call_take_page(call))
        return;
    /* Claims without a day are about the day of their words, and need none; fact checks bear the day they are made. */
    if (is_route(call, "claims"))
        call->answer->may_keep = call->view.form != FORM_REVIEW;
    call->view.command = command_of(call);
    if (!call_tell(call, &call->asked, &call->question, call->view.format, body))
        return;
    story_keep(call);
    if (call->view.form == FORM_PAGE)
        report_page(body, arena_printf(call->arena, "purse %s", call->route->verb), call->arena);
    if (is_route(call, "cases/") && call->view.format == FORMAT_JSON)
        keep_first(call);
    if (call->route->takes & TAKES_LIST)
        call_page(call);
    call_give_page(call);
}

/* One claim with its proof. */
#include "site/inside.h"

void answer_claim(Call *call)
{
    Json json = {.out = &call->answer->body};
    Index number;
    Str why = STR_NONE, link = call->id;
    if (!api_find_claim(call->view.journal, link, call->arena, &number, &why)) {
        call_refuse(call, 404, STR(""), why);
        return;
    }
    if (!str_starts(link, STR("^")))
        link = arena_printf(call->arena, "^%.*s", STR_ARG(link));
    Asked row = call->asked, proof = call->asked;
    row.verb = STR("claims");
    ARRAY_ADD(call->arena, &row.claims, link);
    proof.verb = STR("why");
    proof.argument = link;
    call->asked = row;
    if (!call_ask(call))
        return;
    call->answer->may_keep = true;
    put_open(&json, '{');
    put_key(&json, "claim");
    if (!call_put_first(call, &json, &row, &call->question))
        return;
    call->claims = claims_again(call->edition->claims, call->arena);
    put_key(&json, "why");
    if (!call_put_first(call, &json, &proof, &call->question))
        return;
    put_close(&json, '}');
    buf_add_char(json.out, '\n');
}

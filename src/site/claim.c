/* One claim with its proof. */
#include "site/inside.h"

/* The proof, and the series that the test is over, as the proof has it. */
static bool put_proof(Call *call, Json *json, const Asked *proof)
{
    Buf text;
    buf_init(&text);
    bool good = call_tell(call, proof, &call->question, FORMAT_JSON, &text);
    if (good) {
        Str why = json_first(buf_str(&text)), series = json_member(why, "series");
        put_key(json, "why");
        put_value(json, why);
        put_key(json, "series");
        put_value(json, series.len ? series : STR("[]"));
    }
    buf_release(&text);
    return good;
}

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
    if (!put_proof(call, &json, &proof))
        return;
    put_close(&json, '}');
    buf_add_char(json.out, '\n');
}

/* The description of all addresses, docs/openapi.json, as it was when the program was built. */
#include "site/inside.h"

#pragma GCC diagnostic ignored "-Woverlength-strings"
static const char description[] =
#include "site_openapi.inc"
    ;

void answer_openapi(Call *call)
{
    buf_add(&call->answer->body, str_from_c(description));
    call->answer->may_keep = true;
}

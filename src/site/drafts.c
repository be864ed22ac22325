/* A document into drafts of entries, for a person to accept or drop; nothing of it is kept. */
#include "site/inside.h"

bool call_drafts(Call *call, Str name, Str bytes, Str origin, Str dated)
{
    ReadingInput input;
    Reading reading;
    DocumentRead document;
    View view = call->view;
    Str why = STR_NONE;
    if (!api_ask_document(view.journal, origin, dated, call->arena, &input, &why)) {
        PlaceId place;
        Str ignored;
        bool is_place = origin.ptr && !api_find_place(view.journal, origin, call->arena, &place, &ignored);
        call_refuse(call, 400, is_place ? STR("origin") : STR("dated"), why);
        return false;
    }
    input.bytes = bytes;
    if (!api_read_document(name, &input, call->arena, &reading, &document, &why)) {
        call_refuse(call, 415, STR(""), arena_printf(call->arena, "the document cannot be read; %.*s", STR_ARG(why)));
        return false;
    }
    view.format = FORMAT_TABLE;
    report_drafts(&call->answer->body, &view, &document);
    return true;
}

void answer_drafts(Call *call)
{
    Str bytes = call->request->body;
    if (!bytes.len) {
        call_refuse(call, 400, STR(""), STR("there is no document; it is the body of the request"));
        return;
    }
    if (bytes.len > SITE_DOCUMENT_MOST) {
        call_refuse(call, 413, STR(""), STR("the document is larger than 1 MiB; purse read reads larger ones"));
        return;
    }
    if (str_starts(bytes, STR("%PDF-"))) {
        call_refuse(call, 415, STR(""), STR("the document is a PDF; purse read takes the text out of it"));
        return;
    }
    call_drafts(call, call->document.len ? call->document : STR("document"), bytes, call->origin, call->dated);
}

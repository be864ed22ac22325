/* The stages in a row, and the names of what they find. */
#include "reading/text.h"

ReadingProblem reading_read(const ReadingInput *input, Arena *arena, Reading *out)
{
    *out = (Reading){0};
    Text text = {.origin = input->origin, .dated = input->dated};
    ReadingProblem problem = document_clean(input, arena, &text, out);
    if (problem != READING_OK)
        return problem;
    tag(&text, arena);
    names_read(&text, arena);
    find_amounts(&text, arena, out);
    find_dates(&text, arena, out);
    find_citations(&text, arena, out);
    find_places(&text, arena, out);
    find_people(&text, arena, out);
    find_quotes(&text, arena, out);
    find_events(&text, arena, out);
    find_claims(&text, arena, out);
    anchor_all(&text, arena, out);
    return READING_OK;
}

const char *reading_problem_words(ReadingProblem problem)
{
    switch (problem) {
    case READING_OK: return "a text";
    case READING_TOO_LARGE: return "larger than 64 MB";
    case READING_BINARY: return "not a text";
    case READING_UTF16: return "UTF-16; save it as UTF-8";
    case READING_TANGLED: return "HTML with tags nested too deeply to be read";
    }
    return "";
}

const char *event_type_name(EventType type)
{
    static const char *const names[TOLD_COUNT] = {"warn",    "demand", "reply",  "comply",   "refuse",
                                                  "sue",     "order",  "find",   "withhold", "terminate",
                                                  "restore", "sign",   "propose"};
    return names[type];
}

const char *modality_name(Modality modality)
{
    static const char *const names[MODALITY_COUNT] = {"asserted",  "threatened", "conditional", "negated",
                                                      "requested", "reported",   "predicted"};
    return names[modality];
}

const char *quote_kind_name(QuoteKind kind)
{
    return kind == QUOTE_DIRECT ? "direct" : kind == QUOTE_MIXED ? "mixed" : "indirect";
}

const char *cite_kind_name(CiteKind kind)
{
    static const char *const names[CITE_COUNT] = {"statute", "regulation", "order",   "docket",
                                                  "award",   "listing",    "reporter"};
    return names[kind];
}

const char *claim_kind_name(ClaimKind kind)
{
    static const char *const names[CLAIM_COUNT] = {"recipients", "money",      "statistic", "legal",
                                                   "cause",      "definition", "statement"};
    return names[kind];
}

const char *document_form_name(DocumentForm form)
{
    static const char *const names[DOCUMENT_FORM_COUNT] = {"guess", "text", "markdown", "html"};
    return names[form];
}

/* The addresses that are answered, and what each takes. */
#include "site/inside.h"

#define QUESTION (TAKES_DAY | TAKES_MONEY | TAKES_PLACES | TAKES_FORMAT | TAKES_WITHOUT)

const Route routes[] = {
    {"health", NULL, TAKES_FORMAT, "json", answer_health, true, false},
    {"overview", NULL, TAKES_FORMAT, "json", answer_overview, true, false},
    {"stake", "stake", QUESTION | TAKES_PAGE, "json csv", answer_report, false, false},
    {"map", "stake", QUESTION, "json csv", answer_map, false, false},
    {"status", "status", QUESTION, "json csv ics", answer_report, false, false},
    {"cost", "cost", QUESTION | TAKES_LIST, "json csv", answer_report, false, false},
    {"timeline", "timeline", QUESTION | TAKES_SPAN | TAKES_LIST, "json csv atom", answer_report, false, false},
    {"report", "report", QUESTION | TAKES_SPAN, "json csv md html", answer_report, false, false},
    {"cases", "cases", TAKES_DAY | TAKES_FORMAT | TAKES_WITHOUT | TAKES_LIST, "json csv", answer_report, false, false},
    {"cases/", "cases", TAKES_DAY | TAKES_FORMAT | TAKES_WITHOUT, "json csv", answer_report, false, false},
    {"claims", "claims", TAKES_DAY | TAKES_PLACES | TAKES_CLAIMS | TAKES_FORMAT | TAKES_LIST, "json csv claimreview",
     answer_report, false, false},
    {"claims/", "why", TAKES_DAY | TAKES_FORMAT, "json", answer_claim, false, false},
    {"conditions", NULL, TAKES_FORMAT | TAKES_LIST, "json csv", answer_rules, true, false},
    {"conditions/", NULL, QUESTION, "json", answer_rule, false, false},
    {"places/", "why", TAKES_DAY | TAKES_MONEY | TAKES_FORMAT | TAKES_WITHOUT, "json", answer_place, false, false},
    {"search", NULL, TAKES_QUERY | TAKES_FORMAT | TAKES_LIST, "json csv", answer_search, true, false},
    {"openapi.json", NULL, TAKES_FORMAT, "json", answer_openapi, true, false},
    {"sources", NULL, TAKES_FORMAT | TAKES_LIST, "json csv", answer_sources, true, false},
    {"sources/", NULL, TAKES_FORMAT, "json csv", answer_source, true, false},
    {"drafts", NULL, TAKES_DOCUMENT | TAKES_FORMAT, "json", answer_drafts, true, true},
};

const size_t route_count = sizeof routes / sizeof *routes;

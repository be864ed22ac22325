/* What each place has at stake, a row a place: what a map of the nation is drawn from. */
#include "site/inside.h"

static const RowColumn columns[] = {
    {"place", false},         {"geoid", false},         {"name", false},        {"kind", false},
    {"state", false},         {"county", false},        {"latitude", false},    {"longitude", false},
    {"gross_min", false},     {"gross_max", false},     {"at_risk_min", false}, {"at_risk_max", false},
    {"protected_min", false}, {"protected_max", false}, {"cleared_min", false}, {"cleared_max", false},
    {"status", false},        {"codes", true},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns, ALIASES_MOST = 32 };

static void row_sum(Rows *rows, Sum sum)
{
    MoneyRange range = sum_range(sum);
    row_money(rows, range.has_min, range.min);
    row_money(rows, range.has_max, range.max);
}

static bool is_code(Str text)
{
    size_t i = 0;
    while (i < text.len && char_is_digit(text.ptr[i]))
        i++;
    return text.len && i == text.len;
}

StrArray place_codes(PlaceId id, Arena *arena)
{
    PlaceAlias aliases[ALIASES_MOST];
    StrArray codes = {0};
    size_t count = id < place_count() ? place_aliases(id, aliases, ALIASES_MOST) : 0;
    for (size_t i = 0; i < count && i < ALIASES_MOST; i++)
        if (is_code(aliases[i].text))
            ARRAY_ADD(arena, &codes, aliases[i].text);
    return codes;
}

static void put_row(Call *call, Rows *rows, const PlaceStake *place)
{
    Place unit = journal_place(call->view.journal, place->place);
    PlaceId state = place->place < place_count() ? place_state(place->place) : PLACE_NONE;
    StrArray codes = place_codes(place->place, call->arena);
    row_begin(rows);
    row_words(rows, unit.path);
    row_words(rows, unit.geoid);
    row_words(rows, unit.name);
    row_words(rows, str_from_c(place_kind_name(unit.kind)));
    row_words(rows, state == PLACE_NONE ? STR("") : place_get(state).path);
    row_words(rows, place_county(place->place));
    row_degrees(rows, unit.has_centroid, unit.latitude_e6);
    row_degrees(rows, unit.has_centroid, unit.longitude_e6);
    row_sum(rows, place->gross);
    for (int class = 0; class < 3; class ++)
        row_sum(rows, place->classes[class]);
    row_words(rows, str_from_c(step_name(place->status.step)));
    row_list(rows, &codes);
    row_end(rows);
}

static void put_rows(Call *call, Json *json, const Answer *answer, RowsForm form)
{
    Rows rows;
    rows_begin(&rows, json, form, columns, COLUMN_COUNT);
    for (size_t i = 0; i < answer->places.count; i++)
        put_row(call, &rows, &answer->places.items[i]);
    rows_end(&rows);
}

/* Totals leave out what is unknown, and count it. */
static void put_sum(Json *json, const char *key, Sum sum)
{
    sum.has_unknown = false;
    put_key(json, key);
    put_range(json, sum_range(sum));
}

static void put_total(Json *json, const Answer *answer)
{
    put_key(json, "total");
    put_open(json, '{');
    put_sum(json, "gross", answer->gross);
    put_sum(json, "at_risk", answer->classes[CLASS_AT_RISK]);
    put_sum(json, "protected", answer->classes[CLASS_PROTECTED]);
    put_sum(json, "cleared", answer->classes[CLASS_CLEARED]);
    put_key(json, "awards");
    put_count(json, answer->awards);
    put_key(json, "unknown_places");
    put_count(json, answer->unknown_places);
    put_close(json, '}');
}

static void put_question(Json *json, const Journal *journal, const Answer *answer)
{
    const Question *question = &answer->question;
    put_key(json, "as_of");
    put_period(json, period_of_day(question->as_of));
    put_key(json, "known_by");
    put_period(json, question->known_by == DATE_OPEN ? PERIOD_NONE : period_of_day(question->known_by));
    put_key(json, "basis");
    put_text(json, str_from_c(basis_name(question->basis)));
    put_key(json, "conditions");
    put_open(json, '[');
    for (size_t i = 0; i < answer->conditions.count; i++)
        put_text(json, journal->rules.items[answer->conditions.items[i]].id);
    put_close(json, ']');
}

void answer_map(Call *call)
{
    Json json = {.out = &call->answer->body};
    if (!call_ask(call))
        return;
    const Answer *answer = stake_answer(call->view.journal, &call->question, call->arena);
    if (call->view.format == FORMAT_CSV) {
        put_rows(call, &json, answer, ROWS_TABLE);
        return;
    }
    put_open(&json, '{');
    put_question(&json, call->view.journal, answer);
    put_total(&json, answer);
    put_key(&json, "columns");
    put_open(&json, '[');
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        put_text(&json, str_from_c(columns[i].key));
    put_close(&json, ']');
    put_key(&json, "rows");
    put_rows(call, &json, answer, ROWS_ARRAYS);
    put_close(&json, '}');
    buf_add_char(json.out, '\n');
}

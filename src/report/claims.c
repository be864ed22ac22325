/* Claims: who said it, the words, the test, the verdict under every definition, what is missing. */
#include "report/table.h"
#include "report/words.h"

/* ---- words ---- */

static const Event *event_of(const View *view, const ClaimAnswer *answer)
{
    return &view->journal->events.items[answer->event];
}

static Str take(const View *view, Buf *buf)
{
    Str text = arena_str(view->arena, buf_str(buf));
    buf_release(buf);
    return text;
}

/* "value 585.8 per 100,000 (2015)" */
static Str number_words(const View *view, const ClaimNumber *number)
{
    bool is_percent = str_equal(number->unit, STR("%")), is_count = str_equal(number->unit, STR("count"));
    Str place = number->place == PLACE_NONE ? STR("") : words_path(view, number->place);
    Buf buf;
    buf_init(&buf);
    buf_printf(&buf, "%.*s %.*s", STR_ARG(number->what), STR_ARG(number->value));
    if (is_percent)
        buf_add_char(&buf, '%');
    else if (number->unit.len && !is_count)
        buf_printf(&buf, " %.*s", STR_ARG(number->unit));
    if (place.len || number->when.len)
        buf_printf(&buf, " (%.*s%s%.*s)", STR_ARG(place), place.len && number->when.len ? ", " : "",
                   STR_ARG(number->when));
    return take(view, &buf);
}

Str words_numbers(const View *view, const ClaimVariant *variant)
{
    Buf buf;
    buf_init(&buf);
    for (size_t i = 0; i < variant->numbers.count; i++)
        buf_printf(&buf, "%s%.*s", i ? "; " : "", STR_ARG(number_words(view, &variant->numbers.items[i])));
    return take(view, &buf);
}

static Str list_words(const View *view, const StrArray *list)
{
    Buf buf;
    buf_init(&buf);
    for (size_t i = 0; i < list->count; i++)
        buf_printf(&buf, "%s%.*s", i ? "; " : "", STR_ARG(list->items[i]));
    return take(view, &buf);
}

/* ---- sources: of the words, then of the figures ---- */

static void add_source(const View *view, StrArray *list, const Common *common)
{
    for (size_t i = 0; i < common->sources.count; i++) {
        Str id = view->journal->sources.items[common->sources.items[i].source].id;
        bool is_there = false;
        for (size_t k = 0; k < list->count; k++)
            is_there = is_there || str_equal(list->items[k], id);
        if (!is_there)
            ARRAY_ADD(view->arena, list, id);
    }
}

static StrArray sources_of(const View *view, const ClaimAnswer *answer)
{
    const Journal *journal = view->journal;
    StrArray list = {0};
    add_source(view, &list, &event_of(view, answer)->common);
    for (size_t i = 0; i < answer->now.variants.count; i++) {
        Index series = answer->now.variants.items[i].series;
        if (series != NO_INDEX)
            add_source(view, &list, &journal->series_entries.items[journal->series_from.items[series]].common);
    }
    return list;
}

/* ---- JSON ---- */

static json_t *strings(const StrArray *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->count; i++)
        json_array_append_new(array, json_words(list->items[i]));
    return array;
}

static json_t *number_json(const View *view, const ClaimNumber *number)
{
    json_t *object = json_object();
    json_object_set_new(object, "what", json_words(number->what));
    json_object_set_new(object, "place",
                        number->place == PLACE_NONE ? json_null() : json_words(words_path(view, number->place)));
    json_object_set_new(object, "period", json_words(number->when));
    json_object_set_new(object, "value", json_words(number->exact));
    json_object_set_new(object, "unit", json_words(number->unit));
    json_object_set_new(object, "at",
                        number->from.source == SPAN_NONE.source ? json_null()
                                                                : json_words(words_place_in_file(view, number->from)));
    return object;
}

static json_t *variant_json(const View *view, const ClaimVariant *variant)
{
    json_t *object = json_object(), *numbers = json_array();
    for (size_t i = 0; i < variant->numbers.count; i++)
        json_array_append_new(numbers, number_json(view, &variant->numbers.items[i]));
    json_object_set_new(object, "definition", json_words(variant->definition));
    json_object_set_new(object, "verdict", json_string(verdict_name(variant->verdict)));
    json_object_set_new(object, "numbers", numbers);
    return object;
}

json_t *json_claim(const View *view, const ClaimAnswer *answer)
{
    const Event *event = event_of(view, answer);
    json_t *object = json_object(), *variants = json_array();
    StrArray sources = sources_of(view, answer);
    for (size_t i = 0; i < answer->now.variants.count; i++)
        json_array_append_new(variants, variant_json(view, &answer->now.variants.items[i]));
    json_object_set_new(object, "id", json_event_name(view, event));
    json_object_set_new(object, "said", json_period(view->arena, event->day));
    json_object_set_new(object, "speaker", json_words(event->statement->speaker));
    json_object_set_new(object, "words", json_words(event->common.title));
    json_object_set_new(object, "test", json_words(event->statement->test));
    json_object_set_new(object, "verdict", json_string(verdict_name(answer->now.verdict)));
    json_object_set_new(object, "verdict_then", json_string(verdict_name(answer->then.verdict)));
    json_object_set_new(object, "variants", variants);
    json_object_set_new(object, "missing", strings(&answer->now.missing));
    json_object_set_new(object, "sources", strings(&sources));
    return object;
}

/* ---- a row a claim and definition ---- */

static void add_row(Table *table, const View *view, const ClaimAnswer *answer, const ClaimVariant *variant)
{
    const Event *event = event_of(view, answer);
    table_words(table, words_event_name(view, event));
    table_date(table, event->day);
    table_words(table, event->statement->speaker);
    table_words(table, event->common.title);
    table_words(table, event->statement->test);
    table_words(table, str_from_c(verdict_name(answer->now.verdict)));
    table_words(table, str_from_c(verdict_name(answer->then.verdict)));
    table_words(table, variant ? variant->definition : STR(""));
    table_words(table, variant ? str_from_c(verdict_name(variant->verdict)) : STR(""));
    table_words(table, variant ? words_numbers(view, variant) : STR(""));
    table_words(table, list_words(view, variant ? &variant->missing : &answer->now.missing));
}

static void print_csv_rows(Buf *out, const View *view, const ClaimAnswer *answers, size_t count)
{
    static const char *const keys[] = {"id",           "said",       "speaker", "words",   "test",   "verdict",
                                       "verdict_then", "definition", "variant", "numbers", "missing"};
    Table table;
    table_init(&table, view->arena);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        table_column(&table, keys[i], keys[i], ALIGN_LEFT, true);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < answers[i].now.variants.count; k++)
            add_row(&table, view, &answers[i], &answers[i].now.variants.items[k]);
        if (!answers[i].now.variants.count)
            add_row(&table, view, &answers[i], NULL);
    }
    table_print(out, view, &table);
}

/* ---- for people ---- */

/* Blanks at the beginning of the label are its depth. */
static void add_lines(Buf *out, const View *view, const char *label, Str text)
{
    size_t depth = strspn(label, " ");
    Str line = arena_printf(view->arena, "%s%.*s", label + depth, STR_ARG(text));
    if (view->format == FORMAT_MD) {
        buf_add_repeat(out, ' ', depth);
        buf_add(out, STR("* "));
        md_text(out, line);
        buf_add_char(out, '\n');
        return;
    }
    buf_add_repeat(out, ' ', depth + 2);
    wrap_words(out, view, line, depth + 2, depth + 6);
}

/* "depends (1 holds, 14 fail, 2 untested)": how many definitions came to what. */
static Str counted_words(const View *view, const ClaimVerdict *verdict)
{
    uint32_t counts[VERDICT_COUNT] = {0};
    for (size_t i = 0; i < verdict->variants.count; i++)
        counts[verdict->variants.items[i].verdict]++;
    const char *name = verdict_name(verdict->verdict);
    bool is_mixed = verdict->variants.count > 1 && counts[verdict->verdict] < verdict->variants.count;
    if (!is_mixed)
        return str_from_c(name);
    return arena_printf(view->arena, "%s (of %u definitions %u hold%s, %u fail%s, %u %s untested)", name,
                        verdict->variants.count, counts[VERDICT_HOLDS], counts[VERDICT_HOLDS] == 1 ? "s" : "",
                        counts[VERDICT_FAILS], counts[VERDICT_FAILS] == 1 ? "s" : "", counts[VERDICT_UNTESTED],
                        counts[VERDICT_UNTESTED] == 1 ? "is" : "are");
}

Str words_verdict(const View *view, const ClaimAnswer *answer)
{
    Str now = counted_words(view, &answer->now);
    if (!answer->differs)
        return now;
    return arena_printf(view->arena, "%.*s now; %s by what was known when it was said", STR_ARG(now),
                        verdict_name(answer->then.verdict));
}

static void print_variants(Buf *out, const View *view, const ClaimVerdict *verdict)
{
    Table table;
    table_init(&table, view->arena);
    table_column(&table, "Definition", "definition", ALIGN_LEFT, true);
    table_column(&table, "Verdict", "verdict", ALIGN_LEFT, false);
    table_column(&table, "Numbers", "numbers", ALIGN_LEFT, true);
    for (size_t i = 0; i < verdict->variants.count; i++) {
        const ClaimVariant *variant = &verdict->variants.items[i];
        table_words(&table, variant->definition);
        table_words(&table, str_from_c(verdict_name(variant->verdict)));
        table_words(&table, words_numbers(view, variant));
    }
    if (verdict->variants.count) {
        buf_add_char(out, '\n');
        table_print(out, view, &table);
    }
}

/* Each remark once, whatever the number of definitions it goes with. */
static void print_remarks(Buf *out, const View *view, const ClaimVerdict *verdict)
{
    StrArray told = {0};
    for (size_t i = 0; i < verdict->variants.count; i++)
        for (size_t k = 0; k < verdict->variants.items[i].remarks.count && told.count < 12; k++) {
            Str remark = verdict->variants.items[i].remarks.items[k];
            bool is_told = false;
            for (size_t n = 0; n < told.count; n++)
                is_told = is_told || str_equal(told.items[n], remark);
            if (is_told)
                continue;
            ARRAY_ADD(view->arena, &told, remark);
            add_lines(out, view, "note: ", remark);
        }
}

static void print_head(Buf *out, const View *view, const ClaimAnswer *answer)
{
    const Event *event = event_of(view, answer);
    bool is_md = view->format == FORMAT_MD;
    Str name = words_event_name(view, event);
    Str head = arena_printf(view->arena, "%.*s \"%.*s\"", STR_ARG(name), STR_ARG(event->common.title));
    buf_add(out, is_md ? STR("### ") : STR(""));
    if (is_md)
        md_text(out, head);
    else
        buf_add(out, head);
    buf_add_char(out, '\n');
    if (is_md)
        buf_add_char(out, '\n');
    const Statement *statement = event->statement;
    bool has_role = statement->role.len && !str_equal(statement->role, statement->speaker);
    Str role = has_role ? arena_printf(view->arena, ", %.*s", STR_ARG(statement->role)) : STR("");
    add_lines(out, view, "",
              arena_printf(view->arena, "said by %.*s%.*s on %.*s", STR_ARG(event->statement->speaker), STR_ARG(role),
                           STR_ARG(words_period(view->arena, event->day))));
    if (event->statement->test.len)
        add_lines(out, view, "test: ", event->statement->test);
    add_lines(out, view, "verdict: ", words_verdict(view, answer));
}

static void print_claim(Buf *out, const View *view, const ClaimAnswer *answer)
{
    StrArray sources = sources_of(view, answer);
    print_head(out, view, answer);
    for (size_t i = 0; i < answer->now.missing.count; i++)
        add_lines(out, view, "missing: ", answer->now.missing.items[i]);
    print_remarks(out, view, &answer->now);
    add_lines(out, view, "sources: ", list_words(view, &sources));
    print_variants(out, view, &answer->now);
}

void report_claims(Buf *out, const View *view, const ClaimAnswer *answers, size_t count)
{
    if (view->format == FORMAT_JSON) {
        json_t *list = json_array();
        for (size_t i = 0; i < count; i++)
            json_array_append_new(list, json_claim(view, &answers[i]));
        json_print(out, list);
        return;
    }
    if (view->format == FORMAT_CSV) {
        print_csv_rows(out, view, answers, count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (i)
            buf_add_char(out, '\n');
        print_claim(out, view, &answers[i]);
    }
}

/* ---- the proof of one ---- */

static void prove_number(Buf *out, const View *view, const ClaimNumber *number)
{
    Str words = number_words(view, number);
    bool has_place = number->from.source != SPAN_NONE.source;
    Str at =
        has_place ? arena_printf(view->arena, " (%.*s)", STR_ARG(words_place_in_file(view, number->from))) : STR("");
    add_lines(out, view, "    ", arena_printf(view->arena, "%.*s%.*s", STR_ARG(words), STR_ARG(at)));
}

static void prove_variant(Buf *out, const View *view, const ClaimVariant *variant)
{
    const Journal *journal = view->journal;
    add_lines(out, view, "  ",
              arena_printf(view->arena, "%.*s: %s", STR_ARG(variant->definition), verdict_name(variant->verdict)));
    if (variant->series != NO_INDEX) {
        const SeriesEntry *entry = &journal->series_entries.items[journal->series_from.items[variant->series]];
        add_lines(out, view, "    ",
                  arena_printf(view->arena, "series %.*s (%.*s) [%.*s]",
                               STR_ARG(journal->series.items[variant->series].id),
                               STR_ARG(words_place_in_file(view, entry->common.span)),
                               STR_ARG(words_sources(view, &entry->common))));
    }
    for (size_t i = 0; i < variant->numbers.count; i++)
        prove_number(out, view, &variant->numbers.items[i]);
    for (size_t i = 0; i < variant->missing.count; i++)
        add_lines(out, view, "    missing: ", variant->missing.items[i]);
    for (size_t i = 0; i < variant->remarks.count; i++)
        add_lines(out, view, "    note: ", variant->remarks.items[i]);
}

static bool is_of_variant(const ClaimVerdict *verdict, Str missing)
{
    for (size_t i = 0; i < verdict->variants.count; i++)
        for (size_t k = 0; k < verdict->variants.items[i].missing.count; k++)
            if (str_equal(verdict->variants.items[i].missing.items[k], missing))
                return true;
    return false;
}

static Str proof_of(const View *view, const ClaimVerdict *verdict)
{
    Buf buf;
    buf_init(&buf);
    for (size_t i = 0; i < verdict->variants.count; i++)
        prove_variant(&buf, view, &verdict->variants.items[i]);
    for (size_t i = 0; i < verdict->missing.count; i++)
        if (!is_of_variant(verdict, verdict->missing.items[i]))
            add_lines(&buf, view, "  missing: ", verdict->missing.items[i]);
    return take(view, &buf);
}

void report_why_claim(Buf *out, const View *view, const ClaimAnswer *answer)
{
    const Event *event = event_of(view, answer);
    if (view->format == FORMAT_JSON) {
        json_t *list = json_array(), *claim = json_claim(view, answer);
        json_object_set_new(claim, "series", json_claim_series(view, answer));
        json_array_append_new(list, claim);
        json_print(out, list);
        return;
    }
    if (view->format == FORMAT_CSV) {
        report_claims(out, view, answer, 1);
        return;
    }
    print_head(out, view, answer);
    add_lines(out, view, "entry: ",
              arena_printf(view->arena, "%.*s [%.*s]", STR_ARG(words_place_in_file(view, event->common.span)),
                           STR_ARG(words_sources(view, &event->common))));
    for (size_t i = 0; i < event->common.notes.count; i++)
        add_lines(out, view, "note: ", event->common.notes.items[i]);
    buf_add_char(out, '\n');
    Str now = proof_of(view, &answer->now), then = proof_of(view, &answer->then);
    add_lines(out, view, "with all that is known: ", str_from_c(verdict_name(answer->now.verdict)));
    buf_add(out, now);
    buf_add_char(out, '\n');
    bool is_same = !answer->differs && str_equal(now, then);
    add_lines(out, view, "as known when it was said: ",
              is_same ? STR("the same") : str_from_c(verdict_name(answer->then.verdict)));
    if (!is_same)
        buf_add(out, then);
}

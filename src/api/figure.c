/* One figure by a line of words: "stake us/il/chicago at_risk 2017-04-21". docs/brief.md has the words. */
#include "api/api.h"

enum { WORDS_MOST = 16 };

typedef struct {
    const View *view;
    Date today, known_by;
    Str whole, words[WORDS_MOST];
    size_t count, next;
    Asked asked;
    int scale; /* power of ten of dollars; 0: whole */
    Str why;
} Figure;

/* Always false. */
static bool refuse(Figure *figure, const char *before, Str word, const char *behind)
{
    figure->why = arena_printf(figure->view->arena, "%s%.*s%s", before, STR_ARG(word), behind);
    return false;
}

/* Blanks between words, but not inside quotation marks. */
static bool split(Figure *figure, Str text)
{
    size_t at = 0;
    while (at < text.len) {
        bool quoted = text.ptr[at] == '"';
        size_t until = str_find_char(text, quoted ? '"' : ' ', at + quoted);
        if (figure->count == WORDS_MOST)
            return refuse(figure, "more than a figure has: '", str_after(text, at), "'");
        if (until > at)
            figure->words[figure->count++] = str_slice(text, at + quoted, until);
        at = until + 1;
    }
    return figure->count > 0 || refuse(figure, "no words", STR(""), "");
}

static Str take(Figure *figure)
{
    return figure->next < figure->count ? figure->words[figure->next++] : STR_NONE;
}

static bool read_scale(Figure *figure, Str word)
{
    static const struct {
        Str word;
        int scale;
    } scales[] = {{{"thousands", 9}, 3}, {{"millions", 8}, 6}, {{"billions", 8}, 9}};
    for (size_t i = 0; i < sizeof scales / sizeof scales[0]; i++)
        if (str_equal(word, scales[i].word))
            figure->scale = scales[i].scale;
    return figure->scale || refuse(figure, "in= is thousands, millions or billions, not '", word, "'");
}

/* condition=a,b and the like, behind the words that each kind of figure needs. */
static bool read_options(Figure *figure)
{
    Arena *arena = figure->view->arena;
    while (figure->next < figure->count) {
        Str value = take(figure), whole = value, name = str_cut(&value, '=');
        if (str_equal(name, STR("condition")))
            api_add_items(arena, &figure->asked.conditions, value);
        else if (str_equal(name, STR("program")))
            api_add_items(arena, &figure->asked.programs, value);
        else if (str_equal(name, STR("basis")))
            figure->asked.basis = value;
        else if (str_equal(name, STR("known-by")))
            figure->asked.known_by = value;
        else if (!str_equal(name, STR("in")))
            return refuse(figure, "'", whole, "' is none of condition=, program=, basis=, known-by=, in=");
        else if (!read_scale(figure, value))
            return false;
    }
    return true;
}

static Str day_words(const Figure *figure)
{
    Buf out;
    buf_init(&out);
    date_print(&out, figure->today);
    Str words = arena_str(figure->view->arena, buf_str(&out));
    buf_release(&out);
    return words;
}

static bool answer(Figure *figure, Answer **out)
{
    const View *view = figure->view;
    Question question;
    if (str_equal(figure->asked.as_of, STR("today")))
        figure->asked.as_of = day_words(figure);
    else if (!figure->asked.as_of.len)
        return refuse(figure, "there is no day in '", figure->whole, "'");
    if (!read_options(figure) ||
        !api_ask(view->journal, &figure->asked, figure->today, view->arena, &question, &figure->why))
        return false;
    question.known_by = figure->known_by < question.known_by ? figure->known_by : question.known_by;
    *out = stake_answer(view->journal, &question, view->arena);
    return true;
}

/* ---- what it comes to ---- */

/* One decimal, half up, as news has it: 2.3 million. */
static Str scaled(Figure *figure, Money amount)
{
    static const char *const names[] = {[3] = "thousand", [6] = "million", [9] = "billion"};
    uint64_t unit = 10, cents = amount < 0 ? (uint64_t)0 - (uint64_t)amount : (uint64_t)amount;
    for (int i = 1; i < figure->scale; i++)
        unit *= 10;
    uint64_t tenths = (cents + unit * 5) / (unit * 10); /* unit: a tenth of it in dollars is unit * 10 cents */
    return arena_printf(figure->view->arena, "%s%llu.%llu %s", amount < 0 ? "-" : "", (unsigned long long)(tenths / 10),
                        (unsigned long long)(tenths % 10), names[figure->scale]);
}

static Str money_words(Figure *figure, MoneyRange range)
{
    Buf out;
    buf_init(&out);
    if (figure->scale && money_is_exact(range))
        buf_add(&out, scaled(figure, range.min));
    else
        money_range_print(&out, range);
    Str words = arena_str(figure->view->arena, buf_str(&out));
    buf_release(&out);
    return words;
}

static bool field_of(Figure *figure, Str name, const Sum *gross, const Sum *classes, Str *out)
{
    static const Str names[] = {{"gross", 5}, {"at_risk", 7}, {"protected", 9}, {"cleared", 7}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (!str_equal(name, names[i]))
            continue;
        *out = money_words(figure, sum_range(i == 0 ? *gross : classes[i - 1]));
        return true;
    }
    return refuse(figure, "'", name, "' is none of gross, at_risk, protected, cleared, shared");
}

static bool stake_figure(Figure *figure, Str *out)
{
    Str place = take(figure), field = take(figure);
    Answer *found;
    PlaceId id;
    figure->asked.as_of = take(figure);
    if (!api_find_place(figure->view->journal, place, figure->view->arena, &id, &figure->why))
        return false;
    ARRAY_ADD(figure->view->arena, &figure->asked.places, place);
    if (!answer(figure, &found))
        return false;
    for (size_t i = 0; i < found->places.count; i++) {
        const PlaceStake *at = &found->places.items[i];
        if (at->place != id)
            continue;
        if (str_equal(field, STR("shared"))) {
            *out = at->has_shared ? money_words(figure, at->shared) : STR("0");
            return true;
        }
        return field_of(figure, field, &at->gross, at->classes, out);
    }
    *out = STR("unknown"); /* no award of it is known: never zero */
    return true;
}

static bool total_figure(Figure *figure, Str *out)
{
    Str field = take(figure);
    Answer *found;
    figure->asked.as_of = take(figure);
    if (!answer(figure, &found))
        return false;
    Sum sums[4] = {found->gross, found->classes[0], found->classes[1], found->classes[2]};
    for (int i = 0; i < 4; i++)
        sums[i].has_unknown = false; /* totals leave out what is unknown, as those of purse stake do */
    return field_of(figure, field, &sums[0], sums + 1, out);
}

static bool count_figure(Figure *figure, Str kind, Str *out)
{
    Answer *found;
    figure->asked.as_of = take(figure);
    if (!answer(figure, &found))
        return false;
    uint32_t count = 0;
    if (str_equal(kind, STR("awards")))
        count = found->awards;
    else if (str_equal(kind, STR("unknown")))
        count = found->unknown_places;
    else
        for (size_t i = 0; i < found->places.count; i++)
            count += found->places.items[i].status.warned != NO_INDEX;
    *out = arena_printf(figure->view->arena, "%u", count);
    return true;
}

bool api_figure(const View *view, Str words, Date today, Date known_by, Str *value, Str *why)
{
    Figure figure = {.view = view, .today = today, .known_by = known_by, .whole = words};
    bool is_right = split(&figure, words);
    Str kind = take(&figure);
    if (!is_right)
        ;
    else if (str_equal(kind, STR("stake")))
        is_right = stake_figure(&figure, value);
    else if (str_equal(kind, STR("total")))
        is_right = total_figure(&figure, value);
    else if (str_equal(kind, STR("warned")) || str_equal(kind, STR("awards")) || str_equal(kind, STR("unknown")))
        is_right = count_figure(&figure, kind, value);
    else
        is_right = refuse(&figure, "'", kind, "' is no figure; figures are stake, total, warned, awards, unknown");
    *why = figure.why;
    return is_right;
}

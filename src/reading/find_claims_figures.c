/* Claims by figures and ranks, by causes, and by what a word is said to mean. */
#include "reading/claims.h"

enum { NEAR = 7 };

/* ---- figures ---- */

/* The measure a word tells, as tests call it; empty when it is none. */
static Str measure_at(const Text *text, uint32_t token)
{
    static const struct {
        const char *word, *measure;
    } measures[] = {{"crime", "crime"},
                    {"crimes", "crime"},
                    {"violence", "violent-crime"},
                    {"murder", "murders"},
                    {"murders", "murders"},
                    {"homicide", "homicides"},
                    {"homicides", "homicides"},
                    {"robberies", "robbery"},
                    {"burglaries", "burglaries"},
                    {"shootings", "shootings"},
                    {"arrests", "arrests"},
                    {"unemployment", "unemployment"},
                    {"population", "population"},
                    {"enrollment", "enrollment"},
                    {"ridership", "ridership"},
                    {"deaths", "deaths"},
                    {"poverty", "poverty"},
                    {"caseload", "caseload"},
                    {"turnout", "turnout"},
                    {"homelessness", "homelessness"}};
    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++)
        if (token_is_word(text, token, str_from_c(measures[i].word)))
            return str_from_c(measures[i].measure);
    return STR("");
}

static Str measure_in(const Text *text, uint32_t first, uint32_t until)
{
    for (uint32_t i = first; i < until; i++) {
        if (!claim_word_at(text, i, CLAIM_WORD_MEASURE))
            continue;
        Str measure = measure_at(text, i);
        if (str_equal(measure, STR("crime")) && i > 0 && token_is_word(text, i - 1, STR("violent")))
            return STR("violent-crime");
        if (measure.len)
            return measure;
    }
    return STR("");
}

typedef enum { FIGURE_NONE, FIGURE_LOWEST, FIGURE_HIGHEST, FIGURE_SAFEST, FIGURE_RISES, FIGURE_FALLS } Figure;

static Figure figure_at(const Text *text, uint32_t token)
{
    static const struct {
        const char *word;
        Figure figure;
    } words[] = {{"lowest", FIGURE_LOWEST},   {"fewest", FIGURE_LOWEST},   {"highest", FIGURE_HIGHEST},
                 {"safest", FIGURE_SAFEST},   {"rise", FIGURE_RISES},      {"rises", FIGURE_RISES},
                 {"rose", FIGURE_RISES},      {"risen", FIGURE_RISES},     {"increase", FIGURE_RISES},
                 {"increased", FIGURE_RISES}, {"doubled", FIGURE_RISES},   {"tripled", FIGURE_RISES},
                 {"fell", FIGURE_FALLS},      {"fallen", FIGURE_FALLS},    {"falls", FIGURE_FALLS},
                 {"dropped", FIGURE_FALLS},   {"decreased", FIGURE_FALLS}, {"decrease", FIGURE_FALLS},
                 {"declined", FIGURE_FALLS}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (token_is_word(text, token, str_from_c(words[i].word)))
            return words[i].figure;
    bool is_record = token_is_word(text, token, STR("record")) &&
                     (token_is_word(text, token + 1, STR("low")) || token_is_word(text, token + 1, STR("lows")));
    bool is_record_high = token_is_word(text, token, STR("record")) &&
                          (token_is_word(text, token + 1, STR("high")) || token_is_word(text, token + 1, STR("highs")));
    return is_record ? FIGURE_LOWEST : is_record_high ? FIGURE_HIGHEST : FIGURE_NONE;
}

static int year_at(const Text *text, uint32_t token)
{
    Str word = token < text->tokens.count ? text_token(text, token) : STR("");
    int year = word.len == 4 ? str_digits(word, 0, 4) : -1;
    return year >= DATE_FIRST_YEAR && year <= DATE_LAST_YEAR ? year : 0;
}

static Str window_of(ClaimFinder *finder, TokenRun run)
{
    const Text *text = finder->text;
    for (uint32_t i = run.first; i < run.until; i++) {
        if (token_is_word(text, i, STR("decades")))
            return STR(" in decades");
        if (token_is_word(text, i, STR("record")))
            return STR(" on record");
        if (token_is_word(text, i, STR("since")) && year_at(text, i + 1))
            return arena_printf(finder->arena, " since %d", year_at(text, i + 1));
    }
    return STR(" on record");
}

/* "from 2016 to 2018", "since 2014": the years of a rise or a fall. */
static Str years_of(ClaimFinder *finder, TokenRun run)
{
    const Text *text = finder->text;
    for (uint32_t i = run.first; i < run.until; i++) {
        if (token_is_word(text, i, STR("since")) && year_at(text, i + 1))
            return arena_printf(finder->arena, " since %d", year_at(text, i + 1));
        if (token_is_word(text, i, STR("from")) && year_at(text, i + 1) && token_is_word(text, i + 2, STR("to")) &&
            year_at(text, i + 3))
            return arena_printf(finder->arena, " from %d to %d", year_at(text, i + 1), year_at(text, i + 3));
    }
    return STR("");
}

/* "risen to its highest level": a rank is more than a rise. */
static Figure rank_in(const Text *text, TokenRun run, Figure figure)
{
    for (uint32_t i = run.first; (figure == FIGURE_RISES || figure == FIGURE_FALLS) && i < run.until; i++) {
        if (token_is_word(text, i, STR("highest")))
            return FIGURE_HIGHEST;
        if (token_is_word(text, i, STR("lowest")))
            return FIGURE_LOWEST;
    }
    return figure;
}

static Str test_of_figure(ClaimFinder *finder, TokenRun run, Figure figure, Str measure)
{
    PlaceId place = claims_place(finder, run);
    if (place == PLACE_NONE || (!measure.len && figure != FIGURE_SAFEST))
        return STR("");
    Str path = place_get(place).path;
    switch (rank_in(finder->text, run, figure)) {
    case FIGURE_SAFEST:
        return arena_printf(finder->arena, "crime-rate of %.*s is lowest among big cities", STR_ARG(path));
    case FIGURE_LOWEST:
        return arena_printf(finder->arena, "%.*s of %.*s is lowest%.*s", STR_ARG(measure), STR_ARG(path),
                            STR_ARG(window_of(finder, run)));
    case FIGURE_HIGHEST:
        return arena_printf(finder->arena, "%.*s of %.*s is highest%.*s", STR_ARG(measure), STR_ARG(path),
                            STR_ARG(window_of(finder, run)));
    case FIGURE_RISES:
        return arena_printf(finder->arena, "%.*s of %.*s rises%.*s", STR_ARG(measure), STR_ARG(path),
                            STR_ARG(years_of(finder, run)));
    case FIGURE_FALLS:
        return arena_printf(finder->arena, "%.*s of %.*s falls%.*s", STR_ARG(measure), STR_ARG(path),
                            STR_ARG(years_of(finder, run)));
    case FIGURE_NONE: break;
    }
    return STR("");
}

static bool is_hypothetical(const Text *text, TokenRun run)
{
    for (uint32_t i = run.first; i < run.until; i++) {
        ModalKind kind = modal_at(text, i);
        if (kind == MODAL_WOULD || kind == MODAL_MAY || kind == MODAL_WILL || kind == MODAL_MUST)
            return true;
    }
    return false;
}

/* ---- causes ---- */

/* The token after words that tell a cause; 0 when there are none. */
static uint32_t cause_end(const Text *text, uint32_t token)
{
    static const char *const phrases[] = {"because of", "caused by",       "due to",    "as a result of",
                                          "to do with", "responsible for", "blamed on", "thanks to"};
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
        Str rest = str_from_c(phrases[i]);
        uint32_t at = token;
        while (rest.len && token_is_word(text, at, str_cut(&rest, ' ')))
            at++;
        if (!rest.len && at > token + 1 &&
            token_is_word(text, at - 1,
                          str_after(str_from_c(phrases[i]), str_from_c(phrases[i]).len - text_token(text, at - 1).len)))
            return at;
    }
    return 0;
}

static void claim_figure(ClaimFinder *finder, TokenRun sentence, uint32_t token, Figure figure)
{
    const Text *text = finder->text;
    uint32_t from = token > sentence.first + NEAR ? token - NEAR : sentence.first,
             until = token + NEAR < sentence.until ? token + NEAR : sentence.until;
    Str measure = measure_in(text, from, until);
    bool is_safest = figure == FIGURE_SAFEST && measure_in(text, token, sentence.until).len;
    bool is_place = figure == FIGURE_SAFEST &&
                    (token_is_word(text, token + 1, STR("big")) || token_in(text, token + 1, CLASS_UNIT));
    if (!measure.len && !is_safest && !is_place)
        return;
    TokenRun run = claims_clause(finder, token, token + 1);
    if (!is_hypothetical(text, run))
        claims_add(finder, run, CLAIM_STATISTIC, test_of_figure(finder, run, figure, measure), "claim-figure");
}

/* A cause is a claim where it is one of something that is counted. */
static void claim_cause(ClaimFinder *finder, TokenRun sentence, uint32_t token, uint32_t end)
{
    TokenRun run = claims_clause(finder, token, end);
    if (measure_in(finder->text, run.first, run.until).len && !is_hypothetical(finder->text, run) &&
        end < sentence.until)
        claims_add(finder, run, CLAIM_CAUSE, STR(""), "claim-cause");
}

/* ---- what words mean ---- */

/* "In general, "sanctuary cities" offer ...": a word in marks that a sentence begins with, and what it does. */
static void claim_definition(ClaimFinder *finder, TokenRun sentence)
{
    enum { BEGIN = 6, WORDS = 5 };
    const Text *text = finder->text;
    for (uint32_t i = sentence.first; i < sentence.until && i < sentence.first + BEGIN; i++) {
        if (text->tokens.items[i].mark != MARK_QUOTE_OPEN)
            continue;
        for (uint32_t k = i + 2; k < sentence.until && k <= i + WORDS; k++)
            if (text->tokens.items[k].mark == MARK_QUOTE_CLOSE && k + 1 < sentence.until &&
                !token_is_mark(text, k - 1, ',') && text->tokens.items[k + 1].kind == TOKEN_WORD &&
                !token_in(text, k + 1, CLASS_CUE) && sentence.until > k + 4) {
                uint32_t until = sentence.until;
                while (until > k + 2 && text->tokens.items[until - 1].kind == TOKEN_MARK)
                    until--;
                claims_add(finder, (TokenRun){sentence.first, until}, CLAIM_DEFINITION, STR(""), "claim-definition");
                return;
            }
        return;
    }
}

void claims_of_figures(ClaimFinder *finder, TokenRun sentence)
{
    claim_definition(finder, sentence);
    for (uint32_t i = sentence.first; i < sentence.until; i++) {
        if (!claim_word_at(finder->text, i, CLAIM_WORD_FIGURE | CLAIM_WORD_CAUSE))
            continue;
        bool may_cause = claim_word_at(finder->text, i, CLAIM_WORD_CAUSE);
        Figure figure = may_cause ? FIGURE_NONE : figure_at(finder->text, i);
        uint32_t end = may_cause ? cause_end(finder->text, i) : 0;
        if (end)
            claim_cause(finder, sentence, i, end);
        else if (figure != FIGURE_NONE)
            claim_figure(finder, sentence, i, figure);
    }
}

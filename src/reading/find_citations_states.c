/* Laws and rules of the states: "67 Pa. Code 449.12", "Minn. Stat. 13.82", "RCW 10.93.160". */
#include "reading/find_citations.h"

enum { MOST_LAW_WORDS = 5 };

/* The end of a number of figures with points, hyphens and colons between: "41-194.01", "752.053(a)". */
static uint32_t number_end(const Citations *cites, uint32_t at)
{
    uint32_t end = at + 1;
    while (end < at + 8 && cites_attached(cites, end) && cites_attached(cites, end + 1) &&
           (cites_mark(cites, end, '-') || cites_mark(cites, end, ':') || cites_mark(cites, end, '.')) &&
           cites_number(cites, end + 1).len > 0)
        end += 2;
    return cites_section_end(cites, end - 1);
}

static Str words_between(const Citations *cites, uint32_t first, uint32_t until)
{
    return anchor_of_tokens(cites->text, first, until).text;
}

static uint32_t add_law(Citations *cites, uint32_t first, uint32_t words_until, CiteKind kind)
{
    uint32_t section = words_until + cites_mark(cites, words_until, MARK_SECTION);
    section += cites_mark(cites, section, MARK_SECTION);
    if (section == words_until)
        section += cites_kind(cites, section, CITE_WORD_SECTION);
    if (cites_number(cites, section).len < 2)
        return 0;
    uint32_t until = number_end(cites, section);
    CiteFind find = {.kind = kind, .rule = kind == CITE_REGULATION ? "state-code" : "state-statute"};
    find.cite = arena_printf(cites->arena, "%.*s %.*s", STR_ARG(words_between(cites, first, words_until)),
                             STR_ARG(words_between(cites, section, until)));
    return cites_add(cites, first, until, find);
}

/* The words of a state's law after its name: "Rev. Stat.", "Gov. Code". */
static uint32_t law_words_end(const Citations *cites, uint32_t at)
{
    static const char *const words[] = {"rev.",   "rev",   "stat.", "stat",  "stats.", "code",  "gen.",   "gen",
                                        "laws",   "law",   "gov.",  "gov't", "govt.",  "govt",  "penal",  "exec.",
                                        "const.", "ann.",  "ann",   "comp.", "educ.",  "civ.",  "health", "safety",
                                        "&",      "safe.", "loc.",  "stats", "cons.",  "admin."};
    uint32_t end = at;
    bool has_law = false;
    for (bool goes_on = true; goes_on && end < at + MOST_LAW_WORDS;) {
        goes_on = end > at && (cites_mark(cites, end, '&') || cites_mark(cites, end, '.'));
        for (size_t i = 0; i < sizeof words / sizeof words[0] && !goes_on; i++)
            goes_on = cites_word(cites, end, words[i]);
        has_law |= goes_on && (cites_word(cites, end, "code") || cites_word(cites, end, "stat.") ||
                               cites_word(cites, end, "stat") || cites_word(cites, end, "stats.") ||
                               cites_word(cites, end, "laws") || cites_word(cites, end, "law"));
        end += goes_on;
    }
    return has_law ? end : at;
}

uint32_t cites_read_state_law(Citations *cites, uint32_t at)
{
    uint32_t words = law_words_end(cites, at + 1);
    if (words == at + 1)
        return 0;
    Str title = at > cites->first ? cites_number(cites, at - 1) : STR_NONE;
    bool is_titled = title.len > 0 && title.len <= 3 && cites_word(cites, at + 1, "code");
    return is_titled ? add_law(cites, at - 1, words, CITE_REGULATION) : add_law(cites, at, words, CITE_STATUTE);
}

uint32_t cites_read_state_letters(Citations *cites, uint32_t at)
{
    return add_law(cites, at, at + 1, CITE_STATUTE);
}

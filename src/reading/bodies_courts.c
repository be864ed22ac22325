/* Federal courts by the ways texts write them: "the Ninth Circuit", "U.S. District Court for the Northern District
 * of Illinois", and captions over several lines. */
#include "reading/bodies.h"

enum { COURT_ROOM = 128 };

static const Body none = {{0, 0}, PLACE_NONE, PLACE_NONE, false, false, NULL};

static bool is_word(const Text *text, uint32_t token, const char *lower)
{
    return token_is_word(text, token, str_from_c(lower));
}

static Body court_named(const Text *text, TokenRun run, const char *name, size_t length, const char *rule)
{
    (void)text;
    PlaceName found = place_name((Str){name, length});
    PlaceCarrier carrier;
    if (found == PLACE_NAME_NONE || place_name_carriers(found, &carrier, 1) == 0 || carrier.kind != PLACE_COURT)
        return none;
    return (Body){run, carrier.place, PLACE_NONE, false, false, rule};
}

static size_t put(char *room, size_t length, Str part)
{
    size_t count = part.len < COURT_ROOM - 1 - length ? part.len : COURT_ROOM - 1 - length;
    memcpy(room + length, part.ptr, count);
    room[length + count] = ' ';
    return length + count + 1;
}

static bool is_court(const Text *text, uint32_t token)
{
    return is_word(text, token, "court");
}

/* The first token that is no end of a line. */
static uint32_t past_breaks(const Text *text, uint32_t at)
{
    while (at < text->tokens.count && text->tokens.items[at].kind == TOKEN_BREAK)
        at++;
    return at;
}

/* ---- Courts of appeals ---- */

static Str ordinal_of(Str word)
{
    static const char *const written[] = {"1st", "2nd", "2d",  "3rd", "3d",   "4th", "5th",
                                          "6th", "7th", "8th", "9th", "10th", "11th"};
    static const char *const words[] = {"First", "Second",  "Second", "Third", "Third", "Fourth",  "Fifth",
                                        "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh"};
    for (size_t i = 0; i < sizeof written / sizeof written[0]; i++)
        if (str_equal(word, str_from_c(written[i])))
            return str_from_c(words[i]);
    return word;
}

static uint32_t appeals_until(const Text *text, uint32_t at)
{
    bool goes_on = is_court(text, at) && is_word(text, at + 1, "of") && is_word(text, at + 2, "appeals");
    return goes_on ? at + 3 : at;
}

/* "Ninth Circuit", "9th U.S. Circuit Court of Appeals"; `first` is the ordinal. */
static Body circuit_at(const Text *text, uint32_t first)
{
    uint32_t circuit = first + 1;
    Str number = text_token(text, first);
    bool is_split = circuit < text->tokens.count && !(text->tokens.items[circuit].flags & TOKEN_SPACE_BEFORE) &&
                    text->tokens.items[first].kind == TOKEN_NUMBER; /* "9" and "th" */
    if (is_split)
        number.len += text->tokens.items[circuit++].length;
    if (is_word(text, circuit, "u.s."))
        circuit++;
    if (!is_word(text, circuit, "circuit"))
        return none;
    char room[COURT_ROOM];
    size_t length = put(room, put(room, 0, ordinal_of(number)), STR("Circuit"));
    return court_named(text, (TokenRun){first, appeals_until(text, circuit + 1)}, room, length, "circuit");
}

/* "U.S. Court of Appeals for the Ninth Circuit" */
static Body appeals_at(const Text *text, uint32_t first, uint32_t at)
{
    uint32_t until = appeals_until(text, at);
    if (until == at || !is_word(text, until, "for") || !is_word(text, until + 1, "the"))
        return none;
    Body circuit = until + 2 < text->tokens.count ? circuit_at(text, until + 2) : none;
    circuit.run.first = first;
    return circuit;
}

/* ---- District courts ---- */

static bool is_side(const Text *text, uint32_t token)
{
    static const char *const sides[] = {"northern", "southern", "eastern", "western", "middle", "central"};
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++)
        if (is_word(text, token, sides[i]))
            return true;
    return false;
}

/* `at` is behind "District Court". */
static Body district_at(const Text *text, uint32_t first, uint32_t at)
{
    uint32_t behind = at;
    char room[COURT_ROOM];
    size_t length = put(room, 0, STR("United States District Court for the"));
    at = past_breaks(text, at);
    if (is_word(text, at, "for"))
        at = past_breaks(text, at + 1);
    if (is_word(text, at, "the"))
        at++;
    if (is_side(text, at))
        length = put(room, length, text_token(text, at++));
    if (!is_word(text, at, "district") || !is_word(text, at + 1, "of"))
        return (Body){{first, behind}, PLACE_NONE, PLACE_NONE, true, false, "district-court"};
    length = put(room, put(room, length, STR("District")), STR("of"));
    for (uint32_t until = at + 2; until < at + 5 && word_is_capital(text, until); until++) {
        length = put(room, length, text_token(text, until));
        Body court = court_named(text, (TokenRun){first, until + 1}, room, length, "district-court");
        if (court.rule)
            return court;
    }
    return none;
}

/* ---- Any ---- */

static bool is_ordinal_letter(const Text *text, uint32_t token)
{
    static const char *const words[] = {"first",   "second", "third", "fourth", "fifth",   "sixth",
                                        "seventh", "eighth", "ninth", "tenth",  "eleventh"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (is_word(text, token, words[i]))
            return true;
    return false;
}

static Body supreme_at(const Text *text, uint32_t first, uint32_t at)
{
    bool is_it = is_word(text, at, "supreme") && is_court(text, at + 1) && word_is_capital(text, at + 1);
    bool is_of_state = first == at && word_follows(text, first) &&
                       (word_is_capital(text, first - 1) || word_is_possessive(text, first - 1)) &&
                       !token_in(text, first - 1, CLASS_FUNCTION);
    if (!is_it || is_of_state || token_in(text, at + 1, CLASS_UNIT))
        return none;
    PlaceId court = place_find_path(STR("us/courts/scotus"));
    return (Body){{first, at + 2}, court, PLACE_NONE, false, false, "supreme-court"};
}

Body court_at(const Text *text, uint32_t token)
{
    if (text->tokens.items[token].kind == TOKEN_NUMBER)
        return circuit_at(text, token);
    bool goes_on = is_word(text, token + 1, "circuit") || is_word(text, token + 1, "u.s.");
    if (goes_on && is_ordinal_letter(text, token))
        return circuit_at(text, token);
    bool is_nation =
        is_word(text, token, "u.s.") || (is_word(text, token, "united") && is_word(text, token + 1, "states"));
    uint32_t at = !is_nation ? token : is_word(text, token, "united") ? token + 2 : token + 1;
    Body court = supreme_at(text, token, at);
    if (court.rule || !is_nation)
        return court;
    if (is_word(text, at, "district") && is_court(text, at + 1))
        return district_at(text, token, at + 2);
    return appeals_at(text, token, at);
}

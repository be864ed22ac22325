/* Agencies, courts and departments that a document names: federal ones by the table of places, those of a place
 * by its name and the words behind it. */
#include "reading/bodies.h"

enum { LONGEST_OWN_SHORT = 10 };

static const Body none = {{0, 0}, PLACE_NONE, PLACE_NONE, false, false, NULL};

/* ---- Of the federal government ---- */

static PlaceId office_of(const Sense *sense)
{
    for (uint32_t i = 0; i < sense->count; i++)
        if (sense->carriers[i].kind == PLACE_AGENCY || sense->carriers[i].kind == PLACE_COURT)
            return sense->carriers[i].place;
    return PLACE_NONE;
}

static bool is_nation(const Bodies *bodies, uint32_t token)
{
    Str word = text_token(bodies->text, token);
    return str_equal(word, STR("U.S.")) || str_equal(word, STR("US")) || str_equal(word, STR("Federal")) ||
           str_equal(word, STR("federal")) || token_is_word(bodies->text, token, STR("states"));
}

/* Words that begin the name of a state's department as well. */
static bool is_shared(const Text *text, TokenRun run)
{
    static const char *const heads[] = {"department", "office",  "attorney", "civil",
                                        "bureau",     "supreme", "house",    "senate"};
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        if (token_is_word(text, run.first, str_from_c(heads[i])))
            return true;
    return false;
}

/* Departments that no state has. */
static bool is_federal_alone(PlaceId office)
{
    static const char *const paths[] = {"us/doj",   "us/hud", "us/dhs",      "us/treasury", "us/dod", "us/doi",
                                        "us/state", "us/dva", "us/doj/cops", "us/doj/ojp",  "us/omb"};
    Str path = place_get(office).path;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        if (str_equal(path, str_from_c(paths[i])))
            return true;
    return str_starts(path, STR("us/doj/")) && !str_equal(path, STR("us/doj/ag"));
}

static bool is_known_federal(const Bodies *bodies, PlaceId office)
{
    if (is_federal_alone(office) || place_agency_covers(office, bodies->toponyms->origin))
        return true;
    for (uint32_t i = bodies->list.count, looks = 0; i > 0 && looks < 64; i--, looks++)
        if (bodies->list.items[i - 1].body == office)
            return true;
    return false;
}

/* "the state's Department of Education", "Ohio Department of Health". */
static bool is_owned(const Bodies *bodies, uint32_t first)
{
    const Text *text = bodies->text;
    if (!word_follows(text, first))
        return false;
    return word_is_possessive(text, first - 1) || (word_is_capital(text, first - 1) && !is_nation(bodies, first - 1) &&
                                                   !token_in(text, first - 1, CLASS_FUNCTION));
}

/* One word is a body only as it is printed: "ICE", "Congress". */
static bool is_printed_so(const Text *text, TokenRun run)
{
    const Token *token = &text->tokens.items[run.first];
    if (run.until - run.first > 1 || token->flags & TOKEN_ALL_CAPITALS)
        return true;
    return token_is_word(text, run.first, STR("congress")) || token_is_word(text, run.first, STR("treasury")) ||
           token_is_word(text, run.first, STR("pentagon")) || token_is_word(text, run.first, STR("americorps"));
}

static Body federal_body(const Bodies *bodies, const Toponym *toponym)
{
    const Text *text = bodies->text;
    PlaceId office = office_of(toponyms_sense(bodies->toponyms, toponym->name));
    TokenRun run = toponym->core;
    if (office == PLACE_NONE || !is_printed_so(text, run) || is_owned(bodies, run.first))
        return none;
    bool is_said = word_follows(text, run.first) && is_nation(bodies, run.first - 1);
    if (is_said && token_is_word(text, run.first - 1, STR("states")))
        run.first -= 2;
    else if (is_said && word_is_capital(text, run.first - 1))
        run.first--;
    bool is_bare_attorney = !is_said && token_is_word(text, toponym->core.first, STR("attorney"));
    bool goes_on = word_follows(text, run.until) && word_is_capital(text, run.until) && run.until - run.first == 1 &&
                   word_is_noun(text, run.until, NOUN_PRIVATE);
    if (is_bare_attorney || goes_on)
        return none;
    if (!is_said && is_shared(text, toponym->core) && !is_known_federal(bodies, office))
        return (Body){run, PLACE_NONE, PLACE_NONE, true, false, "open-department"};
    return (Body){run, office, PLACE_NONE, false, false, "agency-name"};
}

/* ---- Of a place ---- */

static Body local_body(const Toponym *toponym)
{
    bool is_long = toponym->body_until > toponym->span.until;
    bool is_nation = toponym->place != PLACE_NONE && place_get(toponym->place).kind == PLACE_NATION;
    TokenRun run = {toponym->span.first, toponym->body_until};
    if (!is_long || is_nation || toponym->is_person)
        return none;
    if (toponym->behind == BEHIND_SEPARATE)
        return (Body){run, PLACE_NONE, PLACE_NONE, false, false, "body-of-its-own"};
    if (toponym->behind != BEHIND_OFFICE || !toponym->rule)
        return none;
    return (Body){run, PLACE_NONE, toponym->place, false, false, "department-of-place"};
}

/* Departments that go by their letters alone. */
static Body letters_body(const Text *text, uint32_t token)
{
    static const struct {
        const char *letters, *path;
    } known[] = {{"NYPD", "us/ny/new-york"},
                 {"FDNY", "us/ny/new-york"},
                 {"LAPD", "us/ca/los-angeles"},
                 {"LASD", "us/ca/los-angeles-county"},
                 {"SFPD", "us/ca/san-francisco"},
                 {"PennDOT", "us/pa"},
                 {"TxDOT", "us/tx"},
                 {"MassDOT", "us/ma"},
                 {"MnDOT", "us/mn"},
                 {"WSDOT", "us/wa"},
                 {"WisDOT", "us/wi"},
                 {"NCDOT", "us/nc"},
                 {"SCDOT", "us/sc"},
                 {"NJDOT", "us/nj"},
                 {"NYSDOT", "us/ny"},
                 {"ConnDOT", "us/ct"},
                 {"RIDOT", "us/ri"},
                 {"VTrans", "us/vt"},
                 {"Caltrans", "us/ca"},
                 {"CalPERS", "us/ca"}};
    Str word = text_token(text, token);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (str_equal(word, str_from_c(known[i].letters)))
            return (Body){{token, token + 1}, PLACE_NONE, place_find_path(str_from_c(known[i].path)), false, false,
                          "letters"};
    return none;
}

/* ---- Letters that the document gives a body: "Rural Utilities Service (RUS)" ---- */

static Body known_letters(const Bodies *bodies, uint32_t token)
{
    uint32_t number = map_find(&bodies->acronyms, text_token(bodies->text, token));
    if (number == MAP_ABSENT)
        return none;
    Body body = bodies->list.items[number];
    body.run = (TokenRun){token, token + 1};
    body.rule = "letters-given";
    return body;
}

static void note_letters(Bodies *bodies, uint32_t number)
{
    const Text *text = bodies->text;
    uint32_t at = bodies->list.items[number].run.until;
    if (!token_is_mark(text, at, '('))
        return;
    at++;
    if (at < text->tokens.count && text->tokens.items[at].kind == TOKEN_MARK)
        at++;
    if (at < text->tokens.count && text->tokens.items[at].flags & TOKEN_ALL_CAPITALS &&
        text->tokens.items[at].length <= LONGEST_OWN_SHORT)
        map_add(&bodies->acronyms, text_token(text, at), number);
}

/* ---- The walk ---- */

static const Toponym *toponym_at(Bodies *bodies, uint32_t token)
{
    const Toponyms *toponyms = bodies->toponyms;
    while (bodies->place < toponyms->list.count && toponyms->list.items[bodies->place].span.first < token)
        bodies->place++;
    bool is_here = bodies->place < toponyms->list.count && toponyms->list.items[bodies->place].span.first == token;
    return is_here ? &toponyms->list.items[bodies->place] : NULL;
}

/* Words that only cast doubt may be the letters of a body as well: WISH. */
static bool is_unknown(const Text *text, uint32_t token)
{
    return !(text->lexicon.words[text->tokens.items[token].word].classes & ~(1u << CLASS_DOUBT));
}

static Body body_at(Bodies *bodies, uint32_t token)
{
    const Text *text = bodies->text;
    const Toponym *toponym = toponym_at(bodies, token);
    if (!(text->tokens.items[token].flags & TOKEN_CAPITAL))
        return body_later(bodies, token);
    Body body = court_at(text, token);
    if (!body.rule && toponym) {
        bool is_office = toponyms_sense(bodies->toponyms, toponym->name)->is_office;
        body = is_office || !toponym->rule ? federal_body(bodies, toponym) : none;
        body = body.rule || is_office ? body : local_body(toponym);
    }
    if (!body.rule && is_unknown(text, token) && text->tokens.items[token].length <= LONGEST_OWN_SHORT) {
        body = letters_body(text, token);
        bool is_loud = text->tokens.items[token].flags & TOKEN_ALL_CAPITALS;
        body = body.rule || !is_loud ? body : known_letters(bodies, token);
    }
    if (!body.rule && !(toponym && toponym->rule))
        body = body_named(text, token);
    return body.rule ? body : body_later(bodies, token);
}

static BodyFind find_of(const Text *text, const Body *body)
{
    return (BodyFind){.at = anchor_of_tokens(text, body->run.first, body->run.until),
                      .body = body->body,
                      .parent = body->parent,
                      .is_later = body->is_later,
                      .rule = body->rule};
}

void bodies_find(Toponyms *toponyms, Arena *arena, Reading *out)
{
    const Text *text = toponyms->text;
    Bodies bodies = {.toponyms = toponyms, .text = text, .arena = arena};
    bodies.the = lexicon_find(&text->lexicon, STR("the"));
    map_init(&bodies.acronyms, arena);
    for (uint32_t at = 0; at < text->tokens.count;) {
        int kind = text->tokens.items[at].kind;
        bool is_small = kind == TOKEN_WORD && !(text->tokens.items[at].flags & TOKEN_CAPITAL);
        if (is_small && text->tokens.items[at].word != bodies.the) { /* most of a text */
            at++;
            continue;
        }
        Body body = kind == TOKEN_WORD ? body_at(&bodies, at) : kind == TOKEN_NUMBER ? court_at(text, at) : none;
        if (!body.rule) {
            at++;
            continue;
        }
        ARRAY_ADD(arena, &bodies.list, body);
        note_letters(&bodies, bodies.list.count - 1);
        ARRAY_ADD(arena, &out->bodies, find_of(text, &body));
        at = body.run.until;
    }
}

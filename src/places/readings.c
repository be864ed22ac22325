/* The ways a recipient's name can be taken apart.
 *
 * A reading is a name, a type word or none, and what stands around them. The
 * longest name that somebody carries is tried first, and shorter ones only while
 * what is left over is not understood. Every reading goes to candidates.c. */
#include "places/resolve.h"

#include "places/fits.h"

enum { NAME_WORDS = 8, STARTS_MOST = 6 };

/* ---- What stands around a name ---- */

typedef struct {
    bool self, office, subject, separate, tribal, private_body, company, type, unknown;
} Seen;

/* "dodge county" after a town's name: evidence, and no word of an office. Returns the words it takes. */
static size_t county_phrase(const Resolver *resolver, size_t at, size_t until, Around *around)
{
    const Tokens *tokens = &resolver->tokens;
    for (size_t end = at + 1; end < until && end < at + 5; end++) {
        const Token *token = &tokens->items[end];
        if (token->lex_class != LEX_UNIT || !(word_form(token->value)->levels & LEVEL_COUNTY))
            continue;
        uint32_t county = county_of_name(tokens_slice(tokens, at, end), resolver->evidence.state_fips);
        if (county == 0)
            return 0;
        around->county = county;
        return end + 1 - at;
    }
    return 0;
}

/* "IL" of the state given; "in" and "or" only at the end or before a gap. */
static bool is_postal(const Resolver *resolver, size_t at)
{
    const Tokens *tokens = &resolver->tokens;
    const Token *token = &tokens->items[at];
    bool apart = tokens->items[at + 1].gap != GAP_SPACE || token->lex_class != LEX_LINK;
    return token->postal_fips != 0 && token->postal_fips == resolver->evidence.state_fips && apart;
}

static void see_class(Seen *seen, Around *around, LexClass lex_class, uint8_t value)
{
    switch (lex_class) {
    case LEX_SELF: seen->self = true; break;
    case LEX_OFFICE:
        seen->office = true;
        if (value != LEVEL_OF_ANY && around->level == LEVEL_OF_ANY)
            around->level = (LexLevel)value;
        around->of_state |= value == LEVEL_OF_STATE;
        break;
    case LEX_SUBJECT: seen->subject = true; break;
    case LEX_SEPARATE: seen->separate = true; break;
    case LEX_TRIBAL: seen->tribal = true; break;
    case LEX_PRIVATE: seen->private_body = true; break;
    case LEX_UNIT: seen->type = true; break;
    case LEX_NONE:
    case LEX_SPELL:
    case LEX_GLUED:
    case LEX_NOBODY: seen->unknown = true; break;
    case LEX_LINK:
    case LEX_STATE: break;
    }
}

static void note_office(Around *around, size_t from, size_t until)
{
    if (around->from == around->until)
        around->from = (TokenAt)from;
    around->until = (TokenAt)until;
}

/* "department of public safety": a city's or a state's, for all its name says. */
static void see_office(const Tokens *tokens, size_t at, uint8_t lex_value, Around *around)
{
    const Token *token = &tokens->items[at];
    bool general = token->lex_class == LEX_OFFICE && token->value == LEVEL_OF_ANY;
    bool strong = token_is(tokens, at, STR("department")) || token_is(tokens, at, STR("commission")) ||
                  token_is(tokens, at, STR("division")) || token_is(tokens, at, STR("bureau")) ||
                  (token_is(tokens, at, STR("office")) && token_is_of(tokens, at + 1));
    around->strong |= strong;
    around->of_state |= general && !token_is(tokens, at, STR("police"));
    around->local |= !general && (lex_value == LEVEL_OF_PLACE || lex_value == LEVEL_OF_COUNTY);
}

/* The name once more, with its type or without: "phoenix municipal court - city of phoenix". How many words. */
static size_t said_again(const Resolver *resolver, const Reading *reading, size_t at, size_t until)
{
    const Tokens *tokens = &resolver->tokens;
    size_t length = reading->until - reading->from, name = at;
    if (tokens->items[at].lex_class == LEX_UNIT && token_is_of(tokens, at + 1))
        name = at + 2;
    if (name + length > until)
        return 0;
    bool same =
        str_equal(tokens_slice(tokens, name, name + length), tokens_slice(tokens, reading->from, reading->until));
    return same ? name + length - at : 0;
}

static size_t see_phrase(const Resolver *resolver, const Reading *reading, size_t at, size_t until, Seen *seen,
                         Around *around)
{
    const Tokens *tokens = &resolver->tokens;
    size_t words, again = said_again(resolver, reading, at, until);
    uint8_t value;
    if (again > 0)
        return again;
    LexClass lex_class = tokens_phrase(tokens, at, until, &words, &value);
    if (lex_class == LEX_LINK || is_postal(resolver, at))
        return words;
    if (lex_class == LEX_STATE && value == resolver->evidence.state_fips)
        return words;
    if (lex_class == LEX_PRIVATE && token_is(tokens, at, STR("inc"))) {
        seen->company = true;
        return words;
    }
    size_t county = lex_class == LEX_NONE || lex_class == LEX_STATE || lex_class == LEX_SUBJECT
                        ? county_phrase(resolver, at, until, around)
                        : 0;
    if (county > 0)
        return county;
    if (lex_class == LEX_STATE)
        lex_class = LEX_NONE; /* another state than the address */
    see_class(seen, around, lex_class, value);
    if (lex_class == LEX_OFFICE)
        see_office(tokens, at, value, around);
    if (lex_class != LEX_SELF)
        note_office(around, at, at + words);
    return words;
}

static Rest rest_of(const Seen *seen)
{
    if (seen->private_body)
        return REST_PRIVATE;
    if (seen->tribal)
        return REST_TRIBAL;
    if (seen->separate)
        return REST_SEPARATE;
    if (seen->company && (seen->office || seen->subject || seen->unknown))
        return REST_PRIVATE;
    if (seen->office)
        return REST_OFFICE;
    if (seen->unknown || (seen->type && !seen->subject))
        return REST_UNKNOWN;
    return seen->subject ? REST_SUBJECT : REST_CLEAN;
}

/* "city of north" before "littel rock": what follows a name at once must be known, else
 * the name itself may go on. */
static bool goes_on(const Resolver *resolver, const Reading *reading)
{
    const Token *next = &resolver->tokens.items[reading->after];
    if (reading->form == FORM_SUFFIX || reading->form == FORM_STATE || next->gap != GAP_SPACE)
        return false;
    size_t words;
    uint8_t value;
    LexClass lex_class = tokens_phrase(&resolver->tokens, reading->after, resolver->tokens.count, &words, &value);
    if (lex_class == LEX_STATE)
        return value != resolver->evidence.state_fips;
    if (lex_class == LEX_UNIT)
        return value != reading->word;
    return lex_class == LEX_NONE && !is_postal(resolver, reading->after);
}

/* "spanish fork city city": the type word once more says nothing. */
static size_t doubled_type(const Resolver *resolver, const Reading *reading)
{
    const Tokens *tokens = &resolver->tokens;
    size_t words;
    uint8_t value;
    if (reading->word == WORD_NONE || reading->after >= tokens->count)
        return 0;
    LexClass lex_class = tokens_phrase(tokens, reading->after, tokens->count, &words, &value);
    return lex_class == LEX_UNIT && words == 1 && value == reading->word;
}

Around words_around(const Resolver *resolver, const Reading *reading)
{
    Around around = {0};
    Seen seen = {0};
    size_t end = resolver->tokens.count;
    for (size_t at = 0; at < reading->before;)
        at += see_phrase(resolver, reading, at, reading->before, &seen, &around);
    bool office_before = around.from < around.until;
    bool unknown_before = (seen.unknown || seen.type) && reading->form != FORM_STATE;
    Around before = around;
    size_t after = reading->after + doubled_type(resolver, reading);
    for (size_t at = after; at < end;)
        at += see_phrase(resolver, reading, at, end, &seen, &around);
    if (office_before)
        around.from = before.from, around.until = before.until;
    bool bare = reading->form == FORM_BARE;
    around.rest = rest_of(&seen);
    around.unknown = seen.unknown;
    bool county_said = around.county != 0;
    bool joined = bare && county_said && resolver->tokens.items[reading->after].gap == GAP_SOFT;
    bool unclear = unknown_before || joined || (!county_said && goes_on(resolver, reading)) || (bare && seen.type);
    if (unclear && around.rest != REST_PRIVATE && around.rest != REST_SEPARATE && around.rest != REST_TRIBAL)
        around.rest = REST_UNKNOWN;
    return around;
}

/* ---- Readings ---- */

/* A government or a part of one. */
static bool is_usable(const Reading *reading)
{
    Rest rest = reading->around.rest;
    bool typed = reading->form == FORM_PREFIX || reading->form == FORM_SUFFIX;
    return rest == REST_CLEAN || rest == REST_OFFICE || (rest == REST_SUBJECT && typed);
}

/* Takes note of what kind of body it may be; whether the reading is usable. */
static bool note_rest(Resolver *resolver, const Reading *reading)
{
    const Around *around = &reading->around;
    switch (around->rest) {
    case REST_CLEAN:
    case REST_OFFICE:
    case REST_SUBJECT: return is_usable(reading);
    case REST_SEPARATE:
        resolver->separate = true;
        resolver->body_from = around->from;
        resolver->body_until = around->until;
        return false;
    case REST_TRIBAL: resolver->tribal = true; return false;
    case REST_PRIVATE: resolver->private_body = true; return false;
    case REST_UNKNOWN: resolver->unknown_rest = true; return false;
    }
    return false;
}

/* Somebody carries the name: is it a reading of the whole? Only then its candidates count.
 * True when no shorter name need be tried. */
static bool try_reading(Resolver *resolver, Reading *reading)
{
    Str name = tokens_slice(&resolver->tokens, reading->from, reading->until);
    const TableName *row = name_likely(name);
    if (!row)
        return false;
    reading->around = words_around(resolver, reading); /* while the name's bytes are on their way */
    Carriers carriers = {0};
    if (str_equal(table_name_text(row), name))
        carriers = carriers_of(row, resolver->evidence.state_fips);
    if (carriers.first == carriers.end)
        return false;
    if (is_usable(reading))
        return candidates_add(resolver, reading, carriers);
    if (!candidates_exist(reading, carriers))
        return false;
    note_rest(resolver, reading);
    return reading->around.rest != REST_UNKNOWN;
}

static size_t end_of_name(const Tokens *tokens, size_t from)
{
    size_t end = from + 1;
    while (end < tokens->count && end < from + NAME_WORDS && tokens->items[end].gap != GAP_HARD)
        end++;
    return end;
}

/* How far a misspelt name may go: to the first gap or word that is known to be none of it. */
static size_t end_of_unknown(const Resolver *resolver, size_t from)
{
    const Tokens *tokens = &resolver->tokens;
    size_t end = from + 1;
    for (; end < tokens->count && tokens->items[end].gap == GAP_SPACE; end++) {
        size_t words;
        uint8_t value;
        LexClass lex_class = tokens_phrase(tokens, end, tokens->count, &words, &value);
        if (lex_class == LEX_OFFICE || lex_class == LEX_SEPARATE || lex_class == LEX_SELF || lex_class == LEX_PRIVATE ||
            is_postal(resolver, end) || (lex_class == LEX_STATE && end + words == tokens->count))
            break;
    }
    return end;
}

/* "city of" at [at, of): the name follows. */
static bool read_prefix(Resolver *resolver, size_t at, size_t of, Word word)
{
    const Tokens *tokens = &resolver->tokens;
    size_t from = of + 1;
    Reading reading = {.form = FORM_PREFIX, .word = word, .before = (TokenAt)at};
    for (size_t the = 0; the < 2 && from < tokens->count; the++, from++) {
        reading.from = (TokenAt)from;
        for (size_t until = end_of_name(tokens, from); until > from; until--) {
            reading.until = reading.after = (TokenAt)until;
            if (try_reading(resolver, &reading))
                return true;
        }
        if (!token_links(tokens, from, LINK_THE))
            break;
    }
    if (from >= tokens->count || !resolver->mending)
        return false;
    reading.until = reading.after = (TokenAt)end_of_unknown(resolver, from);
    reading.around = words_around(resolver, &reading);
    return note_rest(resolver, &reading) && repair_add(resolver, &reading);
}

/* Where a name that ends at `end` may begin: at the start, after "of", "of the", a gap. */
static size_t starts_of(const Tokens *tokens, size_t end, size_t *starts)
{
    size_t count = 0;
    for (size_t at = 0; at < end && count < STARTS_MOST; at++) {
        bool linked =
            at > 0 && tokens->items[at - 1].lex_class == LEX_LINK && tokens->items[at - 1].value != LINK_PLAIN;
        bool start = at == 0 || tokens->items[at].gap != GAP_SPACE || linked;
        if (start && end - at <= NAME_WORDS && (at == 0 || tokens->items[at].lex_class != LEX_LINK))
            starts[count++] = at;
    }
    return count;
}

static bool has_hard_gap(const Tokens *tokens, size_t from, size_t until)
{
    for (size_t at = from + 1; at < until; at++)
        if (tokens->items[at].gap == GAP_HARD)
            return true;
    return false;
}

/* "union city": the name with its type word may be that of a city besides Union's. */
static void read_with_type(Resolver *resolver, const Reading *suffix)
{
    Reading reading = *suffix;
    reading.form = FORM_BARE;
    reading.word = WORD_NONE;
    reading.until++;
    reading.ends_in_type = true;
    if (reading.until <= suffix->after)
        try_reading(resolver, &reading);
}

/* "cook county": the name stands before the type word at [at, after). */
static bool read_suffix(Resolver *resolver, size_t at, size_t after, Word word)
{
    const Tokens *tokens = &resolver->tokens;
    size_t starts[STARTS_MOST];
    size_t count = starts_of(tokens, at, starts);
    Reading reading = {.form = FORM_SUFFIX, .word = word, .until = (TokenAt)at, .after = (TokenAt)after};
    for (size_t i = 0; i < count; i++) {
        reading.from = reading.before = (TokenAt)starts[i];
        if (has_hard_gap(tokens, starts[i], at) || !try_reading(resolver, &reading))
            continue;
        if (!(word_form(word)->levels & LEVEL_COUNTY))
            read_with_type(resolver, &reading);
        return true;
    }
    if (count == 0 || !resolver->mending)
        return false;
    reading.from = reading.before = (TokenAt)starts[count - 1];
    reading.around = words_around(resolver, &reading);
    return note_rest(resolver, &reading) && repair_add(resolver, &reading);
}

static bool read_units(Resolver *resolver)
{
    const Tokens *tokens = &resolver->tokens;
    bool any = false;
    for (size_t at = 0; at < tokens->count;) {
        size_t words;
        uint8_t value;
        LexClass lex_class = tokens_phrase(tokens, at, tokens->count, &words, &value);
        bool unit = tokens->items[at].lex_class == LEX_UNIT;
        /* "town office": all of it is the town's; but not "county board" of "county board of education" */
        size_t self = lex_class == LEX_SELF && !token_is_of(tokens, at + words) ? words : 0;
        if (lex_class != LEX_UNIT && unit) { /* "city council": its first word may be a type word too */
            lex_class = LEX_UNIT;
            value = tokens->items[at].value;
            words = 1;
        }
        if (lex_class == LEX_UNIT) {
            size_t after = at + words;
            bool of = token_is_of(tokens, after) && tokens->items[after].gap == GAP_SPACE;
            bool read = of && read_prefix(resolver, at, after, value);
            if (!read && at > 0)
                read = read_suffix(resolver, at, self > 0 ? at + self : after, value);
            any |= read;
            at = after;
        } else {
            at++;
        }
    }
    return any;
}

/* May a bare name end here? Before a gap, at the end, or before a word that is known. */
static bool may_end(const Resolver *resolver, size_t at)
{
    const Token *token = &resolver->tokens.items[at];
    if (at == resolver->tokens.count || token->gap != GAP_SPACE)
        return true;
    if (token->lex_class == LEX_UNIT && (word_form(token->value)->levels & LEVEL_COUNTY))
        return false; /* the county's, and read as such */
    return token->known || is_postal(resolver, at);
}

static void read_bare(Resolver *resolver)
{
    const Tokens *tokens = &resolver->tokens;
    size_t starts[STARTS_MOST];
    size_t count = starts_of(tokens, tokens->count, starts);
    if (tokens->count > NAME_WORDS)
        starts[0] = 0, count = count ? count : 1;
    for (size_t i = 0; i < count; i++) {
        Reading reading = {.form = FORM_BARE, .from = (TokenAt)starts[i], .before = (TokenAt)starts[i]};
        for (size_t until = end_of_name(tokens, starts[i]); until > starts[i]; until--) {
            reading.until = reading.after = (TokenAt)until;
            reading.ends_in_type = tokens->items[until - 1].lex_class == LEX_UNIT;
            if (may_end(resolver, until) && try_reading(resolver, &reading))
                return;
        }
    }
}

/* ---- States ---- */

static bool is_state_word(Word word)
{
    Str plain = word_form(word)->plain;
    return str_equal(plain, STR("state")) || str_equal(plain, STR("commonwealth")) ||
           str_equal(plain, STR("territory"));
}

/* "state of", "government of" before the name at `at`: where it begins, else `at`. */
static size_t start_of_state(const Tokens *tokens, size_t at)
{
    size_t of = at;
    if (of > 1 && token_links(tokens, of - 1, LINK_THE))
        of--;
    if (of < 2 || !token_is_of(tokens, of - 1))
        return at;
    const Token *token = &tokens->items[of - 2];
    bool state = token->lex_class == LEX_UNIT && is_state_word(token->value);
    return state || token_is(tokens, of - 2, STR("government")) ? of - 2 : at;
}

static bool is_other_type(const Token *token)
{
    return token->lex_class == LEX_UNIT && !is_state_word(token->value);
}

static void read_state(Resolver *resolver, size_t at, size_t after, int fips)
{
    const Tokens *tokens = &resolver->tokens;
    Reading reading = {.form = FORM_STATE, .from = (TokenAt)at, .until = (TokenAt)after, .after = (TokenAt)after};
    reading.before = (TokenAt)start_of_state(tokens, at);
    reading.state_said = reading.before != at;
    if (after < tokens->count && tokens->items[after].lex_class == LEX_UNIT &&
        is_state_word(tokens->items[after].value)) {
        reading.after++;
        reading.state_said = true;
    }
    bool part_of_name = is_other_type(&tokens->items[reading.after]) && tokens->items[reading.after].gap == GAP_SPACE;
    bool of_other =
        !reading.state_said && at > 1 && token_is_of(tokens, at - 1) && is_other_type(&tokens->items[at - 2]);
    if (part_of_name || of_other)
        return;
    Around around = reading.around = words_around(resolver, &reading);
    bool known = (around.of_state && !around.local) || reading.state_said;
    if (around.rest == REST_UNKNOWN && reading.state_said)
        reading.around.rest = around.rest = REST_SUBJECT;
    bool office = around.rest == REST_OFFICE && known && (!around.unknown || around.strong || reading.state_said);
    bool subject = around.rest == REST_SUBJECT && reading.state_said;
    if (around.rest == REST_CLEAN || office || subject)
        candidates_add_state(resolver, &reading, fips);
    else
        note_rest(resolver, &reading);
}

static void read_states(Resolver *resolver)
{
    const Tokens *tokens = &resolver->tokens;
    for (size_t at = 0; at < tokens->count;) {
        size_t words;
        uint8_t value;
        if (at == 0 && is_postal(resolver, 0)) { /* "NC department of ..." */
            read_state(resolver, 0, 1, resolver->evidence.state_fips);
            at++;
            continue;
        }
        if (!tokens->items[at].known) {
            at++;
            continue;
        }
        LexClass lex_class = tokens_phrase(tokens, at, tokens->count, &words, &value);
        int fips = resolver->evidence.state_fips;
        if (lex_class == LEX_STATE && (fips == 0 || fips == value))
            read_state(resolver, at, at + words, value);
        at += words;
    }
}

/* The state or "government", which may follow any name. */
static bool says_no_more(const Resolver *resolver, size_t at)
{
    const Token *token = &resolver->tokens.items[at];
    bool government = token->phrase_class == LEX_SELF && token->phrase_value == LEVEL_OF_ANY;
    bool state = token->phrase_class == LEX_STATE && token->phrase_value == resolver->evidence.state_fips;
    return state || government || is_postal(resolver, at);
}

void readings_add_misspelt(Resolver *resolver)
{
    const Tokens *tokens = &resolver->tokens;
    Reading reading = {.form = FORM_BARE, .until = 1, .after = 1};
    if (tokens->items[0].known)
        return;
    for (size_t at = 1; at < tokens->count; at += tokens->items[at].phrase_words)
        if (!says_no_more(resolver, at))
            return;
    reading.around = words_around(resolver, &reading);
    if (reading.around.rest == REST_CLEAN)
        repair_add_bare(resolver, &reading);
}

void readings_expect(const Tokens *tokens)
{
    bool prefixed = tokens->count > 2 && tokens->items[0].lex_class == LEX_UNIT && token_is_of(tokens, 1);
    size_t from = prefixed ? 2 : 0, until = from + 1;
    while (until < tokens->count && tokens->items[until].gap != GAP_HARD && !tokens->items[until].known)
        until++;
    name_expect(tokens_slice(tokens, from, until));
}

void readings_add(Resolver *resolver)
{
    read_units(resolver);
    if (resolver->count > 0 || resolver->separate)
        return;
    read_bare(resolver);
    read_states(resolver);
}

/* Folding a printed name into words and turning inverted forms round.
 *
 * Beside normal.c, whose folding of letters it shares, because names of places
 * and of recipients must meet; unlike it, keeps where each word stood and what
 * separated them. */
#include "places/tokens.h"

#include "places/normal.h"

/* The row of a single word; 0 when it has none. */
static uint16_t find_word(Str text)
{
    const TableHeader *header = table_header();
    const uint16_t *slots = table_word_slots();
    uint32_t mask = header->lex_slot_count - 1;
    WordKey key = word_key(text);
    for (uint32_t at = word_hash(key, text.len) & mask; slots[at] != 0; at = (at + 1) & mask) {
        const TableLex *row = &table_lexicon()[slots[at]];
        bool same = row->key.first == key.first && row->key.last == key.last && row->text_length == text.len;
        if (same && (text.len <= sizeof key || str_equal(table_text(row->text_at, text.len), text)))
            return slots[at];
    }
    return 0;
}

/* The row of a phrase that is one word longer; 0 when there is none. */
static uint16_t step_on(uint16_t from, uint16_t word)
{
    const TableStep *steps = table_steps();
    uint32_t mask = table_header()->step_count - 1;
    for (uint32_t at = step_hash(from, word) & mask; steps[at].to != 0; at = (at + 1) & mask)
        if (steps[at].from == from && steps[at].word == word)
            return steps[at].to;
    return 0;
}

/* ---- Words ---- */

typedef struct {
    Tokens *tokens;
    size_t word_at; /* where the word being written begins in the text */
    size_t from;    /* and in the name as printed */
    Gap gap;        /* met since the word before */
} Reader;

static uint8_t postal_fips(Str word)
{
    if (word.len != 2 || !char_is_alpha(word.ptr[0]) || !char_is_alpha(word.ptr[1]))
        return 0;
    return table_header()->fips_of_postal[(word.ptr[0] - 'a') * 26 + word.ptr[1] - 'a'];
}

static void classify(Token *token, uint16_t lex)
{
    const TableLex *row = &table_lexicon()[lex];
    token->lex = lex;
    token->lex_class = row->lex_class;
    token->value = row->value;
    token->known = row->known;
    token->goes_on = row->goes_on;
}

static void add_token(Reader *reader, Str word, size_t until, uint16_t lex)
{
    Tokens *tokens = reader->tokens;
    if (tokens->count == TOKENS_MOST) {
        tokens->too_long = true;
        return;
    }
    Token *token = &tokens->items[tokens->count++];
    token->at = (uint16_t)(word.ptr - tokens->text);
    token->length = (uint16_t)word.len;
    token->from = (uint16_t)reader->from;
    token->until = (uint16_t)until;
    token->gap = (uint8_t)reader->gap;
    token->postal_fips = postal_fips(word);
    reader->gap = GAP_SPACE;
    classify(token, lex);
}

/* Several words in place of the one that ends the text. */
static void add_expansion(Reader *reader, Str expansion, Str rest, size_t until)
{
    Tokens *tokens = reader->tokens;
    char tail[UINT8_MAX];
    size_t kept = rest.len < sizeof tail ? rest.len : sizeof tail;
    memcpy(tail, rest.ptr, kept);
    if (reader->word_at + expansion.len + kept + 2 > TOKENS_ROOM) {
        tokens->too_long = true;
        return;
    }
    char *out = tokens->text + reader->word_at;
    memcpy(out, expansion.ptr, expansion.len);
    tokens->length = reader->word_at + expansion.len;
    if (kept > 0) {
        out[expansion.len] = ' ';
        memcpy(out + expansion.len + 1, tail, kept);
        tokens->length += kept + 1;
    }
    Str words = {out, tokens->length - reader->word_at};
    while (words.len > 0) {
        Str word = str_cut(&words, ' ');
        add_token(reader, word, until, find_word(word));
    }
}

enum { GLUED_LEAST = 6, GLUED_MOST = 10 };

/* "countyofdukes": the first word alone may hide others. */
static bool add_glued(Reader *reader, Str word, size_t until)
{
    for (size_t length = GLUED_LEAST; length <= GLUED_MOST && length + 2 < word.len; length++) {
        if (word.ptr[length - 2] != 'o' || word.ptr[length - 1] != 'f')
            continue;
        const TableLex *row = &table_lexicon()[find_word(str_slice(word, 0, length))];
        if (row->lex_class != LEX_GLUED)
            continue;
        Str stands_for = table_text(row->expansion_at, row->expansion_length);
        Str rest = str_after(word, length), type = str_slice(stands_for, 0, str_find_char(stands_for, ' ', 0));
        if (rest.len > type.len && str_ends(rest, type))
            rest.len -= type.len;
        add_expansion(reader, stands_for, rest, until);
        return true;
    }
    return false;
}

/* "renvillecounty" is two words. */
static bool add_run_together(Reader *reader, Str word, size_t until)
{
    static const Str types[] = {{"county", 6}, {"township", 8}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (word.len < types[i].len + 3 || !str_ends(word, types[i]))
            continue;
        char bare[TOKENS_ROOM];
        size_t length = word.len - types[i].len;
        memcpy(bare, word.ptr, length);
        add_expansion(reader, (Str){bare, length}, types[i], until);
        return true;
    }
    return false;
}

/* An abbreviation or words that lost their space; false when it is a word like others. Apart from
 * the way of most words, which is short. */
__attribute__((noinline)) static bool add_unusual(Reader *reader, Str word, size_t until, const TableLex *row)
{
    if (row->lex_class == LEX_SPELL) {
        add_expansion(reader, table_text(row->expansion_at, row->expansion_length), STR(""), until);
        return true;
    }
    return (reader->tokens->count == 0 && add_glued(reader, word, until)) || add_run_together(reader, word, until);
}

static void end_word(Reader *reader, size_t until)
{
    Tokens *tokens = reader->tokens;
    Str word = {tokens->text + reader->word_at, tokens->length - reader->word_at};
    if (word.len == 0)
        return;
    uint16_t lex = find_word(word);
    const TableLex *row = &table_lexicon()[lex];
    bool unusual = row->lex_class == LEX_SPELL || (!row->known && word.len >= GLUED_LEAST + 3);
    if (!unusual || !add_unusual(reader, word, until, row))
        add_token(reader, word, until, lex);
    if (tokens->length < TOKENS_ROOM)
        tokens->text[tokens->length++] = ' ';
    reader->word_at = tokens->length;
}

static Gap gap_of(Str printed, size_t at)
{
    char c = printed.ptr[at];
    if (c == ' ')
        return GAP_SPACE;
    if (c == ',' || c == ';' || c == '(' || c == ')' || c == ':' || c == '[' || c == ']')
        return GAP_HARD;
    if (c == '/' || c == '|')
        return GAP_SOFT;
    bool spaced = (at > 0 && printed.ptr[at - 1] == ' ') || (at + 1 < printed.len && printed.ptr[at + 1] == ' ');
    return c == '-' && spaced ? GAP_SOFT : GAP_SPACE;
}

static void widen_gap(Reader *reader, Gap gap)
{
    if (gap > reader->gap)
        reader->gap = gap;
}

/* How many of eight bytes are letters of ASCII, from the first on. `lower`: the bytes, each with the bit set that makes
 * a letter small. */
static size_t letters_before_other(uint64_t eight, uint64_t lower)
{
    const uint64_t ones = 0x0101010101010101u, tops = ones * 0x80;
    uint64_t low = lower & ~tops;
    uint64_t letters = (low + ones * (0x80 - 'a')) & ~(low + ones * (0x7F - 'z')) & ~eight & tops;
    return letters == tops ? 8 : (size_t)__builtin_ctzll(letters ^ tops) / 8;
}

/* Eight letters at a time, while there are eight bytes; what is written beyond them is written over. */
static size_t read_letters(Tokens *tokens, Str printed, size_t at)
{
    size_t count = 8;
    while (count == 8 && at + 8 <= printed.len && tokens->length + 9 <= TOKENS_ROOM) {
        uint64_t eight;
        memcpy(&eight, printed.ptr + at, 8);
        uint64_t lower = eight | 0x2020202020202020u;
        memcpy(tokens->text + tokens->length, &lower, 8);
        count = letters_before_other(le64toh(eight), le64toh(lower));
        tokens->length += count;
        at += count;
    }
    return at;
}

/* The letters and digits of ASCII at `at`, folded: most of a name, so it goes by itself. Returns where they end. */
static size_t read_plain(Tokens *tokens, Str printed, size_t at)
{
    at = read_letters(tokens, printed, at);
    const unsigned char *bytes = (const unsigned char *)printed.ptr + at;
    char *out = tokens->text + tokens->length;
    size_t room = tokens->length + 1 < TOKENS_ROOM ? TOKENS_ROOM - 1 - tokens->length : 0;
    size_t most = printed.len - at < room ? printed.len - at : room, count = 0;
    for (; count < most; count++) {
        char c = name_ascii[bytes[count]];
        if (c < '0')
            break;
        out[count] = c;
    }
    tokens->length += count;
    return at + count;
}

static void add_and(Reader *reader, size_t from, size_t until)
{
    Tokens *tokens = reader->tokens;
    if (tokens->length + 4 >= TOKENS_ROOM)
        return;
    memcpy(tokens->text + tokens->length, "and", 3);
    tokens->length += 3;
    reader->from = from;
    end_word(reader, until);
}

static void read_words(Reader *reader, Str printed)
{
    Tokens *tokens = reader->tokens;
    for (size_t at = 0; at < printed.len && !tokens->too_long;) {
        size_t start = at;
        if (tokens->length == reader->word_at)
            reader->from = start;
        at = read_plain(tokens, printed, at);
        tokens->too_long = tokens->length + 1 >= TOKENS_ROOM;
        if (at == printed.len || tokens->too_long)
            break;
        start = at;
        unsigned char byte = (unsigned char)printed.ptr[at];
        char c = byte < 0x80 ? name_ascii[byte] : name_fold(printed, &at);
        at += byte < 0x80;
        if (c == '\0')
            continue;
        if (c != ' ' && c != '&') {
            tokens->text[tokens->length++] = c;
            tokens->too_long = tokens->length + 1 >= TOKENS_ROOM;
            continue;
        }
        end_word(reader, start);
        widen_gap(reader, gap_of(printed, start));
        if (c == '&')
            add_and(reader, start, at);
    }
    end_word(reader, printed.len);
}

/* ---- Reading them ---- */

Str tokens_slice(const Tokens *tokens, size_t from, size_t until)
{
    if (from >= until)
        return STR_NONE;
    size_t start = tokens->items[from].at;
    return (Str){tokens->text + start, tokens->items[until - 1].at + (size_t)tokens->items[until - 1].length - start};
}

Str tokens_printed(const Tokens *tokens, size_t from, size_t until)
{
    size_t first = tokens->printed.len, last = 0;
    for (size_t i = from; i < until; i++) {
        first = tokens->items[i].from < first ? tokens->items[i].from : first;
        last = tokens->items[i].until > last ? tokens->items[i].until : last;
    }
    return first < last ? str_slice(tokens->printed, first, last) : STR_NONE;
}

bool token_is(const Tokens *tokens, size_t at, Str word)
{
    return at < tokens->count && str_equal(tokens_slice(tokens, at, at + 1), word);
}

bool token_links(const Tokens *tokens, size_t at, LexLink link)
{
    return at < tokens->count && tokens->items[at].lex_class == LEX_LINK && tokens->items[at].value == link;
}

bool token_is_of(const Tokens *tokens, size_t at)
{
    return token_links(tokens, at, LINK_OF);
}

static LexClass find_phrase(const Tokens *tokens, size_t at, size_t until, size_t *words, uint8_t *value)
{
    const TableLex *rows = table_lexicon();
    const Token *token = &tokens->items[at];
    LexClass found = (LexClass)token->lex_class;
    uint16_t lex = token->lex;
    *words = 1;
    *value = token->value;
    for (size_t end = at + 1; end < until && rows[lex].goes_on; end++) {
        lex = step_on(lex, tokens->items[end].lex);
        if (rows[lex].lex_class == LEX_NONE)
            continue;
        found = (LexClass)rows[lex].lex_class;
        *value = rows[lex].value;
        *words = end + 1 - at;
    }
    return found;
}

static void note_phrases(Tokens *tokens)
{
    for (size_t at = 0; at < tokens->count; at++) {
        Token *token = &tokens->items[at];
        size_t words;
        if (!token->goes_on) {
            token->phrase_class = token->lex_class;
            token->phrase_value = token->value;
            token->phrase_words = 1;
            continue;
        }
        token->phrase_class = (uint8_t)find_phrase(tokens, at, tokens->count, &words, &token->phrase_value);
        token->phrase_words = (uint8_t)words;
    }
}

LexClass tokens_phrase(const Tokens *tokens, size_t at, size_t until, size_t *words, uint8_t *value)
{
    const Token *token = &tokens->items[at];
    if (at + token->phrase_words > until)
        return find_phrase(tokens, at, until, words, value);
    *words = token->phrase_words;
    *value = token->phrase_value;
    return (LexClass)token->phrase_class;
}

/* ---- Inversions ---- */

/* Writes the words anew in the order first, [0, from), [until, count): "city of" + "new york" + the rest. */
static void bring_forward(Tokens *tokens, size_t from, size_t until)
{
    Tokens turned;
    turned.count = turned.length = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        size_t source = i < until - from ? from + i : i < until ? i - (until - from) : i;
        Token token = tokens->items[source];
        memcpy(turned.text + turned.length, tokens->text + token.at, token.length);
        token.at = (uint16_t)turned.length;
        turned.length += token.length;
        turned.text[turned.length++] = ' ';
        token.gap = i == until - from ? GAP_SPACE : token.gap;
        turned.items[turned.count++] = token;
    }
    turned.items[0].gap = GAP_HARD;
    memcpy(tokens->items, turned.items, turned.count * sizeof *turned.items);
    memcpy(tokens->text, turned.text, turned.length);
    tokens->length = turned.length;
}

/* Where the words that end in the "of" at `at` begin: after a comma, or where a type word does. */
static size_t start_of_inverted(const Tokens *tokens, size_t at)
{
    for (size_t start = at; start > 0; start--)
        if (tokens->items[start].gap == GAP_HARD)
            return start;
    for (size_t start = at > 3 ? at - 3 : 1; start < at; start++) {
        size_t words;
        uint8_t value;
        if (find_phrase(tokens, start, at, &words, &value) == LEX_UNIT && start + words == at)
            return start;
    }
    return 0;
}

/* "NEW YORK, CITY OF", "FOND DU LAC CITY OF", "HEALTH, OHIO DEPARTMENT OF": what ends in
 * "of" before a gap comes first. */
static void undo_inversion(Tokens *tokens)
{
    for (size_t i = tokens->count; i-- > 1;) {
        size_t of = i;
        bool ends = i + 1 == tokens->count || tokens->items[i + 1].gap != GAP_SPACE;
        if (!ends)
            continue;
        if (token_links(tokens, i, LINK_THE))
            of = i - 1;
        if (!token_is_of(tokens, of))
            continue;
        size_t start = start_of_inverted(tokens, of);
        if (start > 0)
            bring_forward(tokens, start, i + 1);
        return;
    }
}

void tokens_read(Tokens *tokens, Str printed)
{
    tokens->printed = printed;
    tokens->count = tokens->length = 0;
    tokens->too_long = printed.len > RECIPIENT_MOST;
    Reader reader = {tokens, 0, 0, GAP_HARD};
    if (!tokens->too_long)
        read_words(&reader, printed);
    if (tokens->count > 0)
        undo_inversion(tokens);
    tokens->items[tokens->count] = (Token){.gap = GAP_HARD};
    note_phrases(tokens);
}

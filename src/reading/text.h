/* The clean text of a document, its words and sentences: what every kind of find reads.
 *
 * Private to this folder. Places in it are `Part`s, bytes of the clean text; anchor.c turns them into
 * places of the input when all is found. */
#ifndef PURSE_READING_TEXT_H
#define PURSE_READING_TEXT_H

#include "reading/lexicon.h"
#include "reading/reading.h"

/* Clean text from `text_start` on is `length` bytes that stand at `input_start` in the input. Where the two
 * differ (an entity, a Latin-1 letter, a hyphen at a line's end left out) a piece stands for a whole that
 * `input_length` bytes make; otherwise the lengths are equal. */
typedef struct {
    uint32_t text_start, length;
    uint32_t input_start, input_length;
} Piece;

typedef enum {
    TOKEN_WORD,   /* letters, then digits too, with inner apostrophes, hyphens and dots: O'Neil, forty-five, U.S., St.,
                   * FY17; a full stop that is an abbreviation's is part of it, "'s" is a word of its own */
    TOKEN_NUMBER, /* digits with inner commas, dots: 1,250,000.50, 2017 */
    TOKEN_MARK,   /* one sign of punctuation or a symbol */
    TOKEN_BREAK,  /* the end of a paragraph: an empty line, the end of a line that no other goes on; of no length */
} TokenKind;

enum {
    TOKEN_CAPITAL = 1,      /* begins with a capital letter */
    TOKEN_ALL_CAPITALS = 2, /* two letters or more, all capital */
    TOKEN_SPACE_BEFORE = 4,
    TOKEN_LINE_START = 8,
    TOKEN_SENTENCE_START = 16,
    TOKEN_QUOTED = 32,   /* inside a quotation, its marks included */
    TOKEN_HEADLINE = 64, /* in a line that is a title: most words capital, no full stop */
};

typedef struct {
    uint32_t start;
    uint16_t length; /* longer words are cut into several tokens */
    uint8_t kind, flags;
    uint16_t word; /* of the lexicon, 0 when it is not there */
    uint16_t mark; /* of TOKEN_MARK: the sign, quotation marks and dashes in one form each (below); else 0 */
} Token;

/* Signs in one form: bytes of ASCII stand for themselves. A double mark that quotes nothing is '"' or what it looks
 * like; single ones are ` and ' unless they make a quotation of their own, outside of double ones. "--" is a dash,
 * "..." an ellipsis, "``" and "''" are double marks. */
enum { MARK_QUOTE_OPEN = 0x100, MARK_QUOTE_CLOSE, MARK_DASH, MARK_SECTION, MARK_ELLIPSIS, MARK_BULLET, MARK_OTHER };

typedef struct {
    uint32_t first, until; /* tokens */
} TokenRun;

/* A quotation by its marks. One that goes on over paragraphs, each opening anew, is one with several parts. */
typedef struct {
    TokenRun run;   /* marks included */
    bool is_closed; /* false: the closing mark is missing; the run then ends with its paragraph */
    bool goes_on;   /* the next quotation continues this one */
    bool is_scare;  /* a word or three inside a sentence: "sanctuary cities" */
} Quotation;

/* Words that name a person, whoever it is; a name of the same person later. */
typedef struct {
    TokenRun run;    /* "Bill de Blasio", "Stein" */
    uint32_t person; /* the number of the first name of the same person */
    bool is_sure;    /* false: by no more than its look: a place of that name may be meant */
} PersonName;

typedef struct {
    Str input; /* as handed in */
    Str clean;
    ARRAY(Piece) pieces; /* in order; they cover the clean text */
    bool has_lines;      /* soft line ends are blanks already: where a line ends, a paragraph does */
    Lexicon lexicon;
    ARRAY(Token) tokens;
    ARRAY(TokenRun) sentences; /* in order, every token but breaks in exactly one */
    ARRAY(Quotation) quotations;
    ARRAY(PersonName) names; /* in order, none in another */
    PlaceId origin;
    Date dated;
} Text;

/* Bytes [start, end) of the clean text, as an anchor before anchor.c has seen it. */
Anchor anchor_of(const Text *text, uint32_t start, uint32_t end);
Anchor anchor_of_tokens(const Text *text, uint32_t first, uint32_t until);
Str text_token(const Text *text, uint32_t token);
/* The questions that rules ask most: answered in line. token_in is false beyond the end. */
static inline bool token_in(const Text *text, uint32_t token, WordClass class)
{
    return token < text->tokens.count && text->lexicon.words[text->tokens.items[token].word].classes >> class & 1;
}

static inline int token_value(const Text *text, uint32_t token, WordClass class)
{
    return text->lexicon.words[text->tokens.items[token].word].value[class];
}

bool text_is_word(const Text *text, uint32_t token, Str lower);

/* Without case; "'s" is "’s" too: a curly apostrophe is two bytes longer than a straight one. Most words differ from
 * the one asked for in length or first letter. */
static inline bool token_is_word(const Text *text, uint32_t token, Str lower)
{
    if (token >= text->tokens.count)
        return false;
    const Token *t = &text->tokens.items[token];
    if (t->length == lower.len)
        return (text->clean.ptr[t->start] | 0x20) == (lower.ptr[0] | 0x20) && text_is_word(text, token, lower);
    return t->length >= lower.len + 2 && memchr(lower.ptr, '\'', lower.len) && text_is_word(text, token, lower);
}

bool token_is_mark(const Text *text, uint32_t token, uint16_t mark);
/* The sentence that a token is in; its index in `sentences`. */
uint32_t sentence_of(const Text *text, uint32_t token);
/* Of tokens [first, until) the one that holds a byte of the clean text or is the next behind it; `until` when none is.
 */
uint32_t token_of_byte(const Text *text, uint32_t byte, uint32_t first, uint32_t until);
/* The quotation that a byte is in, index in `quotes`; FIND_NONE. */
uint32_t quote_at(const Reading *found, uint32_t byte);

/* ---- The stages, in the order in which they run; each adds to `out` what later ones ask. ---- */

ReadingProblem document_clean(const ReadingInput *input, Arena *arena, Text *text, Reading *out);
void tag(Text *text, Arena *arena);
void names_read(Text *text, Arena *arena);
void find_amounts(const Text *text, Arena *arena, Reading *out);
void find_dates(const Text *text, Arena *arena, Reading *out);
void find_citations(const Text *text, Arena *arena, Reading *out);
void find_places(const Text *text, Arena *arena, Reading *out); /* and bodies */
void find_people(const Text *text, Arena *arena, Reading *out);
void find_quotes(const Text *text, Arena *arena, Reading *out);
void find_events(const Text *text, Arena *arena, Reading *out);
void find_claims(const Text *text, Arena *arena, Reading *out);
/* Turns every anchor of `out` from the clean text to the input. */
void anchor_all(const Text *text, Arena *arena, Reading *out);

#endif

/* What the passes of tagging share. Private to tag*.c. */
#ifndef PURSE_READING_TAG_H
#define PURSE_READING_TAG_H

#include "reading/text.h"

/* What a byte is to the tagger; those of LETTER and DIGIT make words. Control bytes are blank: nothing is made
 * of them. */
typedef enum { BYTE_BLANK, BYTE_LINE, BYTE_SIGN, BYTE_WIDE, BYTE_DIGIT, BYTE_LETTER } ByteKind;
extern const uint8_t tag_bytes[256]; /* a ByteKind each */

/* What a character beyond ASCII is to the tagger. */
typedef enum { WIDE_BLANK, WIDE_LETTER, WIDE_CAPITAL, WIDE_MARK } WideKind;

typedef struct {
    WideKind kind;
    uint16_t mark; /* of WIDE_MARK */
    uint8_t length;
} Wide;

/* The character at `at`, whose first byte is not ASCII. */
Wide tag_wide(Str clean, size_t at);

/* The end of the word that begins at `at`, with the full stop that is its own. `has_wide` is set when it is not
 * all ASCII. */
size_t tag_word_end(const Lexicon *lexicon, Str clean, size_t at, bool *has_wide);
/* The end of letters and digits of ASCII from `at` on; the second way is the first one byte by byte. */
size_t tag_letters_end(Str clean, size_t at);
size_t tag_letters_end_scalar(Str clean, size_t at);
size_t tag_number_end(Str clean, size_t at);

/* How a text breaks its lines. */
typedef struct {
    uint32_t width; /* of wrapped lines; 0: a line is a paragraph */
} Lines;

Lines tag_lines(Str clean);
/* Whether the line [start, end) is the last of its paragraph, when the next begins at `next`. */
bool tag_line_ends_paragraph(Lines lines, Str clean, size_t start, size_t end, size_t next);

/* After the tokens: headlines, quotations, sentences. */
void tag_headlines(Text *text);
void tag_quotations(Text *text, Arena *arena);
void tag_sentences(Text *text, Arena *arena);

/* The token after the paragraph that `first` begins. */
uint32_t tag_paragraph_end(const Text *text, uint32_t first);

#endif

/* Where words and numbers end, and what characters beyond ASCII are. */
#include "reading/tag.h"

#include <simde/x86/sse2.h>
#include <utf8proc.h>

enum {
    LONGEST_PREFIX = 6,
    /* letters before the figures of a number: "No. MN1107" */ LONGEST_WORD = 1000,
    LATIN_SUPPLEMENT = 0xC3,
    TIMES = 0x97,
    DIVIDED = 0xB7
};

#define B BYTE_BLANK
#define N BYTE_LINE
#define S BYTE_SIGN
#define W BYTE_WIDE
#define D BYTE_DIGIT
#define L BYTE_LETTER
/* clang-format off */
const uint8_t tag_bytes[256] = {
    B, B, B, B, B, B, B, B, B, B, N, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
    B, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, D, D, D, D, D, D, D, D, D, D, S, S, S, S, S, S,
    S, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, S, S, S, S, S,
    S, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, S, S, S, S, B,
    W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
    W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
    W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
    W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
};
/* clang-format on */
#undef B
#undef N
#undef S
#undef W
#undef D
#undef L

static bool is_word_byte(Str clean, size_t at)
{
    return at < clean.len && tag_bytes[(unsigned char)clean.ptr[at]] >= BYTE_DIGIT;
}

size_t tag_letters_end_scalar(Str clean, size_t at)
{
    while (is_word_byte(clean, at))
        at++;
    return at;
}

/* Sixteen bytes at once: words are short, and most end in the first step. */
size_t tag_letters_end(Str clean, size_t at)
{
    const simde__m128i small = simde_mm_set1_epi8(0x20), a = simde_mm_set1_epi8('a'), zero = simde_mm_set1_epi8('0');
    const simde__m128i letters = simde_mm_set1_epi8(25), digits = simde_mm_set1_epi8(9);
    for (; at + 16 <= clean.len; at += 16) {
        simde__m128i bytes = simde_mm_loadu_si128((const simde__m128i *)(const void *)(clean.ptr + at));
        simde__m128i letter = simde_mm_sub_epi8(simde_mm_or_si128(bytes, small), a);
        simde__m128i digit = simde_mm_sub_epi8(bytes, zero);
        simde__m128i is_word = simde_mm_or_si128(simde_mm_cmpeq_epi8(simde_mm_min_epu8(letter, letters), letter),
                                                 simde_mm_cmpeq_epi8(simde_mm_min_epu8(digit, digits), digit));
        unsigned others = ~(unsigned)simde_mm_movemask_epi8(is_word) & 0xFFFFu;
        if (others)
            return at + (size_t)__builtin_ctz(others);
    }
    return tag_letters_end_scalar(clean, at);
}

/* Signs that texts use, in one form each. */
static uint16_t mark_of(int32_t character)
{
    switch (character) {
    case 0x201C:
    case 0x201E:
    case 0x201F:
    case 0xAB: return MARK_QUOTE_OPEN;
    case 0x201D:
    case 0xBB: return MARK_QUOTE_CLOSE;
    case 0x2018:
    case 0x201A:
    case 0x201B:
    case 0x2039: return '`';
    case 0x2019:
    case 0x203A:
    case 0x02BC:
    case 0xB4: return '\'';
    case 0x2010:
    case 0x2011: return '-';
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: return MARK_DASH;
    case 0x2026: return MARK_ELLIPSIS;
    case 0x2022:
    case 0x2023:
    case 0x2043:
    case 0x25AA:
    case 0x25CF:
    case 0xB7:
    case 0xF0B7:
    case 0x25E6: return MARK_BULLET;
    case 0xA7: return MARK_SECTION;
    default: return MARK_OTHER;
    }
}

static Wide wide_of(int32_t character, uint8_t length)
{
    switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT: return (Wide){WIDE_CAPITAL, 0, length};
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC: return (Wide){WIDE_LETTER, 0, length};
    case UTF8PROC_CATEGORY_LM:
        return mark_of(character) == '\'' ? (Wide){WIDE_MARK, '\'', length} : (Wide){WIDE_LETTER, 0, length};
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CC: return (Wide){WIDE_BLANK, 0, length};
    default: return (Wide){WIDE_MARK, mark_of(character), length};
    }
}

Wide tag_wide(Str clean, size_t at)
{
    const unsigned char *c = (const unsigned char *)clean.ptr + at;
    size_t left = clean.len - at;
    if (c[0] == LATIN_SUPPLEMENT && left > 1 && (c[1] & 0xC0) == 0x80 && c[1] != TIMES && c[1] != DIVIDED)
        return (Wide){c[1] < 0x9F ? WIDE_CAPITAL : WIDE_LETTER, 0, 2};
    int32_t character;
    utf8proc_ssize_t length = utf8proc_iterate(c, (utf8proc_ssize_t)left, &character);
    if (length <= 0)
        return (Wide){WIDE_MARK, MARK_OTHER, 1};
    return wide_of(character, (uint8_t)length);
}

static bool letter_at(Str clean, size_t at)
{
    if (at >= clean.len)
        return false;
    unsigned char c = (unsigned char)clean.ptr[at];
    return c < 0x80 ? char_is_alpha((char)c)
                    : tag_wide(clean, at).kind <= WIDE_CAPITAL && tag_wide(clean, at).kind > WIDE_BLANK;
}

/* Inner full stops: of abbreviations after a letter or two ("U.S", "Ph.D"), of addresses before small letters
 * ("justice.gov"); not where a writer has forgotten the space after a sentence. */
static bool stop_joins(Str clean, size_t word, size_t part, size_t at)
{
    if (!letter_at(clean, at + 1))
        return false;
    char next = clean.ptr[at + 1];
    return at - part <= (part > word || char_lower(clean.ptr[word]) != clean.ptr[word] ? 2 : 1) ||
           (next >= 'a' && next <= 'z');
}

/* The length of a joiner at `at`: an apostrophe, hyphen, ampersand or full stop with a letter behind it. */
static size_t joiner_at(Str clean, size_t word, size_t part, size_t at)
{
    if (at >= clean.len)
        return 0;
    char c = clean.ptr[at];
    if (c == '.')
        return stop_joins(clean, word, part, at) ? 1 : 0;
    if (c == '\'' || c == '-' || c == '&')
        return letter_at(clean, at + 1) ? 1 : 0;
    if (c != '\xE2')
        return 0;
    Str rest = str_after(clean, at);
    bool joins = str_starts(rest, STR("\xE2\x80\x99")) || str_starts(rest, STR("\xE2\x80\x90")) ||
                 str_starts(rest, STR("\xE2\x80\x91"));
    return joins && letter_at(clean, at + 3) ? 3 : 0;
}

/* The full stop at `end` belongs to the word [at, end): an initial, an abbreviation. */
static bool owns_stop(const Lexicon *lexicon, Str clean, size_t at, size_t part, size_t end)
{
    bool is_capital = clean.ptr[at] >= 'A' && clean.ptr[at] <= 'Z';
    if ((end - at == 1 && is_capital) || (part > at && end - part <= 2 && clean.ptr[part - 1] == '.'))
        return true;
    uint16_t found = lexicon_find(lexicon, str_slice(clean, at, end + 1));
    if (!found)
        return false;
    const LexiconWord *word = &lexicon->words[found];
    bool is_known = word->classes >> CLASS_ABBREVIATION & 1;
    switch (is_known ? word->value[CLASS_ABBREVIATION] : ABBREVIATION_CAPITAL) {
    case ABBREVIATION_CAPITAL: return is_capital;
    case ABBREVIATION_NUMBER: {
        size_t next = end + 1;
        while (next < clean.len && char_is_space(clean.ptr[next]) && next < end + 4)
            next++;
        if (str_starts(str_after(clean, next), STR("\xC2\xA7")))
            return true;
        for (size_t most = next + LONGEST_PREFIX; next < clean.len && next < most; next++)
            if (tag_bytes[(unsigned char)clean.ptr[next]] != BYTE_LETTER && clean.ptr[next] != '-')
                return char_is_digit(clean.ptr[next]);
        return false;
    }
    default: return true;
    }
}

/* Whether more than letters may make a word that has come to this byte. */
static bool may_go_on(unsigned char c)
{
    return c >= 0x80 || c == '.' || c == '\'' || c == '-' || c == '&';
}

size_t tag_word_end(const Lexicon *lexicon, Str clean, size_t at, bool *has_wide)
{
    size_t end = tag_letters_end(clean, at), part = at; /* the part after the last joiner */
    if (end - at < LONGEST_WORD && (end == clean.len || !may_go_on((unsigned char)clean.ptr[end])))
        return end;
    Str within = str_slice(clean, 0, clean.len - at > LONGEST_WORD ? at + LONGEST_WORD : clean.len);
    for (end = end < within.len ? end : within.len;;) {
        end = tag_letters_end(within, end);
        if (end < within.len && (unsigned char)within.ptr[end] >= 0x80) {
            Wide wide = tag_wide(within, end);
            if (wide.kind == WIDE_LETTER || wide.kind == WIDE_CAPITAL) {
                *has_wide = true;
                end += wide.length;
                continue;
            }
        }
        size_t joiner = joiner_at(within, at, part, end);
        if (!joiner || end == at)
            break;
        *has_wide |= joiner > 1;
        end += joiner;
        part = end;
    }
    if (end < within.len && within.ptr[end] == '.' && owns_stop(lexicon, clean, at, part, end))
        end++;
    return end;
}

/* A comma joins three digits, a full stop any. */
static bool number_goes_on(Str clean, size_t at)
{
    if (at + 1 >= clean.len || !char_is_digit(clean.ptr[at + 1]))
        return false;
    return clean.ptr[at] == '.' || (clean.ptr[at] == ',' && str_digits(clean, at + 1, 3) >= 0 &&
                                    (at + 4 >= clean.len || !char_is_digit(clean.ptr[at + 4])));
}

size_t tag_number_end(Str clean, size_t at)
{
    size_t end = at + 1;
    while (end < clean.len && end - at < LONGEST_WORD && (char_is_digit(clean.ptr[end]) || number_goes_on(clean, end)))
        end++;
    return end;
}

/* Normalised names and path slugs.
 *
 * Under the gazetteer tool and the look-up. Folds Latin letters with marks to
 * ASCII by a table, because the names hold nothing else; a letter of any other
 * script becomes '?' and so matches no name. */
#include "places/normal.h"

/* U+00C0..U+00FF and U+0100..U+017F, one ASCII letter each. */
static const char latin_1[] = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";
static const char latin_a[] = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkk"
                              "llllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuu"
                              "wwyyyzzzzzzs";
_Static_assert(sizeof latin_1 - 1 == 64, "one letter for each of U+00C0..U+00FF");
_Static_assert(sizeof latin_a - 1 == 128, "one letter for each of U+0100..U+017F");

enum { DROPPED = 0, SEPARATOR = ' ', UNKNOWN_LETTER = '?' };

/* A byte below 128 each: letters in lower case, digits; dots, apostrophes, quotation marks
 * dropped; everything else but '&' separates. */
const char name_ascii[256] = "                                "
                             "  \0   &\0      \0 0123456789      "
                             " abcdefghijklmnopqrstuvwxyz     "
                             "\0abcdefghijklmnopqrstuvwxyz     ";

static char fold_code(uint32_t code)
{
    if (code >= 0xC0 && code <= 0xFF)
        return latin_1[code - 0xC0];
    if (code >= 0x100 && code <= 0x17F)
        return latin_a[code - 0x100];
    bool mark = code >= 0x300 && code <= 0x36F;
    bool apostrophe = code == 0x2018 || code == 0x2019 || (code >= 0x2B9 && code <= 0x2C1);
    if (mark || apostrophe)
        return DROPPED;
    bool space = code == 0xA0 || (code >= 0x2000 && code <= 0x2017);
    return space ? SEPARATOR : UNKNOWN_LETTER;
}

/* Reads one character at *at of well- or ill-formed UTF-8 and steps over it. */
char name_fold(Str text, size_t *at)
{
    unsigned char first = (unsigned char)text.ptr[(*at)++];
    if (first < 0x80)
        return name_ascii[first];
    size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
    if (more == 0 || text.len - *at < more)
        return UNKNOWN_LETTER;
    uint32_t code = first & (0x3Fu >> more);
    for (size_t i = 0; i < more; i++) {
        unsigned char next = (unsigned char)text.ptr[*at + i];
        if ((next & 0xC0) != 0x80)
            return UNKNOWN_LETTER;
        code = code << 6 | (next & 0x3Fu);
    }
    *at += more;
    return fold_code(code);
}

typedef struct {
    char *out;
    size_t room, len;
    char between; /* what stands between words */
    bool full;
} Writer;

static void put(Writer *writer, char c)
{
    if (writer->len == writer->room)
        writer->full = true;
    else
        writer->out[writer->len++] = c;
}

static void put_between(Writer *writer)
{
    if (writer->len > 0 && writer->out[writer->len - 1] != writer->between)
        put(writer, writer->between);
}

static void put_and(Writer *writer)
{
    put_between(writer);
    put(writer, 'a');
    put(writer, 'n');
    put(writer, 'd');
    put_between(writer);
}

static void put_folded(Writer *writer, char c)
{
    if (c == DROPPED)
        return;
    if (c == '&')
        put_and(writer);
    else if (c == SEPARATOR)
        put_between(writer);
    else
        put(writer, c);
}

static void drop_last_between(Writer *writer)
{
    if (writer->len > 0 && writer->out[writer->len - 1] == writer->between)
        writer->len--;
}

size_t name_slug(Str name, char *out, size_t room)
{
    Writer writer = {out, room, 0, '-', false};
    for (size_t at = 0; at < name.len && !writer.full;)
        put_folded(&writer, name_fold(name, &at));
    drop_last_between(&writer);
    return writer.full ? 0 : writer.len;
}

/* Words that are written in two ways, brought to the one on the right. */
static const struct {
    Str written, kept;
} spellings[] = {
    {{"saint", 5}, {"st", 2}},
    {{"sainte", 6}, {"ste", 3}},
    {{"ft", 2}, {"fort", 4}},
    {{"mt", 2}, {"mount", 5}},
};

static void respell_last_word(Writer *writer, size_t word_at)
{
    Str word = {writer->out + word_at, writer->len - word_at};
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++) {
        if (!str_equal(word, spellings[i].written))
            continue;
        writer->len = word_at;
        for (size_t j = 0; j < spellings[i].kept.len; j++)
            put(writer, spellings[i].kept.ptr[j]);
        return;
    }
}

size_t name_normalise(Str name, char *out, size_t room)
{
    Writer writer = {out, room, 0, ' ', false};
    size_t word_at = 0;
    for (size_t at = 0; at < name.len && !writer.full;) {
        char c = name_fold(name, &at);
        if (c == SEPARATOR || c == '&')
            respell_last_word(&writer, word_at);
        put_folded(&writer, c);
        if (c == SEPARATOR || c == '&')
            word_at = writer.len;
    }
    respell_last_word(&writer, word_at);
    drop_last_between(&writer);
    return writer.full ? 0 : writer.len;
}

/* Any bytes to clean text: the first stage. */
#include "reading/clean.h"

enum { CONTROL_SHARE = 32, /* one control byte in so many: no text */ GUESSED_BYTES = 4096 };

/* In blocks whose count fits a byte, so that the compiler takes many bytes at once. */
static size_t count_controls(Str bytes)
{
    enum { BLOCK = 128 };
    size_t controls = 0;
    for (size_t at = 0; at < bytes.len; at += BLOCK) {
        size_t end = at + BLOCK < bytes.len ? at + BLOCK : bytes.len;
        uint8_t count = 0;
        for (size_t i = at; i < end; i++) {
            uint8_t c = (uint8_t)bytes.ptr[i];
            count = (uint8_t)(count + ((c < ' ') & (c != '\n') & (c != '\r') & (c != '\t') & (c != '\f')));
        }
        controls += count;
    }
    return controls;
}

static bool is_binary(Str bytes)
{
    return count_controls(bytes) > bytes.len / CONTROL_SHARE;
}

static bool begins_with(Str s, const char *lower)
{
    return str_equal_caseless(str_slice(s, 0, strlen(lower)), str_from_c(lower));
}

static bool is_html(Str s)
{
    static const char *const tags[] = {"<!doctype html", "<html", "<head", "<body", "<!--",     "<meta",  "<title",
                                       "<div",           "<p>",   "<p ",   "<h1",   "<article", "<table", "<?xml"};
    size_t at = 0;
    while (at < s.len && (unsigned char)s.ptr[at] <= ' ')
        at++;
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (begins_with(str_after(s, at), tags[i]))
            return true;
    return false;
}

/* A heading by "#", or a link. */
static bool is_markdown(Str s)
{
    s = str_slice(s, 0, s.len < GUESSED_BYTES ? s.len : GUESSED_BYTES);
    if (str_contains(s, STR("](http")))
        return true;
    for (Str rest = s; rest.len > 0;) {
        Str line = str_cut(&rest, '\n');
        size_t level = 0;
        while (level < line.len && line.ptr[level] == '#')
            level++;
        if (level >= 1 && level <= 6 && level < line.len && line.ptr[level] == ' ')
            return true;
    }
    return false;
}

static DocumentForm form_of(const ReadingInput *input, Str text)
{
    if (input->form != DOCUMENT_GUESS)
        return input->form;
    return is_html(text) ? DOCUMENT_HTML : is_markdown(text) ? DOCUMENT_MARKDOWN : DOCUMENT_TEXT;
}

/* Lines that end in CR alone, as old machines wrote them. */
static Str with_line_feeds(Str text, Arena *arena)
{
    if (str_find_char(text, '\n', 0) < text.len || str_find_char(text, '\r', 0) == text.len)
        return text;
    char *bytes = ARENA_ARRAY(arena, char, text.len + 1);
    for (size_t i = 0; i < text.len; i++)
        bytes[i] = text.ptr[i] == '\r' ? '\n' : text.ptr[i];
    return (Str){bytes, text.len};
}

static ReadingProblem read_form(DocumentForm form, Str source, Arena *arena, Clean *clean)
{
    *clean = clean_begin(arena, 2 * source.len + 16);
    if (form == DOCUMENT_HTML)
        return html_read(source, arena, clean) == FORM_FINE ? READING_OK : READING_TANGLED;
    if (form == DOCUMENT_MARKDOWN) {
        Clean plain = clean_begin(arena, source.len + 16);
        document_read_marks(source, arena, &plain);
        document_read_lines(clean_str(&plain), arena, clean);
        clean_compose(clean, &plain);
    } else {
        document_read_lines(source, arena, clean);
    }
    return READING_OK;
}

ReadingProblem document_clean(const ReadingInput *input, Arena *arena, Text *text, Reading *out)
{
    if (input->bytes.len > READING_MAX_BYTES)
        return READING_TOO_LARGE;
    if (encoding_is_utf16(input->bytes))
        return READING_UTF16;
    if (is_binary(input->bytes))
        return READING_BINARY;
    Clean decoded = {0}, clean;
    bool is_decoded = encoding_decode(input->bytes, arena, &decoded, out);
    Str source = with_line_feeds(is_decoded ? clean_str(&decoded) : input->bytes, arena);
    out->form = form_of(input, source);
    ReadingProblem problem = read_form(out->form, source, arena, &clean);
    if (problem != READING_OK)
        return problem;
    if (is_decoded)
        clean_compose(&clean, &decoded);
    text->input = input->bytes;
    text->clean = clean_str(&clean);
    text->pieces.items = clean.pieces.items;
    text->pieces.count = clean.pieces.count;
    text->has_lines = true;
    return READING_OK;
}

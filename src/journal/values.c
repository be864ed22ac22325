/* Values of fields and heads: dates, texts, amounts, years, words. */
#include "journal/reader.h"

Lexer lexer_of(const Reader *reader, uint32_t source, uint32_t from, uint32_t until)
{
    return (Lexer){.text = reader->diags->sources.items[source].text, .at = from, .until = until, .source = source};
}

Lexer head_lexer(const Reader *reader, const Entry *entry)
{
    return lexer_of(reader, entry->source, entry->head_from, entry->head_until);
}

Lexer field_lexer(const Reader *reader, const Entry *entry, const FieldText *field)
{
    return lexer_of(reader, entry->source, field->from, field->until);
}

bool entry_has(const Entry *entry, FieldKey key)
{
    return ((entry->given | entry->excused) & FIELD_BIT(key)) != 0;
}

const FieldText *field_get(const Reader *reader, const Entry *entry, FieldKey key)
{
    if (!(entry->given & FIELD_BIT(key)))
        return NULL;
    for (uint32_t i = 0; i < entry->field_count; i++) {
        const FieldText *field = &reader->fields.items[entry->first_field + i];
        if (field->key == key)
            return field;
    }
    return NULL;
}

Span entry_span(const Entry *entry)
{
    return (Span){entry->source, entry->at, entry->head_until - entry->at};
}

Span key_span(const Reader *reader, const Entry *entry, FieldKey key)
{
    const FieldText *field = field_get(reader, entry, key);
    return field ? (Span){entry->source, field->key_at, (uint32_t)strlen(field_keys[key])} : entry_span(entry);
}

Span value_span(const Reader *reader, const Entry *entry, FieldKey key)
{
    const FieldText *field = field_get(reader, entry, key);
    if (!field)
        return entry_span(entry);
    Lexer lexer = field_lexer(reader, entry, field);
    Token first = lex_next(&lexer);
    return (Span){entry->source, first.at, first.at < field->until ? field->until - first.at : 1};
}

/* A sign of the language where it has no meaning. */
static bool is_sign(Token token)
{
    return token.kind == TOKEN_AT || token.kind == TOKEN_DOTS || (token.kind == TOKEN_LINK && !token.text.len);
}

void expected(Reader *reader, const Lexer *lexer, Token found, const char *what)
{
    static const char mark[] = ", as in ";
    const char *example = strstr(what, mark);
    int length = example ? (int)(example - what) : (int)strlen(what);
    if (found.kind == TOKEN_BAD)
        return; /* a control character: it was reported with its line */
    Span span = token_span(lexer, found);
    Str text = token_text(lexer, found);
    Diag *diag;
    if (found.kind == TOKEN_END)
        diag = diag_add(reader->diags, DIAG_J026, span, "expected %.*s here", length, what);
    else if (is_sign(found))
        diag = diag_add(reader->diags, DIAG_J006, span, "'%.*s' means nothing here; expected %.*s", STR_ARG(text),
                        length, what);
    else
        diag = diag_add(reader->diags, DIAG_J026, span, "expected %.*s, found '%.*s'", length, what, STR_ARG(text));
    diag_help(reader->diags, diag, "write %s%s", example ? "it as in " : "",
              example ? example + sizeof mark - 1 : what);
}

void skip_item_before(Lexer *lexer, const char *word)
{
    for (Token token = lex_peek(lexer); token.kind != TOKEN_END && token.kind != TOKEN_COMMA; token = lex_peek(lexer)) {
        if (token.kind == TOKEN_WORD && str_equal(token.text, str_from_c(word)))
            return;
        lex_next(lexer);
    }
}

void skip_item(Lexer *lexer)
{
    skip_item_before(lexer, "");
}

bool skip_comma(Lexer *lexer)
{
    if (lex_peek(lexer).kind != TOKEN_COMMA)
        return false;
    lex_next(lexer);
    return true;
}

bool skip_word(Lexer *lexer, const char *word)
{
    Token token = lex_peek(lexer);
    if (token.kind != TOKEN_WORD || !str_equal(token.text, str_from_c(word)))
        return false;
    lex_next(lexer);
    return true;
}

void read_end(Reader *reader, Lexer *lexer)
{
    Token token = lex_next(lexer);
    lex_finish(lexer);
    if (token.kind == TOKEN_END || token.kind == TOKEN_BAD)
        return;
    Span span = token_span(lexer, token);
    Str text = token_text(lexer, token);
    if (is_sign(token)) {
        Diag *diag = diag_add(reader->diags, DIAG_J006, span, "'%.*s' means nothing here", STR_ARG(text));
        diag_help(reader->diags, diag, "delete it, or put the text in quotation marks");
        return;
    }
    Diag *diag = diag_add(reader->diags, DIAG_J027, span, "'%.*s' is more than was expected", STR_ARG(text));
    diag_help(reader->diags, diag, "%s",
              token.kind == TOKEN_COMMA ? "delete it: no list stands here"
                                        : "delete it, or put a comma before it if it belongs to a list");
}

/* ---- dates ---- */

static void report_date(Reader *reader, Span span, Str text, PeriodProblem problem)
{
    static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
    Diags *diags = reader->diags;
    Diag *diag;
    if (problem == PERIOD_MONTH) {
        diag = diag_add(diags, DIAG_J011, span, "there is no month %.2s", text.ptr + 5);
        diag_help(diags, diag, "months run from 01 to 12");
    } else if (problem == PERIOD_DAY) {
        int year =
            (text.ptr[0] - '0') * 1000 + (text.ptr[1] - '0') * 100 + (text.ptr[2] - '0') * 10 + (text.ptr[3] - '0');
        int month = (text.ptr[5] - '0') * 10 + (text.ptr[6] - '0'), last = date_days_in_month(year, month);
        Str leap_year = month == 2 ? arena_printf(reader->arena, " %d", year) : STR_NONE;
        if (str_ends(text, STR("00")))
            diag = diag_add(diags, DIAG_J012, span, "there is no day 00");
        else
            diag = diag_add(diags, DIAG_J012, span, "%s%.*s has %d days", months[month - 1], STR_ARG(leap_year), last);
        diag_help(diags, diag, "the last day of that month is %.7s-%02d; write %.7s if the day is not known", text.ptr,
                  last, text.ptr);
    } else if (problem == PERIOD_RANGE) {
        diag = diag_add(diags, DIAG_J013, span, "the year is outside %d to %d", DATE_FIRST_YEAR, DATE_LAST_YEAR);
        diag_help(diags, diag, "years have four digits and run from %d to %d; mend the year", DATE_FIRST_YEAR,
                  DATE_LAST_YEAR);
    } else {
        diag = diag_add(diags, DIAG_J010, span, "'%.*s' is not a date", STR_ARG(text));
        diag_help(diags, diag, "write a day as 2017-04-21, a span as 2017-04, 2017 or FY2016");
    }
}

bool read_date(Reader *reader, Lexer *lexer, Period *out)
{
    Token token = lex_next(lexer);
    if (token.kind != TOKEN_WORD) {
        expected(reader, lexer, token, "a date, as in 2017-04-21");
        return false;
    }
    PeriodProblem problem = period_parse(token.text, out);
    if (problem == PERIOD_OK)
        return true;
    *out = PERIOD_NONE;
    report_date(reader, token_span(lexer, token), token.text, problem);
    return false;
}

/* ---- texts ---- */

void check_string(Reader *reader, const Lexer *lexer, Token token)
{
    if (token.is_open) {
        Diag *diag = diag_add(reader->diags, DIAG_J004, token_span(lexer, token),
                              "this quotation mark is not closed on its line");
        diag_help(reader->diags, diag, "close it with \" and go on in a second text on the next line");
    }
    for (size_t i = 0; token.has_escapes && i + 1 < token.text.len; i++) {
        if (token.text.ptr[i] != '\\')
            continue;
        char next = token.text.ptr[++i];
        if (next == '"' || next == '\\')
            continue;
        Span span = {lexer->source, token.at + (uint32_t)i, 2};
        Diag *diag = diag_add(reader->diags, DIAG_J005, span, "a backslash stands only before \" or another backslash");
        diag_help(reader->diags, diag, "write \\\\ for a backslash");
    }
}

Str unescape(Reader *reader, Token token)
{
    if (!token.has_escapes)
        return token.text;
    char *copy = arena_alloc(reader->arena, token.text.len + 1, 1);
    size_t length = 0;
    for (size_t i = 0; i < token.text.len; i++) {
        if (token.text.ptr[i] == '\\' && i + 1 < token.text.len)
            i++;
        copy[length++] = token.text.ptr[i];
    }
    return (Str){copy, length};
}

static Str next_string(Reader *reader, Lexer *lexer)
{
    Token token = lex_next(lexer);
    check_string(reader, lexer, token);
    return unescape(reader, token);
}

bool read_text(Reader *reader, Lexer *lexer, Str *out)
{
    Token token = lex_peek(lexer);
    if (token.kind != TOKEN_STRING) {
        lex_next(lexer);
        expected(reader, lexer, token, "a text in quotation marks, as in \"Letter of the agency\"");
        return false;
    }
    *out = next_string(reader, lexer);
    if (lex_peek(lexer).kind != TOKEN_STRING)
        return true;
    Buf joined;
    buf_init(&joined);
    buf_add(&joined, *out);
    while (lex_peek(lexer).kind == TOKEN_STRING) {
        buf_add_char(&joined, ' ');
        buf_add(&joined, next_string(reader, lexer));
    }
    *out = arena_str(reader->arena, buf_str(&joined));
    buf_release(&joined);
    return true;
}

/* The lines as they stand, without comments, joined by blanks. */
static Str join_lines(Reader *reader, Str lines)
{
    Str first = str_cut(&lines, '\n');
    first = str_trim(str_slice(first, 0, lex_content_length(first)));
    if (!lines.len)
        return first;
    Buf joined;
    buf_init(&joined);
    buf_add(&joined, first);
    while (lines.len) {
        Str line = str_cut(&lines, '\n');
        line = str_trim(str_slice(line, 0, lex_content_length(line)));
        if (line.len && joined.len)
            buf_add_char(&joined, ' ');
        buf_add(&joined, line);
    }
    Str text = arena_str(reader->arena, buf_str(&joined));
    buf_release(&joined);
    return text;
}

Str read_raw(Reader *reader, Lexer *lexer)
{
    Str text = STR_NONE;
    uint32_t from = lexer->at;
    if (lex_peek(lexer).kind == TOKEN_STRING) {
        if (read_text(reader, lexer, &text))
            read_end(reader, lexer);
        return text;
    }
    for (Token token = lex_next(lexer); token.kind != TOKEN_END; token = lex_next(lexer))
        if (token.kind == TOKEN_STRING)
            check_string(reader, lexer, token);
    return join_lines(reader, str_slice(lexer->text, from, lexer->until));
}

/* ---- amounts and numbers ---- */

static void report_amount(Reader *reader, Span span, Str text, MoneyProblem problem)
{
    Diags *diags = reader->diags;
    Diag *diag;
    if (problem == MONEY_TOO_LARGE) {
        diag = diag_add(diags, DIAG_J031, span, "'%.*s' is more than can be counted in cents", STR_ARG(text));
        diag_help(diags, diag, "mend the amount; the most is 92,233,720,368,547,758.07");
    } else if (problem == MONEY_FRACTION) {
        diag = diag_add(diags, DIAG_J032, span, "'%.*s' has parts of a cent", STR_ARG(text));
        diag_help(diags, diag, "round it to the cent, and say so in a note:");
    } else {
        diag = diag_add(diags, DIAG_J030, span, "'%.*s' is not an amount", STR_ARG(text));
        diag_help(diags, diag,
                  "write dollars as in 937932, 937,932.00 or $937,932; a range as 1000..2000; unknown when not known");
    }
}

/* "$14.2 million" is not fourteen dollars and something left over. */
static bool is_magnitude(Token token)
{
    return token.kind == TOKEN_WORD && (str_equal(token.text, STR("thousand")) ||
                                        str_equal(token.text, STR("million")) || str_equal(token.text, STR("billion")));
}

static bool read_one_amount(Reader *reader, Lexer *lexer, Money *out)
{
    Token token = lex_next(lexer);
    if (token.kind != TOKEN_WORD) {
        expected(reader, lexer, token, "an amount, as in 937,932 or 1000..2000 or unknown");
        return false;
    }
    MoneyProblem problem = money_parse(token.text, out);
    if (problem == MONEY_OK && is_magnitude(lex_peek(lexer))) {
        Span span = span_over(lexer, token, lex_next(lexer));
        Diag *diag = diag_add(reader->diags, DIAG_J030, span, "an amount has no words");
        diag_help(reader->diags, diag, "write all its digits: 2.5 million is 2,500,000");
        return false;
    }
    if (problem == MONEY_OK)
        return true;
    Lexer ahead = *lexer;
    Token last = token;
    /* 937.932,00 is an amount elsewhere: it is shown whole, and has no parts of a cent. */
    if (lex_next(&ahead).kind == TOKEN_COMMA && lex_peek(&ahead).kind == TOKEN_WORD) {
        last = lex_next(&ahead);
        problem = MONEY_SHAPE;
    }
    report_amount(reader, span_over(lexer, token, last), token.text, problem);
    return false;
}

bool read_amount(Reader *reader, Lexer *lexer, MoneyRange *out)
{
    *out = MONEY_UNKNOWN;
    if (skip_word(lexer, "unknown"))
        return true;
    Token first = lex_peek(lexer);
    Money min, max;
    if (!read_one_amount(reader, lexer, &min))
        return false;
    *out = money_exact(min);
    if (lex_peek(lexer).kind != TOKEN_DOTS)
        return true;
    lex_next(lexer);
    Token last = lex_peek(lexer);
    if (!read_one_amount(reader, lexer, &max))
        return false;
    *out = (MoneyRange){min, max, true, true};
    if (max >= min)
        return true;
    Diag *diag = diag_add(reader->diags, DIAG_J033, span_over(lexer, first, last),
                          "the range runs from the larger to the smaller amount");
    diag_help(reader->diags, diag, "write %.*s..%.*s", STR_ARG(last.text), STR_ARG(first.text));
    return false;
}

bool read_year(Reader *reader, Lexer *lexer, int *out, const char *what)
{
    Token token = lex_next(lexer);
    Period period;
    if (token.kind != TOKEN_WORD || period_parse(token.text, &period) != PERIOD_OK ||
        period.precision != PRECISION_FISCAL) {
        expected(reader, lexer, token, what);
        return false;
    }
    *out = date_fiscal_year(period.first);
    return true;
}

bool read_years(Reader *reader, Lexer *lexer, Years *out, const char *what)
{
    Token first = lex_peek(lexer), last = first;
    if (!read_year(reader, lexer, &out->first, what))
        return false;
    out->last = out->first;
    if (lex_peek(lexer).kind == TOKEN_DOTS) {
        lex_next(lexer);
        last = lex_peek(lexer);
        if (!read_year(reader, lexer, &out->last, what))
            return false;
    }
    if (out->last >= out->first)
        return true;
    Diag *diag = diag_add(reader->diags, DIAG_J033, span_over(lexer, first, last), "the years run backwards");
    diag_help(reader->diags, diag, "write FY%d..FY%d", out->last, out->first);
    return false;
}

bool read_number(Reader *reader, Lexer *lexer, uint32_t *out, const char *what)
{
    Token token = lex_next(lexer);
    uint64_t value = 0;
    bool good = token.kind == TOKEN_WORD && token.text.len <= 9;
    for (size_t i = 0; good && i < token.text.len; i++) {
        good = char_is_digit(token.text.ptr[i]);
        value = value * 10 + (uint64_t)(token.text.ptr[i] - '0');
    }
    if (!good)
        expected(reader, lexer, token, what);
    *out = (uint32_t)value;
    return good;
}

int read_choice(Reader *reader, Lexer *lexer, const char *const *words, size_t count)
{
    Token token = lex_next(lexer);
    for (size_t i = 0; i < count && token.kind == TOKEN_WORD; i++)
        if (str_equal(token.text, str_from_c(words[i])))
            return (int)i;
    Buf list;
    buf_init(&list);
    for (size_t i = 0; i < count; i++)
        buf_printf(&list, "%s%s", i == 0 ? "" : i + 1 == count ? " or " : ", ", words[i]);
    buf_add_char(&list, '\0');
    if (token.kind == TOKEN_WORD) {
        Diag *diag = diag_add(reader->diags, DIAG_J034, token_span(lexer, token), "'%.*s' does not fit here",
                              STR_ARG(token.text));
        diag_help(reader->diags, diag, "write %s", list.ptr);
    } else {
        expected(reader, lexer, token, list.ptr);
    }
    buf_release(&list);
    return -1;
}

/* Amounts, dates, places and entries as words and as JSON. */
#include "report/words.h"

static Str take(Arena *arena, Buf *buf)
{
    Str text = arena_str(arena, buf_str(buf));
    buf_release(buf);
    return text;
}

Str words_range(Arena *arena, MoneyRange amount)
{
    Buf buf;
    buf_init(&buf);
    money_range_print(&buf, amount);
    return take(arena, &buf);
}

Str words_range_plain(Arena *arena, MoneyRange amount)
{
    Buf buf;
    buf_init(&buf);
    if (amount.has_min)
        money_print(&buf, amount.min);
    if (!money_is_exact(amount) && !money_is_unknown(amount)) {
        buf_add(&buf, STR(".."));
        if (amount.has_max)
            money_print(&buf, amount.max);
    }
    return take(arena, &buf);
}

Str words_money(Arena *arena, Money amount)
{
    return words_range(arena, money_exact(amount));
}

Str words_count(Arena *arena, uint64_t count)
{
    Buf out;
    buf_init(&out);
    buf_add_grouped(&out, arena_printf(arena, "%llu", (unsigned long long)count));
    Str words = arena_str(arena, buf_str(&out));
    buf_release(&out);
    return words;
}

Str words_date(Arena *arena, Date date)
{
    Buf buf;
    buf_init(&buf);
    date_print(&buf, date);
    return take(arena, &buf);
}

Str words_period(Arena *arena, Period period)
{
    Buf buf;
    buf_init(&buf);
    period_print(&buf, period);
    return take(arena, &buf);
}

Str words_quoted(Arena *arena, Str text)
{
    Buf quoted;
    buf_init(&quoted);
    buf_add_char(&quoted, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"' || text.ptr[i] == '\\')
            buf_add_char(&quoted, '\\');
        buf_add_char(&quoted, (unsigned char)text.ptr[i] < 0x20 ? ' ' : text.ptr[i]);
    }
    buf_add_char(&quoted, '"');
    return take(arena, &quoted);
}

Str words_folder(const View *view)
{
    Str name = view->diags->sources.count ? view->diags->sources.items[0].name : STR("");
    while (name.len && name.ptr[name.len - 1] != '/')
        name.len--;
    return name;
}

/* People read names from the folder of the journal; machines get them whole. */
Str words_place_in_file(const View *view, Span span)
{
    Buf buf;
    buf_init(&buf);
    diag_print_place(&buf, view->diags, span);
    Str text = take(view->arena, &buf), folder = words_folder(view);
    bool for_people = view->format == FORMAT_TABLE || view->format == FORMAT_MD;
    return for_people && str_starts(text, folder) ? str_after(text, folder.len) : text;
}

static void add_part(Buf *buf, Str text)
{
    if (buf->len)
        buf_add(buf, STR("; "));
    buf_add(buf, text);
}

static void add_blocking(Buf *buf, const View *view, const Order *order)
{
    if (order->blocks.count)
        add_part(buf, arena_printf(view->arena, "blocks %.*s for %.*s", STR_ARG(words_rules(view, &order->blocks)),
                                   STR_ARG(words_set(view, &order->protects))));
    if (order->stayed.is_given)
        add_part(buf, arena_printf(view->arena, "stayed for %.*s", STR_ARG(words_set(view, &order->stayed))));
}

static void add_works(Buf *buf, const View *view, const Event *event)
{
    const Order *order = event->order;
    for (size_t i = 0; i < order->works.count; i++) {
        const Event *target = &view->journal->events.items[order->works.items[i].target];
        add_part(buf, arena_printf(view->arena, "%s %.*s", work_name(order->works.items[i].work),
                                   STR_ARG(words_event_name(view, target))));
    }
    if (order->whom.is_given)
        buf_printf(buf, " for %.*s", STR_ARG(words_set(view, &order->whom)));
    if (order->to.is_given)
        buf_printf(buf, " to %.*s", STR_ARG(words_set(view, &order->to)));
    if (event->about.count)
        buf_printf(buf, " as to %.*s", STR_ARG(words_rules(view, &event->about)));
}

Str words_order_does(const View *view, const Event *event)
{
    const Order *order = event->order;
    Buf buf;
    buf_init(&buf);
    add_blocking(&buf, view, order);
    add_works(&buf, view, event);
    if (order->mandate == MANDATE_PENDING)
        add_part(&buf, STR("mandate pending"));
    else if (order->mandate == MANDATE_DAY)
        add_part(&buf,
                 arena_printf(view->arena, "mandate %.*s", STR_ARG(words_period(view->arena, order->mandate_day))));
    if (order->denies.len)
        add_part(&buf, arena_printf(view->arena, "denies %.*s", STR_ARG(order->denies)));
    if (order->procedural.len)
        add_part(&buf, order->procedural);
    return take(view->arena, &buf);
}

Str words_place(const View *view, PlaceId place)
{
    return place == PLACE_NONE ? STR("unknown") : journal_place(view->journal, place).name;
}

Str words_path(const View *view, PlaceId place)
{
    return place == PLACE_NONE ? STR("") : journal_place(view->journal, place).path;
}

static void add_term(Buf *buf, const View *view, const PlaceTerm *term, bool by_name)
{
    switch (term->kind) {
    case TERM_EVERYONE: buf_add(buf, STR("everyone")); break;
    case TERM_WITHIN: buf_add(buf, by_name ? STR("governments within ") : STR("within ")); /* fallthrough */
    case TERM_PLACE: buf_add(buf, by_name ? words_place(view, term->place) : words_path(view, term->place)); break;
    case TERM_GROUP: buf_add(buf, view->journal->groups.items[term->group].id); break;
    }
}

static Str set_words(const View *view, const PlaceSet *set, bool by_name)
{
    Buf buf;
    buf_init(&buf);
    const char *between = by_name ? "; " : ", ";
    for (size_t i = 0; i < set->include.count; i++) {
        buf_printf(&buf, "%s", i ? between : "");
        add_term(&buf, view, &set->include.items[i], by_name);
    }
    for (size_t i = 0; i < set->except.count; i++) {
        buf_printf(&buf, "%s", i ? between : " except ");
        add_term(&buf, view, &set->except.items[i], by_name);
    }
    return take(view->arena, &buf);
}

Str words_set(const View *view, const PlaceSet *set)
{
    return set_words(view, set, false);
}

Str words_names(const View *view, const PlaceSet *set)
{
    return set_words(view, set, true);
}

Str words_rules(const View *view, const IndexArray *rules)
{
    Buf buf;
    buf_init(&buf);
    for (size_t i = 0; i < rules->count; i++)
        buf_printf(&buf, "%s%.*s", i ? ", " : "", STR_ARG(view->journal->rules.items[rules->items[i]].id));
    return take(view->arena, &buf);
}

Str words_event_name(const View *view, const Event *event)
{
    if (event->link.len)
        return arena_printf(view->arena, "^%.*s", STR_ARG(event->link));
    return words_place_in_file(view, event->common.span);
}

static Str first_case(const View *view, const Event *event)
{
    if (!event->order->cases.count)
        return STR("");
    const Case *a_case = &view->journal->cases.items[event->order->cases.items[0]];
    return a_case->common.title.len ? a_case->common.title : a_case->id;
}

static Str finding_words(const View *view, const Event *event)
{
    const char *result = event->complies ? "complies" : "violates";
    return arena_printf(view->arena, "%s%s: %.*s", event->preliminary ? "preliminary view: " : "", result,
                        STR_ARG(words_names(view, &event->to)));
}

Str words_event(const View *view, const Event *event)
{
    Arena *arena = view->arena;
    Str title = event->common.title;
    switch (event->kind) {
    case EVENT_ORDER:
        return arena_printf(arena, "%.*s%s%.*s", STR_ARG(title.len ? title : STR("order")), title.len ? ", " : " in ",
                            STR_ARG(first_case(view, event)));
    case EVENT_FINDING: {
        Str finding = finding_words(view, event);
        return title.len ? arena_printf(arena, "%.*s (%.*s)", STR_ARG(finding), STR_ARG(title)) : finding;
    }
    case EVENT_SAY:
    case EVENT_CLAIM: return arena_printf(arena, "%.*s: \"%.*s\"", STR_ARG(event->statement->speaker), STR_ARG(title));
    case EVENT_REPLY: {
        const char *stance = stance_name(event->stance);
        return arena_printf(arena, "%.*s%s%s%s%.*s", STR_ARG(words_place(view, event->actor)), stance[0] ? " (" : "",
                            stance, stance[0] ? ")" : "",
                            STR_ARG(title.len ? arena_printf(arena, ": %.*s", STR_ARG(title)) : STR("")));
    }
    case EVENT_ACT:
        return arena_printf(arena, "%s: %.*s%s%.*s", act_name(event->act), STR_ARG(words_names(view, &event->to)),
                            title.len ? ": " : "", STR_ARG(title));
    case EVENT_WARN:
    case EVENT_NOTICE:
    case EVENT_WAIVE:
    case EVENT_WITHDRAW:
    case EVENT_KIND_COUNT: break;
    }
    return arena_printf(arena, "%.*s%s%.*s", STR_ARG(words_place(view, event->actor)), title.len ? ": " : "",
                        STR_ARG(title));
}

Str words_event_kind(const View *view, const Event *event)
{
    if (event->kind != EVENT_ORDER || event->order->court == PLACE_NONE)
        return str_from_c(event_kind_name(event->kind));
    return arena_printf(view->arena, "order, %.*s",
                        STR_ARG(journal_place(view->journal, event->order->court).short_name));
}

Str words_without(const View *view, const Question *question)
{
    Buf buf;
    buf_init(&buf);
    for (size_t i = 0; i < question->without.count; i++)
        buf_printf(&buf, "%s%.*s", i ? ", " : "; without ",
                   STR_ARG(words_event_name(view, &view->journal->events.items[question->without.items[i]])));
    Str words = arena_str(view->arena, buf_str(&buf));
    buf_release(&buf);
    return words;
}

Str words_listing(const View *view, Index program)
{
    if (program == NO_INDEX)
        return STR("all programs");
    const Program *entry = &view->journal->programs.items[program];
    Str title = entry->common.title.len ? entry->common.title : entry->id;
    if (!entry->listings.count || !entry->id.len)
        return title;
    return arena_printf(view->arena, "%.*s (%.*s)", STR_ARG(title), STR_ARG(entry->listings.items[0]));
}

Str words_sources(const View *view, const Common *common)
{
    Buf buf;
    buf_init(&buf);
    for (size_t i = 0; i < common->sources.count; i++)
        buf_printf(&buf, "%s%.*s", i ? ", " : "",
                   STR_ARG(view->journal->sources.items[common->sources.items[i].source].id));
    return take(view->arena, &buf);
}

/* ---- JSON ---- */

/* JSON is UTF-8: a broken byte becomes U+FFFD, so that the rest survives. */
json_t *json_words(Str text)
{
    if (!text.len)
        return json_null();
    Buf clean;
    buf_init(&clean);
    buf_add_utf8(&clean, text);
    json_t *value = json_stringn(clean.ptr, clean.len);
    buf_release(&clean);
    return value;
}

static json_t *json_money(Arena *arena, bool is_known, Money amount)
{
    if (!is_known)
        return json_null();
    Buf buf;
    buf_init(&buf);
    money_print(&buf, amount);
    return json_words(take(arena, &buf));
}

json_t *json_range(Arena *arena, MoneyRange amount)
{
    if (money_is_unknown(amount))
        return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "min", json_money(arena, amount.has_min, amount.min));
    json_object_set_new(object, "max", json_money(arena, amount.has_max, amount.max));
    return object;
}

json_t *json_period(Arena *arena, Period period)
{
    return json_words(words_period(arena, period));
}

json_t *json_event_name(const View *view, const Event *event)
{
    return json_words(words_event_name(view, event));
}

json_t *json_sources(const View *view, const Common *common)
{
    json_t *list = json_array();
    for (size_t i = 0; i < common->sources.count; i++)
        json_array_append_new(list, json_words(view->journal->sources.items[common->sources.items[i].source].id));
    return list;
}

static int add_bytes(const char *bytes, size_t size, void *out)
{
    buf_add(out, (Str){bytes, size});
    return 0;
}

void json_print(Buf *out, json_t *value)
{
    json_dump_callback(value, add_bytes, out, JSON_INDENT(2));
    json_decref(value);
    buf_add_char(out, '\n');
}

/* ---- lines of a terminal ---- */

void wrap_words(Buf *out, const View *view, Str text, size_t used, size_t indent)
{
    for (bool first = true; text.len; first = false) {
        Str word = str_cut(&text, ' ');
        size_t width = utf8_width(word);
        if (!first && used + 1 + width > view->width) {
            buf_add_char(out, '\n');
            buf_add_repeat(out, ' ', indent);
            used = indent;
        } else if (!first) {
            buf_add_char(out, ' ');
            used++;
        }
        buf_add(out, word);
        used += width;
    }
    buf_add_char(out, '\n');
}

/* ---- XML, HTML ---- */

void markup_text(Buf *out, Str text, bool has_quotes)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '&')
            buf_add(out, STR("&amp;"));
        else if (c == '<')
            buf_add(out, STR("&lt;"));
        else if (c == '>')
            buf_add(out, STR("&gt;"));
        else if (c == '"' && has_quotes)
            buf_add(out, STR("&quot;"));
        else
            buf_add_char(out, c);
    }
}

/* ---- Markdown ---- */

static bool is_address(Str word)
{
    return (str_starts(word, STR("https://")) || str_starts(word, STR("http://"))) &&
           str_find_char(word, '<', 0) == word.len && str_find_char(word, '>', 0) == word.len;
}

static void md_word(Buf *out, Str word)
{
    if (is_address(word)) {
        buf_printf(out, "<%.*s>", STR_ARG(word));
        return;
    }
    for (size_t i = 0; i < word.len; i++) {
        bool is_number = word.ptr[i] == '[' && i + 1 < word.len && char_is_digit(word.ptr[i + 1]);
        if (memchr("\\`*_<&[|", word.ptr[i], 8) && !is_number)
            buf_add_char(out, '\\');
        buf_add_char(out, word.ptr[i]);
    }
}

void md_text(Buf *out, Str text)
{
    for (bool first = true; text.len; first = false) {
        if (!first)
            buf_add_char(out, ' ');
        md_word(out, str_cut(&text, ' '));
    }
}

/* ---- formats ---- */

static const char *const format_names[FORMAT_COUNT] = {"table", "csv", "json", "md"};

const char *format_name(Format format)
{
    return format_names[format];
}

bool format_find(Str name, Format *out)
{
    for (int i = 0; i < FORMAT_COUNT; i++) {
        if (!str_equal(name, str_from_c(format_names[i])))
            continue;
        *out = (Format)i;
        return true;
    }
    return false;
}

Str words_summed(Arena *arena, const AwardAnswer *award)
{
    return arena_printf(arena, "%u award%s", award->count, award->count == 1 ? "" : "s");
}

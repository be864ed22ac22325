/* A draft in parts, for a page on which a person goes through it: docs/reading.md has the keys. */
#include "report/draft.h"

/* What was written of one find: comments, and the entry where one could be made. */
typedef struct {
    Str before, entry;
} Parts;

static Str next_line(Str text)
{
    size_t end = 0;
    while (end < text.len && text.ptr[end] != '\n')
        end++;
    return str_slice(text, 0, end < text.len ? end + 1 : end);
}

static bool is_comment(Str line)
{
    return line.len && (line.ptr[0] == ';' || line.ptr[0] == '\n');
}

static Parts split(Str text)
{
    size_t at = 0;
    for (Str line; line = next_line(str_after(text, at)), is_comment(line);)
        at += line.len;
    return (Parts){str_slice(text, 0, at), str_after(text, at)};
}

/* "warn" of "2017-04-21 warn us/doj/ojp ...". */
static Str kind_of(Str entry)
{
    str_cut(&entry, ' ');
    return str_cut(&entry, ' ');
}

/* ---- where its words stand ---- */

static void add_span(json_t *spans, const char *role, const Anchor *at)
{
    if (at->cend <= at->cstart)
        return;
    json_t *span = json_object();
    json_object_set_new(span, "from", json_integer(at->cstart));
    json_object_set_new(span, "until", json_integer(at->cend));
    json_object_set_new(span, "role", json_string(role));
    json_array_append_new(spans, span);
}

static void add_quote_spans(json_t *spans, const QuoteFind *quote)
{
    for (uint32_t i = 0; i < quote->parts.count; i++)
        add_span(spans, "words", &quote->parts.items[i]);
    if (!quote->parts.count)
        add_span(spans, "words", &quote->at);
    add_span(spans, "speaker", &quote->source);
    add_span(spans, "cue", &quote->cue);
}

static void add_event_spans(json_t *spans, const Reading *reading, const EventFind *event)
{
    add_span(spans, "event", &event->at);
    add_span(spans, "actor", &event->actor);
    for (uint32_t i = 0; i < event->targets.count; i++)
        add_span(spans, "target", &event->targets.items[i].at);
    if (event->date != FIND_NONE)
        add_span(spans, "date", &reading->dates.items[event->date].at);
    if (event->amount != FIND_NONE)
        add_span(spans, "amount", &reading->amounts.items[event->amount].at);
    add_span(spans, "object", &event->object);
    add_span(spans, "sentence", &event->sentence);
}

static json_t *json_spans(const Draft *draft, const DraftFind *find)
{
    json_t *spans = json_array();
    if (find->quote)
        add_quote_spans(spans, find->quote);
    else if (find->claim)
        add_span(spans, "words", &find->claim->at);
    else
        add_event_spans(spans, draft->reading, find->event);
    return spans;
}

/* ---- by which rules ---- */

static void add_rule(json_t *rules, const char *rule)
{
    for (size_t i = 0; i < json_array_size(rules); i++)
        if (rule && strcmp(json_string_value(json_array_get(rules, i)), rule) == 0)
            return;
    if (rule && rule[0])
        json_array_append_new(rules, json_string(rule));
}

static void add_person_rule(json_t *rules, const Reading *reading, uint32_t person)
{
    if (person != FIND_NONE)
        add_rule(rules, reading->people.items[person].rule);
}

static json_t *json_rules(const Draft *draft, const DraftFind *find)
{
    const Reading *reading = draft->reading;
    json_t *rules = json_array();
    if (find->quote) {
        add_rule(rules, find->quote->rule);
        add_person_rule(rules, reading, find->quote->person);
    } else if (find->claim) {
        add_rule(rules, find->claim->rule);
    } else {
        add_rule(rules, find->event->rule);
        add_person_rule(rules, reading, find->event->actor_person);
        if (find->event->date != FIND_NONE)
            add_rule(rules, reading->dates.items[find->event->date].rule);
        if (find->event->amount != FIND_NONE)
            add_rule(rules, reading->amounts.items[find->event->amount].rule);
    }
    return rules;
}

/* ---- what the comments say ---- */

/* Of "; unsure: the day is the document's" what follows `mark`, of each line that begins with it. */
static json_t *json_remarks(Str before, Str mark)
{
    json_t *list = json_array();
    while (before.len) {
        Str line = str_cut(&before, '\n');
        if (str_starts(line, mark))
            json_array_append_new(list, json_words(str_after(line, mark.len)));
    }
    return list;
}

static json_t *json_found(const Draft *draft, const DraftFind *find, Str comments)
{
    json_t *object = json_object();
    json_object_set_new(object, "spans", json_spans(draft, find));
    json_object_set_new(object, "rules", json_rules(draft, find));
    json_object_set_new(object, "doubts", json_remarks(comments, STR("; unsure: ")));
    return object;
}

static json_t *json_draft(const Draft *draft, const DraftFind *find, size_t number, Str before, Parts parts)
{
    json_t *object = json_object();
    json_object_set_new(object, "number", json_integer((json_int_t)number));
    json_object_set_new(object, "kind", json_words(kind_of(parts.entry)));
    json_object_set_new(object, "before", json_stringn(before.ptr, before.len));
    json_object_set_new(object, "entry", json_words(parts.entry));
    json_object_set_new(object, "known", json_remarks(parts.before, STR("; as ")));
    json_t *found = json_found(draft, find, parts.before);
    json_object_update(object, found);
    json_decref(found);
    json_object_set_new(object, "confidence", json_null());
    return object;
}

/* What could not be entered, and why. */
static json_t *json_note(const Draft *draft, const DraftFind *find, Str comments)
{
    json_t *object = json_found(draft, find, comments);
    json_object_set_new(object, "why_not", json_remarks(comments, STR(";   not entered: ")));
    return object;
}

static void add_finds(Draft *draft, json_t *drafts, json_t *notes, Buf *before)
{
    DraftPosition at = {0};
    DraftFind find;
    Buf text;
    buf_init(&text);
    draft->out = &text;
    while (draft_next(draft, &at, &find)) {
        buf_reset(&text);
        draft_find(draft, &find);
        Parts parts = split(buf_str(&text));
        buf_add(before, parts.before);
        if (!parts.entry.len) {
            json_array_append_new(notes, json_note(draft, &find, parts.before));
            continue;
        }
        json_array_append_new(drafts, json_draft(draft, &find, json_array_size(drafts) + 1, buf_str(before), parts));
        buf_reset(before);
    }
    buf_release(&text);
}

static void set_text(json_t *object, const char *key, const Buf *text)
{
    json_object_set_new(object, key, json_stringn(text->len ? text->ptr : "", text->len));
}

void report_drafts(Buf *out, const View *view, const DocumentRead *document)
{
    json_t *object = json_object(), *drafts = json_array(), *notes = json_array();
    Draft draft;
    Buf text, head, tail;
    buf_init(&text);
    buf_init(&head);
    buf_init(&tail);
    reading_text(document->input, document->reading, &text);
    View for_people = *view; /* entries name lines of the journal as the draft does */
    for_people.format = FORMAT_TABLE;
    draft_open(&draft, &head, &for_people, document);
    draft_head(&draft);
    add_finds(&draft, drafts, notes, &tail);
    draft.out = &tail;
    draft_rest(&draft);
    json_object_set_new(object, "name", json_words(document->name));
    json_object_set_new(object, "sha256", json_words(document->sha256));
    set_text(object, "text", &text);
    set_text(object, "head", &head);
    json_object_set_new(object, "drafts", drafts);
    json_object_set_new(object, "notes", notes);
    set_text(object, "tail", &tail);
    json_object_set_new(object, "mistakes", json_array());
    json_print(out, object);
    buf_release(&text);
    buf_release(&head);
    buf_release(&tail);
}

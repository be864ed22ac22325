/* What was read in a document, as JSON: every find with its place in the input. */
#include "report/words.h"

static void set(json_t *object, const char *key, json_t *value)
{
    json_object_set_new(object, key, value);
}

static json_t *json_anchor(const Anchor *at)
{
    if (at->end <= at->start)
        return json_null();
    json_t *object = json_object();
    set(object, "text", json_words(at->text));
    set(object, "start", json_integer(at->start));
    set(object, "end", json_integer(at->end));
    set(object, "cstart", json_integer(at->cstart));
    set(object, "cend", json_integer(at->cend));
    return object;
}

static json_t *json_rule(const char *rule)
{
    return json_string(rule ? rule : "");
}

static json_t *json_path(PlaceId place)
{
    return place == PLACE_NONE ? json_null() : json_words(place_get(place).path);
}

static json_t *json_place(const PlaceFind *find)
{
    json_t *object = json_anchor(&find->at), *candidates = json_array();
    for (size_t i = 0; i < find->candidate_count; i++)
        json_array_append_new(candidates, json_path(find->candidates[i]));
    set(object, "place", json_path(find->place));
    set(object, "geoid", find->place == PLACE_NONE ? json_null() : json_words(place_get(find->place).geoid));
    set(object, "kind",
        find->place == PLACE_NONE ? json_null() : json_string(place_kind_name(place_get(find->place).kind)));
    set(object, "use", json_string(find->is_modifier ? "modifier" : "literal"));
    set(object, "candidates", candidates);
    set(object, "rule", json_rule(find->rule));
    return object;
}

static json_t *json_body(const BodyFind *find)
{
    json_t *object = json_anchor(&find->at);
    set(object, "id", json_path(find->body));
    set(object, "parent", json_path(find->parent));
    set(object, "rule", json_rule(find->rule));
    return object;
}

static json_t *json_person(const PersonFind *find)
{
    json_t *object = json_anchor(&find->at), *mentions = json_array();
    for (uint32_t i = 0; i < find->mentions.count; i++)
        json_array_append_new(mentions, json_anchor(&find->mentions.items[i]));
    set(object, "name", json_words(find->name));
    set(object, "role", json_words(find->role));
    set(object, "body", json_path(find->body));
    set(object, "mentions", mentions);
    set(object, "rule", json_rule(find->rule));
    return object;
}

static json_t *json_quote(const QuoteFind *find)
{
    json_t *object = json_anchor(&find->at), *parts = json_array();
    for (uint32_t i = 0; i < find->parts.count; i++)
        json_array_append_new(parts, json_anchor(&find->parts.items[i]));
    set(object, "kind", json_string(quote_kind_name(find->kind)));
    set(object, "speaker", json_words(find->speaker));
    set(object, "role", json_words(find->role));
    set(object, "speaker_place", json_path(find->body));
    set(object, "source", json_anchor(&find->source));
    set(object, "cue", json_anchor(&find->cue));
    set(object, "parts", parts);
    set(object, "rule", json_rule(find->rule));
    return object;
}

static json_t *json_dollars(bool has, Money amount, Arena *arena)
{
    if (!has)
        return json_null();
    Buf text;
    buf_init(&text);
    money_print(&text, amount);
    Str kept = arena_str(arena, buf_str(&text));
    buf_release(&text);
    return json_words(kept);
}

static json_t *json_amount(const AmountFind *find, Arena *arena)
{
    json_t *object = json_anchor(&find->at);
    set(object, "usd", json_dollars(find->usd.has_min, find->usd.min, arena));
    set(object, "usd_max", json_dollars(find->usd.has_max && find->usd.max != find->usd.min, find->usd.max, arena));
    set(object, "approx", json_boolean(find->is_about));
    set(object, "rule", json_rule(find->rule));
    return object;
}

static json_t *json_date(const DateFind *find, Arena *arena)
{
    json_t *object = json_anchor(&find->at);
    set(object, "iso", json_period(arena, find->iso));
    set(object, "until", json_period(arena, find->until));
    set(object, "due", json_boolean(find->is_due));
    set(object, "rule", json_rule(find->rule));
    return object;
}

static json_t *json_citation(const CiteFind *find)
{
    json_t *object = json_anchor(&find->at);
    set(object, "kind", json_string(cite_kind_name(find->kind)));
    set(object, "cite", json_words(find->cite));
    set(object, "rule", json_rule(find->rule));
    return object;
}

static json_t *json_targets(const EventFind *find)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < find->targets.count; i++) {
        json_t *target = json_anchor(&find->targets.items[i].at);
        set(target, "place", json_path(find->targets.items[i].place));
        json_array_append_new(list, target);
    }
    return list;
}

/* Which of its fields the sentences before tell. */
static json_t *json_told_before(const EventFind *find)
{
    json_t *list = json_array();
    if (find->actor_is_near)
        json_array_append_new(list, json_string("actor"));
    if (find->targets_are_near)
        json_array_append_new(list, json_string("targets"));
    return list;
}

static json_t *json_event(const EventFind *find, const Reading *reading, Arena *arena)
{
    json_t *object = json_anchor(&find->at);
    set(object, "type", json_string(event_type_name(find->type)));
    set(object, "modality", json_string(modality_name(find->modality)));
    set(object, "actor", json_anchor(&find->actor));
    set(object, "actor_place", json_path(find->actor_place));
    set(object, "targets", json_targets(find));
    set(object, "told_before", json_told_before(find));
    set(object, "date",
        find->date == FIND_NONE ? json_null() : json_period(arena, reading->dates.items[find->date].iso));
    const MoneyRange *usd = find->amount == FIND_NONE ? NULL : &reading->amounts.items[find->amount].usd;
    set(object, "amount", json_dollars(usd && usd->has_min, usd ? usd->min : 0, arena));
    set(object, "object", json_anchor(&find->object));
    set(object, "rule", json_rule(find->rule));
    return object;
}

static json_t *json_claim_find(const ClaimFind *find, const Reading *reading)
{
    json_t *object = json_anchor(&find->at), *about = json_array();
    for (uint32_t i = 0; i < find->about.count; i++)
        json_array_append_new(about, json_path(find->about.items[i]));
    set(object, "kind", json_string(claim_kind_name(find->kind)));
    set(object, "speaker",
        find->quote == FIND_NONE ? json_null() : json_words(reading->quotes.items[find->quote].speaker));
    set(object, "about", about);
    set(object, "test", json_words(find->test));
    set(object, "rule", json_rule(find->rule));
    return object;
}

static json_t *json_document(const DocumentRead *document, Arena *arena)
{
    json_t *object = json_object();
    const Reading *reading = document->reading;
    set(object, "file", json_words(document->name));
    set(object, "sha256", json_words(document->sha256));
    set(object, "bytes", json_integer((json_int_t)document->input->bytes.len));
    set(object, "encoding", json_string(reading->encoding == ENCODING_UTF8 ? "utf-8" : "windows-1252"));
    set(object, "format", json_string(document_form_name(reading->form)));
    set(object, "dated",
        document->input->dated == DATE_MIN ? json_null() : json_words(words_date(arena, document->input->dated)));
    set(object, "origin", json_path(document->input->origin));
    return object;
}

#define LIST(name, value)                                  \
    do {                                                   \
        json_t *list = json_array();                       \
        for (uint32_t i = 0; i < reading->name.count; i++) \
            json_array_append_new(list, value);            \
        set(object, #name, list);                          \
    } while (0)

void report_reading(Buf *out, const View *view, const DocumentRead *document)
{
    json_t *object = json_object();
    const Reading *reading = document->reading;
    set(object, "document", json_document(document, view->arena));
    LIST(places, json_place(&reading->places.items[i]));
    LIST(bodies, json_body(&reading->bodies.items[i]));
    LIST(people, json_person(&reading->people.items[i]));
    LIST(quotes, json_quote(&reading->quotes.items[i]));
    LIST(amounts, json_amount(&reading->amounts.items[i], view->arena));
    LIST(dates, json_date(&reading->dates.items[i], view->arena));
    LIST(citations, json_citation(&reading->citations.items[i]));
    LIST(events, json_event(&reading->events.items[i], reading, view->arena));
    LIST(claims, json_claim_find(&reading->claims.items[i], reading));
    json_print(out, object);
}

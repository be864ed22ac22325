/* What was read in a document, as JSON: every find with its place in the input. */
#include "report/emit.h"

/* ---- values ---- */

static void emit_name(Emit *emit, const char *key, const char *name)
{
    emit_words(emit_key(emit, key), str_from_c(name));
}

static void emit_path(Emit *emit, const char *key, PlaceId place)
{
    emit_words(emit_key(emit, key), place == PLACE_NONE ? STR("") : place_get(place).path);
}

static void emit_rule(Emit *emit, const char *rule)
{
    emit_name(emit, "rule", rule ? rule : "");
}

static void emit_place_of(Emit *emit, const Anchor *at)
{
    emit_words(emit_key(emit, "text"), at->text);
    emit_count(emit_key(emit, "start"), at->start);
    emit_count(emit_key(emit, "end"), at->end);
    emit_count(emit_key(emit, "cstart"), at->cstart);
    emit_count(emit_key(emit, "cend"), at->cend);
}

static bool is_anchored(const Anchor *at)
{
    return at->end > at->start;
}

/* Opens the object of a find; false when it stands nowhere, which is null. */
static bool open_find(Emit *emit, const Anchor *at)
{
    if (!is_anchored(at)) {
        emit_null(emit);
        return false;
    }
    emit_open(emit, '{');
    emit_place_of(emit, at);
    return true;
}

static void emit_anchor(Emit *emit, const Anchor *at)
{
    if (open_find(emit, at))
        emit_close(emit, '}');
}

static void emit_period(Emit *emit, const char *key, Period period, Arena *arena)
{
    emit_words(emit_key(emit, key), words_period(arena, period));
}

static void emit_dollars(Emit *emit, const char *key, bool has, Money amount)
{
    Buf text;
    buf_init(&text);
    if (has)
        money_print(&text, amount);
    emit_words(emit_key(emit, key), buf_str(&text));
    buf_release(&text);
}

/* ---- finds ---- */

static void emit_place(Emit *emit, const PlaceFind *find)
{
    if (!open_find(emit, &find->at))
        return;
    bool is_settled = find->place != PLACE_NONE;
    emit_path(emit, "place", find->place);
    emit_words(emit_key(emit, "geoid"), is_settled ? place_get(find->place).geoid : STR(""));
    emit_name(emit, "kind", is_settled ? place_kind_name(place_get(find->place).kind) : "");
    emit_name(emit, "use", find->is_modifier ? "modifier" : "literal");
    emit_open(emit_key(emit, "candidates"), '[');
    for (size_t i = 0; i < find->candidate_count; i++)
        emit_path(emit, NULL, find->candidates[i]);
    emit_close(emit, ']');
    emit_rule(emit, find->rule);
    emit_close(emit, '}');
}

static void emit_body(Emit *emit, const BodyFind *find)
{
    if (!open_find(emit, &find->at))
        return;
    emit_path(emit, "id", find->body);
    emit_path(emit, "parent", find->parent);
    emit_rule(emit, find->rule);
    emit_close(emit, '}');
}

static void emit_anchors(Emit *emit, const char *key, const Anchor *items, uint32_t count)
{
    emit_open(emit_key(emit, key), '[');
    for (uint32_t i = 0; i < count; i++)
        emit_anchor(emit, &items[i]);
    emit_close(emit, ']');
}

static void emit_person(Emit *emit, const PersonFind *find)
{
    if (!open_find(emit, &find->at))
        return;
    emit_words(emit_key(emit, "name"), find->name);
    emit_words(emit_key(emit, "role"), find->role);
    emit_path(emit, "body", find->body);
    emit_anchors(emit, "mentions", find->mentions.items, find->mentions.count);
    emit_rule(emit, find->rule);
    emit_close(emit, '}');
}

static void emit_quote(Emit *emit, const QuoteFind *find)
{
    if (!open_find(emit, &find->at))
        return;
    emit_name(emit, "kind", quote_kind_name(find->kind));
    emit_words(emit_key(emit, "speaker"), find->speaker);
    emit_words(emit_key(emit, "role"), find->role);
    emit_path(emit, "speaker_place", find->body);
    emit_anchor(emit_key(emit, "source"), &find->source);
    emit_anchor(emit_key(emit, "cue"), &find->cue);
    emit_anchors(emit, "parts", find->parts.items, find->parts.count);
    emit_rule(emit, find->rule);
    emit_close(emit, '}');
}

static void emit_amount(Emit *emit, const AmountFind *find)
{
    if (!open_find(emit, &find->at))
        return;
    emit_dollars(emit, "usd", find->usd.has_min, find->usd.min);
    emit_dollars(emit, "usd_max", find->usd.has_max && find->usd.max != find->usd.min, find->usd.max);
    emit_bool(emit_key(emit, "approx"), find->is_about);
    emit_rule(emit, find->rule);
    emit_close(emit, '}');
}

static void emit_date(Emit *emit, const DateFind *find, Arena *arena)
{
    if (!open_find(emit, &find->at))
        return;
    emit_period(emit, "iso", find->iso, arena);
    emit_period(emit, "until", find->until, arena);
    emit_bool(emit_key(emit, "due"), find->is_due);
    emit_rule(emit, find->rule);
    emit_close(emit, '}');
}

static void emit_citation(Emit *emit, const CiteFind *find)
{
    if (!open_find(emit, &find->at))
        return;
    emit_name(emit, "kind", cite_kind_name(find->kind));
    emit_words(emit_key(emit, "cite"), find->cite);
    emit_rule(emit, find->rule);
    emit_close(emit, '}');
}

static void emit_targets(Emit *emit, const EventFind *find)
{
    emit_open(emit_key(emit, "targets"), '[');
    for (uint32_t i = 0; i < find->targets.count; i++) {
        if (!open_find(emit, &find->targets.items[i].at))
            continue;
        emit_path(emit, "place", find->targets.items[i].place);
        emit_close(emit, '}');
    }
    emit_close(emit, ']');
}

/* Which of its fields the sentences before tell. */
static void emit_told_before(Emit *emit, const EventFind *find)
{
    emit_open(emit_key(emit, "told_before"), '[');
    if (find->actor_is_near)
        emit_name(emit, NULL, "actor");
    if (find->targets_are_near)
        emit_name(emit, NULL, "targets");
    emit_close(emit, ']');
}

static void emit_event(Emit *emit, const EventFind *find, const Reading *reading, Arena *arena)
{
    if (!open_find(emit, &find->at))
        return;
    emit_name(emit, "type", event_type_name(find->type));
    emit_name(emit, "modality", modality_name(find->modality));
    emit_anchor(emit_key(emit, "actor"), &find->actor);
    emit_path(emit, "actor_place", find->actor_place);
    emit_targets(emit, find);
    emit_told_before(emit, find);
    emit_period(emit, "date", find->date == FIND_NONE ? PERIOD_NONE : reading->dates.items[find->date].iso, arena);
    const MoneyRange *usd = find->amount == FIND_NONE ? NULL : &reading->amounts.items[find->amount].usd;
    emit_dollars(emit, "amount", usd && usd->has_min, usd ? usd->min : 0);
    emit_anchor(emit_key(emit, "object"), &find->object);
    emit_rule(emit, find->rule);
    emit_close(emit, '}');
}

static void emit_claim(Emit *emit, const ClaimFind *find, const Reading *reading)
{
    if (!open_find(emit, &find->at))
        return;
    emit_name(emit, "kind", claim_kind_name(find->kind));
    emit_words(emit_key(emit, "speaker"),
               find->quote == FIND_NONE ? STR("") : reading->quotes.items[find->quote].speaker);
    emit_open(emit_key(emit, "about"), '[');
    for (uint32_t i = 0; i < find->about.count; i++)
        emit_path(emit, NULL, find->about.items[i]);
    emit_close(emit, ']');
    emit_words(emit_key(emit, "test"), find->test);
    emit_rule(emit, find->rule);
    emit_close(emit, '}');
}

/* ---- all ---- */

static void emit_document(Emit *emit, const DocumentRead *document, Arena *arena)
{
    const Reading *reading = document->reading;
    Date dated = document->input->dated;
    emit_open(emit_key(emit, "document"), '{');
    emit_words(emit_key(emit, "file"), document->name);
    emit_words(emit_key(emit, "sha256"), document->sha256);
    emit_count(emit_key(emit, "bytes"), document->input->bytes.len);
    emit_name(emit, "encoding", reading->encoding == ENCODING_UTF8 ? "utf-8" : "windows-1252");
    emit_name(emit, "format", document_form_name(reading->form));
    emit_words(emit_key(emit, "dated"), dated == DATE_MIN ? STR("") : words_date(arena, dated));
    emit_path(emit, "origin", document->input->origin);
    emit_close(emit, '}');
}

#define LIST(name, value)                                  \
    do {                                                   \
        emit_open(emit_key(&emit, #name), '[');            \
        for (uint32_t i = 0; i < reading->name.count; i++) \
            value;                                         \
        emit_close(&emit, ']');                            \
    } while (0)

void report_reading(Buf *out, const View *view, const DocumentRead *document)
{
    Emit emit = {.out = out};
    const Reading *reading = document->reading;
    emit_open(&emit, '{');
    emit_document(&emit, document, view->arena);
    LIST(places, emit_place(&emit, &reading->places.items[i]));
    LIST(bodies, emit_body(&emit, &reading->bodies.items[i]));
    LIST(people, emit_person(&emit, &reading->people.items[i]));
    LIST(quotes, emit_quote(&emit, &reading->quotes.items[i]));
    LIST(amounts, emit_amount(&emit, &reading->amounts.items[i]));
    LIST(dates, emit_date(&emit, &reading->dates.items[i], view->arena));
    LIST(citations, emit_citation(&emit, &reading->citations.items[i]));
    LIST(events, emit_event(&emit, &reading->events.items[i], reading, view->arena));
    LIST(claims, emit_claim(&emit, &reading->claims.items[i], reading));
    emit_close(&emit, '}');
    buf_add_char(out, '\n');
}

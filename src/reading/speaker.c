/* Who the words for a speaker mean: a person, an agency, a place, or just what the words say. */
#include "reading/speaker.h"

static void set_person(const Quoting *quoting, QuoteFind *find, uint32_t person)
{
    find->person = person;
    find->speaker = quoting->out->people.items[person].name;
    find->role = quoting->out->people.items[person].role;
}

static Str without_article(Str words)
{
    static const char *const articles[] = {"The ", "the ", "A ", "a ", "An ", "an "};
    for (size_t i = 0; i < sizeof articles / sizeof articles[0]; i++)
        if (str_starts(words, str_from_c(articles[i])))
            return str_after(words, str_from_c(articles[i]).len);
    return words;
}

/* A body is called by the words of its first mention. */
static void set_body(const Quoting *quoting, QuoteFind *find, const Mention *mention, Str words)
{
    const Reading *out = quoting->out;
    const BodyFind *body = &out->bodies.items[mention->index];
    find->body = body->body != PLACE_NONE ? body->body : body->parent;
    find->speaker = without_article(words);
    if (body->body != PLACE_NONE) {
        uint32_t first = first_of_body(quoting->mentions, out->bodies.count, body->body);
        find->speaker = without_article(out->bodies.items[first].at.text);
    }
}

/* "It said so": whoever was told of just before, or the body named last. */
static bool set_it(const Quoting *quoting, QuoteFind *find, uint32_t byte)
{
    enum { REACH = 600 };
    const Reading *out = quoting->out;
    const QuoteFind *earlier = NULL;
    for (uint32_t i = out->quotes.count, seen = 0; i-- > 0 && !earlier && seen < 4; seen++)
        if (&out->quotes.items[i] != find && out->quotes.items[i].at.end <= byte)
            earlier = &out->quotes.items[i];
    if (!earlier || byte - earlier->at.end > REACH || earlier->person != FIND_NONE || earlier->speaker.len == 0)
        return false;
    find->speaker = earlier->speaker;
    find->body = earlier->body;
    return true;
}

static void set_pronoun(const Quoting *quoting, QuoteFind *find, uint32_t byte, int pronoun)
{
    if (pronoun == PRONOUN_IT && set_it(quoting, find, byte))
        return;
    const Mention *named = named_before(quoting, byte, pronoun);
    if (!named)
        return;
    if (named->kind == NAMED_PERSON)
        set_person(quoting, find, named->index);
    else
        set_body(quoting, find, named, quoting->out->bodies.items[named->index].at.text);
}

/* A name of somebody who is not known to act for the public: the words keep what he is, not who. */
static bool is_private(const Mentions *mentions, const Unit *unit, Span who)
{
    Str name = item_text(unit, who.first);
    for (uint32_t i = 0; i < mentions->private_count && i < PRIVATE_NAMES && who.until == who.first + 1; i++)
        if (str_equal(name, mentions->private_names[i]))
            return true;
    return item_in(unit, who.first, CLASS_GIVEN) && item_is_capital(unit, who.first) &&
           item_is_capital(unit, who.first + 1) && who.until > who.first + 1;
}

static void set_private(const Quoting *quoting, QuoteFind *find, Span who)
{
    const Unit *unit = &quoting->unit;
    Span segment = {who.until, who.until};
    uint32_t last = who.first;
    while (last + 1 < who.until && item_is_capital(unit, last + 1))
        last++;
    if (last > who.first)
        quoting->mentions->private_names[quoting->mentions->private_count++ % PRIVATE_NAMES] = item_text(unit, last);
    for (uint32_t i = who.first; i < who.until; i++)
        if (item_is_mark(unit, i, ',') && item_grammar(unit, i + 1) == GRAMMAR_DETERMINER) {
            segment = (Span){i + 1, who.until};
            break;
        }
    find->source = segment.first < segment.until ? anchor_of_tokens(unit->text, unit->items[segment.first].first,
                                                                    unit->items[segment.until - 1].until)
                                                 : (Anchor){0};
}

static Str words_of(const Unit *unit, Span who)
{
    uint32_t until = who.until;
    while (until > who.first + 1 && item_is_mark(unit, until - 1, ','))
        until--;
    return anchor_of(unit->text, item_start(unit, who.first), item_end(unit, until - 1)).text;
}

static bool has_title(const Unit *unit, Span who)
{
    for (uint32_t i = who.first; i < who.until; i++)
        if (item_in(unit, i, CLASS_TITLE))
            return true;
    return false;
}

/* "Ann Pell, the state's director": a name and what it does for the public, though nobody listed it. */
static bool set_described(const Quoting *quoting, QuoteFind *find, Span who)
{
    const Unit *unit = &quoting->unit;
    uint32_t comma = who.first;
    while (comma < who.until && item_is_capital(unit, comma))
        comma++;
    Span described = {comma + 1, who.until};
    if (comma - who.first < 2 || !item_is_mark(unit, comma, ',') || described.first >= described.until ||
        item_pronoun(unit, described.first) || !has_title(unit, described))
        return false;
    find->speaker = words_of(unit, (Span){who.first, comma});
    find->role = without_article(words_of(unit, described));
    return true;
}

/* "Pell" alone, who was told of in full before. */
static bool set_surname(const Quoting *quoting, QuoteFind *find, Span who)
{
    enum { REACH = 64 };
    const Reading *out = quoting->out;
    Str name = words_of(&quoting->unit, who);
    if (who.until != who.first + 1 || !item_is_capital(&quoting->unit, who.first))
        return false;
    for (uint32_t i = out->quotes.count, seen = 0; i-- > 0 && seen < REACH; seen++) {
        const QuoteFind *earlier = &out->quotes.items[i];
        size_t before = earlier->speaker.len - name.len - 1;
        bool is_same = earlier != find && earlier->role.len > 0 && earlier->speaker.len > name.len + 1 &&
                       str_ends(earlier->speaker, name) && earlier->speaker.ptr[before] == ' ';
        if (!is_same)
            continue;
        find->speaker = earlier->speaker;
        find->role = earlier->role;
        return true;
    }
    return false;
}

/* Of "the county's letter of March 1" the county: papers speak for those who wrote them. */
static Span writer_of(const Unit *unit, Span who)
{
    for (uint32_t i = who.first + 1; i + 1 < who.until; i++) {
        bool is_owner = item_is_word(unit, i, STR("'s")) || item_is_word(unit, i, STR("\xE2\x80\x99s"));
        if (is_owner && item_in(unit, i + 1, CLASS_CUE))
            return (Span){who.first, i};
    }
    return who;
}

/* "His letter": the pronoun of it, or 0. */
static int writer_pronoun(const Unit *unit, Span who)
{
    if (who.until < who.first + 2 || !item_in(unit, who.first + 1, CLASS_CUE))
        return 0;
    bool is_his = item_is_word(unit, who.first, STR("his")), is_her = item_is_word(unit, who.first, STR("her"));
    return is_his ? PRONOUN_HE : is_her ? PRONOUN_SHE : item_is_word(unit, who.first, STR("its")) ? PRONOUN_IT : 0;
}

void settle_speaker(const Quoting *quoting, QuoteFind *find, Span who)
{
    const Unit *unit = &quoting->unit;
    who = writer_of(unit, who);
    const Mention *person = head_of(quoting, who, NAMED_PERSON);
    int pronoun = who.until == who.first + 1 ? item_pronoun(unit, who.first) : 0;
    if (person) {
        set_person(quoting, find, person->index);
        return;
    }
    if (pronoun == PRONOUN_HE || pronoun == PRONOUN_SHE || pronoun == PRONOUN_IT)
        set_pronoun(quoting, find, item_start(unit, who.first), pronoun);
    if (pronoun && pronoun != PRONOUN_SOME)
        return;
    int writer = writer_pronoun(unit, who);
    if (writer) {
        set_pronoun(quoting, find, item_start(unit, who.first), writer);
        return;
    }
    const Mention *body = head_of(quoting, who, NAMED_BODY), *place = head_of(quoting, who, NAMED_PLACE);
    if (set_described(quoting, find, who) || (!body && !place && set_surname(quoting, find, who)))
        return;
    if (is_private(quoting->mentions, unit, who) && !has_title(unit, who)) {
        set_private(quoting, find, who);
        return;
    }
    find->speaker = without_article(words_of(unit, who));
    if (body)
        set_body(quoting, find, body, find->speaker);
    else if (place)
        find->body = quoting->out->places.items[place->index].place;
}

/* Claims: clauses that could be tested, found by the events in them, by their figures and by who says them. */
#include "reading/claims.h"

#include <stdlib.h>

enum { ABOUT_MOST = 64, CLAUSE_MOST = 60 };

/* ---- clauses ---- */

uint32_t claims_token(const Text *text, uint32_t byte)
{
    uint32_t token = token_of_byte(text, byte, 0, text->tokens.count);
    return token < text->tokens.count ? token : text->tokens.count - 1;
}

bool claims_is_any(const Text *text, uint32_t token, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (token_is_word(text, token, str_from_c(words[i])))
            return true;
    return false;
}

static bool is_joiner(const Text *text, uint32_t token)
{
    static const char *const words[] = {"and",   "but",     "so",    "yet", "or",   "although", "though",
                                        "while", "because", "which", "who", "that", "where",    "if"};
    return claims_is_any(text, token, words, sizeof words / sizeof words[0]);
}

static bool is_break(const Text *text, uint32_t token)
{
    uint16_t mark = text->tokens.items[token].mark;
    return mark == ';' || mark == ':' || mark == MARK_DASH || mark == MARK_QUOTE_OPEN || mark == MARK_QUOTE_CLOSE ||
           text->tokens.items[token].kind == TOKEN_BREAK;
}

/* ", according to", ", ending": what only hangs on. */
static bool begins_tail(const Text *text, uint32_t token, uint32_t until)
{
    if (!token_is_mark(text, token, ',') || token + 1 >= until)
        return false;
    Str next = text_token(text, token + 1);
    return is_joiner(text, token + 1) || token_is_word(text, token + 1, STR("according")) ||
           token_in(text, token + 1, CLASS_CUE) || (next.len > 5 && str_ends(next, STR("ing")));
}

static bool is_that_of_speech(const Text *text, uint32_t token)
{
    return token_is_word(text, token, STR("that")) && token > 0 && token_in(text, token - 1, CLASS_CUE);
}

TokenRun claims_clause(const ClaimFinder *finder, uint32_t first, uint32_t until)
{
    const Text *text = finder->text;
    TokenRun sentence = text->sentences.items[sentence_of(text, first)], run = {first, until};
    while (run.first > sentence.first && first - run.first < CLAUSE_MOST) {
        uint32_t before = run.first - 1;
        bool ends = is_break(text, before) || is_that_of_speech(text, before) || modal_at(text, before) == MODAL_IF ||
                    modal_at(text, before) == MODAL_JOINER ||
                    (is_joiner(text, run.first) && token_is_mark(text, before, ',')) ||
                    (token_in(text, before, CLASS_CUE) && modal_at(text, run.first) == MODAL_SUBJECT);
        if (ends)
            break;
        run.first--;
    }
    while (run.first < first && (is_joiner(text, run.first) || token_is_mark(text, run.first, ',')))
        run.first++;
    while (run.until < sentence.until && run.until - until < CLAUSE_MOST && !is_break(text, run.until) &&
           !begins_tail(text, run.until, sentence.until) && modal_at(text, run.until) != MODAL_JOINER &&
           modal_at(text, run.until) != MODAL_IF)
        run.until++;
    while (run.until > until && text->tokens.items[run.until - 1].kind == TOKEN_MARK &&
           !token_is_mark(text, run.until - 1, ')') && !token_is_mark(text, run.until - 1, '%'))
        run.until--;
    return run;
}

/* ---- adding ---- */

static void add_about(ClaimFinder *finder, ClaimFind *claim, PlaceId place)
{
    for (uint32_t i = 0; i < claim->about.count; i++)
        if (claim->about.items[i] == place)
            return;
    if (place != PLACE_NONE && claim->about.count < ABOUT_MOST)
        ARRAY_ADD(finder->arena, &claim->about, place);
}

void claims_add(ClaimFinder *finder, TokenRun run, ClaimKind kind, Str test, const char *rule)
{
    ClaimFind claim = {
        .at = anchor_of_tokens(finder->text, run.first, run.until), .kind = kind, .test = test, .rule = rule};
    claim.quote = quote_at(finder->out, claim.at.start);
    for (uint32_t i = run.first; i < run.until; i++) {
        const Party *party = party_at(&finder->told, i);
        if (party)
            add_about(finder, &claim, party_place(&finder->told, party));
    }
    ARRAY_ADD(finder->arena, &finder->out->claims, claim);
}

PlaceId claims_place(const ClaimFinder *finder, TokenRun run)
{
    for (uint32_t i = run.first; i < run.until; i++) {
        const Party *party = party_at(&finder->told, i);
        PlaceId place = party && party->kind == PARTY_PLACE ? party_place(&finder->told, party) : PLACE_NONE;
        if (place != PLACE_NONE && place_is_government(place_get(place).kind) && place_get(place).kind != PLACE_NATION)
            return place;
    }
    return PLACE_NONE;
}

PlaceId claims_agency(const ClaimFinder *finder, TokenRun run)
{
    for (uint32_t i = run.first; i < run.until; i++) {
        const Party *party = party_at(&finder->told, i);
        PlaceId place = party && party->kind == PARTY_BODY ? party_place(&finder->told, party) : PLACE_NONE;
        if (place != PLACE_NONE && place_get(place).kind == PLACE_AGENCY)
            return place;
    }
    return PLACE_NONE;
}

/* ---- by events ---- */

static TokenRun run_of_event(const ClaimFinder *finder, const EventFind *event)
{
    return (TokenRun){claims_token(finder->text, event->at.start), claims_token(finder->text, event->at.end - 1) + 1};
}

/* "us/ca, us/il/chicago were warned by 2017-04-22" */
static Str test_of_warning(ClaimFinder *finder, const EventFind *event)
{
    Buf test;
    buf_init(&test);
    uint32_t count = 0;
    for (uint32_t i = 0; !event->targets_are_near && i < event->targets.count && count < ABOUT_MOST; i++)
        if (event->targets.items[i].place != PLACE_NONE)
            buf_printf(&test, "%s%.*s", count++ ? ", " : "", STR_ARG(place_get(event->targets.items[i].place).path));
    buf_printf(&test, " %s warned", count == 1 ? "was" : "were");
    if (finder->text->dated != DATE_MIN) {
        buf_add(&test, STR(" by "));
        date_print(&test, finder->text->dated);
    }
    Str kept = count ? arena_str(finder->arena, buf_str(&test)) : STR("");
    buf_release(&test);
    return kept;
}

/* Who was warned stands before what was received, or before "was threatened". */
static void claim_warning(ClaimFinder *finder, const EventFind *event)
{
    TokenRun words = run_of_event(finder, event);
    bool is_told = event->modality == MODALITY_ASSERTED || event->modality == MODALITY_REPORTED;
    if (!is_told || event->targets_are_near || !event->targets.count ||
        event->targets.items[0].at.start > event->at.start)
        return;
    TokenRun sentence = finder->text->sentences.items[sentence_of(finder->text, words.first)];
    TokenRun run = {sentence.first, words.until};
    claims_add(finder, run, CLAIM_RECIPIENTS, test_of_warning(finder, event), "claim-recipients");
}

static bool is_done(const EventFind *event)
{
    return event->modality == MODALITY_ASSERTED || event->modality == MODALITY_REPORTED ||
           event->modality == MODALITY_NEGATED;
}

/* "never intended to cancel", "will not stop": nothing that was. */
static bool is_open(const ClaimFinder *finder, const EventFind *event, uint32_t verb)
{
    TokenRun sentence = finder->text->sentences.items[sentence_of(finder->text, verb)];
    for (uint32_t i = verb; event->modality == MODALITY_NEGATED && i-- > sentence.first && i + 8 >= verb;) {
        ModalKind kind = modal_at(finder->text, i);
        if (kind == MODAL_WILL || kind == MODAL_WOULD || kind == MODAL_MAY || kind == MODAL_MUST ||
            kind == MODAL_PLAN || kind == MODAL_FAIL || kind == MODAL_PREPOSITION)
            return true;
    }
    return false;
}

static void claim_event(ClaimFinder *finder, const EventFind *event)
{
    TokenRun words = run_of_event(finder, event);
    bool is_cut = event->type == TOLD_WITHHOLD || event->type == TOLD_TERMINATE || event->type == TOLD_RESTORE;
    bool gives_up = event->type == TOLD_REFUSE && event->amount != FIND_NONE;
    if (event->type == TOLD_WARN) {
        claim_warning(finder, event);
        return;
    }
    if (!is_done(event) || strcmp(event->rule, "event-noun") == 0 ||
        finder->text->tokens.items[words.first].flags & TOKEN_HEADLINE)
        return;
    if (is_open(finder, event, words.first))
        return;
    if (is_cut || gives_up)
        claims_add(finder, claims_clause(finder, words.first, words.until), CLAIM_MONEY, STR(""), "claim-money-event");
    bool is_legal = event->type == TOLD_COMPLY || (event->type == TOLD_ORDER && event->modality == MODALITY_ASSERTED &&
                                                   strcmp(event->rule, "event-passive") == 0);
    if (is_legal && event->modality != MODALITY_NEGATED)
        claims_add(finder, claims_clause(finder, words.first, words.until), CLAIM_LEGAL, STR(""), "claim-legal-event");
}

/* ---- by who says it ---- */

/* "the majority of these localities say they have no room": of themselves. */
static void claim_quote(ClaimFinder *finder, const QuoteFind *quote)
{
    const Text *text = finder->text;
    if (quote->kind == QUOTE_DIRECT || !quote->source.end)
        return;
    uint32_t first = claims_token(text, quote->at.start), until = claims_token(text, quote->at.end - 1) + 1, at = first;
    at += token_is_word(text, at, STR("that"));
    bool is_of_self = token_is_word(text, at, STR("they")) || token_is_word(text, at, STR("it"));
    ModalKind kind = modal_at(text, at + 1);
    bool is_state = (kind == MODAL_HAVE || kind == MODAL_BE) && !modal_is_negated(text, at + 1);
    if (is_of_self && is_state && until > at + 2)
        claims_add(finder, (TokenRun){first, until}, CLAIM_STATEMENT, STR(""), "claim-of-self");
}

/* ---- all ---- */

static int compare_claims(const void *a, const void *b)
{
    const ClaimFind *left = a, *right = b;
    if (left->at.start != right->at.start)
        return left->at.start < right->at.start ? -1 : 1;
    if (left->at.end != right->at.end)
        return left->at.end > right->at.end ? -1 : 1;
    return left->kind < right->kind ? -1 : left->kind > right->kind;
}

/* Of two that lie in one another the first one found stands, unless only the other has a test. */
static void drop_doubles(Reading *out)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < out->claims.count; i++) {
        ClaimFind *before = kept ? &out->claims.items[kept - 1] : NULL, *claim = &out->claims.items[i];
        bool overlaps = before && claim->at.start < before->at.end;
        if (!overlaps)
            out->claims.items[kept++] = *claim;
        else if (!before->test.len && claim->test.len)
            before->test = claim->test;
    }
    out->claims.count = kept;
}

void find_claims(const Text *text, Arena *arena, Reading *out)
{
    ClaimFinder finder = {.text = text, .arena = arena, .out = out, .parties = parties_collect(text, out, arena)};
    finder.told = (Told){.text = text, .found = out, .parties = &finder.parties, .until = text->tokens.count};
    for (uint32_t i = 0; i < out->events.count; i++)
        claim_event(&finder, &out->events.items[i]);
    for (uint32_t i = 0; i < text->sentences.count; i++) {
        claims_of_money(&finder, text->sentences.items[i]);
        claims_of_figures(&finder, text->sentences.items[i]);
    }
    for (uint32_t i = 0; i < out->quotes.count; i++)
        claim_quote(&finder, &out->quotes.items[i]);
    if (out->claims.count)
        qsort(out->claims.items, out->claims.count, sizeof *out->claims.items, compare_claims);
    drop_doubles(out);
}

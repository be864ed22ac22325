/* What a recipient is: the decision, and its reasons.
 *
 * The way in for award rows; find.c is the one for what a person writes. Reads
 * the name in every way, keeps the likeliest place, and abstains when it is not
 * likely enough or another is nearly as likely. Pure and without memory of its
 * own: only the text of the reasons goes to the caller's arena. */
#include "places/resolve.h"

#include "places/fits.h"

enum {
    RESOLVE_ENOUGH = 20, /* a name with its type word, or a bare one with its state */
    RESOLVE_MARGIN = 8,  /* over the next place */
};

static const char *const decision_names[DECISION_COUNT] = {"exact", "agency-of", "separate-unit", "ambiguous", "none"};

const char *place_decision_name(Decision decision)
{
    return decision_names[decision < DECISION_COUNT ? decision : DECISION_NONE];
}

/* ---- Deciding ---- */

static const Candidate *best_of(const Resolver *resolver)
{
    const Candidate *best = NULL;
    for (size_t i = 0; i < resolver->count; i++) {
        const Candidate *candidate = &resolver->candidates[i];
        bool better = !best || candidate->score > best->score ||
                      (candidate->score == best->score && candidate->place < best->place);
        best = better ? candidate : best;
    }
    return best;
}

/* Those within the margin of the best, the likeliest first. */
static void list_candidates(const Resolver *resolver, int best, Resolution *out)
{
    int scores[PLACE_CANDIDATES];
    for (size_t i = 0; i < resolver->count; i++) {
        const Candidate *candidate = &resolver->candidates[i];
        if (candidate->score <= best - RESOLVE_MARGIN)
            continue;
        out->candidates_in_all++;
        size_t at = out->candidate_count < PLACE_CANDIDATES ? out->candidate_count++ : PLACE_CANDIDATES - 1;
        if (out->candidates_in_all > PLACE_CANDIDATES && candidate->score <= scores[at])
            continue;
        for (; at > 0 && scores[at - 1] < candidate->score; at--) {
            scores[at] = scores[at - 1];
            out->candidates[at] = out->candidates[at - 1];
        }
        scores[at] = candidate->score;
        out->candidates[at] = candidate->place;
    }
    if (resolver->in_all > resolver->count && out->candidates_in_all == resolver->count)
        out->candidates_in_all = resolver->in_all;
}

static void decide_ambiguous(Resolution *out, Reasons *reasons, Str why)
{
    out->decision = DECISION_AMBIGUOUS;
    REASON(reasons, 0, why);
}

/* A unit that is no more: those that followed are candidates. */
static void decide_ended(PlaceId place, Resolution *out, Reasons *reasons)
{
    out->candidates_in_all = place_successors(place, out->candidates, PLACE_CANDIDATES);
    out->candidate_count = out->candidates_in_all < PLACE_CANDIDATES ? out->candidates_in_all : PLACE_CANDIDATES;
    decide_ambiguous(out, reasons, STR("it is no more"));
}

static void decide_place(const Resolver *resolver, const Candidate *best, Resolution *out, Reasons *reasons)
{
    out->score = best->score;
    reasons_of_candidate(reasons, resolver, best);
    if (best->ended) {
        decide_ended(best->place, out, reasons);
        return;
    }
    list_candidates(resolver, best->score, out);
    if (out->candidates_in_all > 1) {
        decide_ambiguous(out, reasons, STR("others fit as well"));
        return;
    }
    if (best->score < RESOLVE_ENOUGH) {
        decide_ambiguous(out, reasons, STR("too little to be sure"));
        return;
    }
    out->candidate_count = out->candidates_in_all = 0;
    out->place = best->place;
    out->decision = best->reading.around.rest == REST_CLEAN ? DECISION_EXACT : DECISION_AGENCY_OF;
    if (out->decision == DECISION_EXACT)
        return;
    out->agency = tokens_printed(&resolver->tokens, best->reading.around.from, best->reading.around.until);
    REASON(reasons, 0, STR("'"), out->agency, STR("' is a part of it"));
}

static void decide_body(const Resolver *resolver, Resolution *out, Reasons *reasons)
{
    const Body *body = &resolver->body;
    if (resolver->private_body || body->private_body) {
        REASON(reasons, 0, STR("the words of a company, church or association"));
        return;
    }
    if (resolver->tribal || resolver->separate || body->tribal || body->separate) {
        bool read = resolver->separate;
        size_t from = read ? resolver->body_from : body->from, until = read ? resolver->body_until : body->until;
        out->decision = DECISION_SEPARATE_UNIT;
        out->agency = tokens_printed(&resolver->tokens, from, until);
        if (out->agency.len)
            REASON(reasons, 0, STR("'"), out->agency, STR("' is a body of its own"));
        else
            REASON(reasons, 0, STR("a tribe or a body of one"));
        return;
    }
    REASON(reasons, 0,
           resolver->unknown_rest ? STR("a place's name with words that are not known")
                                  : STR("no place has this name"));
}

/* A code or an id in a name's place: today's, whatever the row says. */
static bool resolve_code(Str name, Resolution *out, Reasons *reasons)
{
    bool code = name.len >= 2 && name.len <= 10 && char_is_digit(name.ptr[0]);
    if (!code && !str_starts(name, STR("us/")))
        return false;
    PlaceMatch match = place_find_fast(name);
    if (match.answer != PLACE_FOUND)
        return false;
    const TablePlace *row = table_place(match.id);
    REASON(reasons, 0, match.by_alias ? STR("a code or id that stands for it") : STR("its code or id"));
    if (table_span(row->span)->until != DATE_OPEN)
        decide_ended(match.id, out, reasons);
    else if (!place_is_government((PlaceKind)row->kind))
        REASON(reasons, 0, STR("no government"));
    else
        out->decision = DECISION_EXACT, out->place = match.id;
    return true;
}

/* Two passes: names as they are written, then, when nobody carries one, those a letter away. */
static void read_names(Resolver *resolver)
{
    readings_add(resolver);
    const Body *body = &resolver->body;
    if (resolver->count > 0 || body->separate || body->private_body || body->tribal)
        return;
    resolver->mending = true;
    if (body->typed || repair_type_words(&resolver->tokens))
        readings_add(resolver);
    if (resolver->count == 0 && !resolver->separate)
        readings_add_misspelt(resolver);
}

/* A company or a school with no word for a kind of place, and no place's whole name: no need to read it. */
static bool is_plainly_a_body(const Resolver *resolver)
{
    const Body *body = &resolver->body;
    bool ends_so = body->last == LEX_PRIVATE || body->last == LEX_SEPARATE;
    return !body->typed && ends_so && !name_row(tokens_slice(&resolver->tokens, 0, resolver->tokens.count));
}

static void resolve_name(Resolver *resolver, Str name, Resolution *out, Reasons *reasons)
{
    *out = (Resolution){.decision = DECISION_NONE, .place = PLACE_NONE};
    reasons->length = 0;
    resolver->private_body = false;
    resolver->body = (Body){0};
    resolver->tokens.count = 0;
    if (resolve_code(str_trim(name), out, reasons))
        return;
    tokens_read(&resolver->tokens, str_trim(name));
    resolver->count = resolver->in_all = 0;
    resolver->separate = resolver->tribal = resolver->private_body = false;
    resolver->unknown_rest = resolver->mending = false;
    resolver->body_from = resolver->body_until = 0;
    if (resolver->tokens.too_long || resolver->tokens.count == 0) {
        REASON(reasons, 0, resolver->tokens.count ? STR("longer than a name") : STR("no name"));
        return;
    }
    readings_expect(&resolver->tokens);
    resolver->body = body_of_words(&resolver->tokens);
    if (!resolver->evidence.state_unknown && !is_plainly_a_body(resolver))
        read_names(resolver);
    const Candidate *best = best_of(resolver);
    bool own_body = resolver->separate || resolver->tribal || resolver->private_body;
    if (best && resolver->evidence.no_government && best->reading.form == FORM_BARE)
        best = NULL; /* a bare name is a company's as well, and it says it is one */
    bool outweighed = best && own_body && best->reading.form == FORM_BARE && best->reading.around.rest != REST_CLEAN;
    if (best && !outweighed) {
        decide_place(resolver, best, out, reasons);
        return;
    }
    if (resolver->evidence.state_unknown)
        REASON(reasons, 0, STR("its state is none that is known here"));
    else if (resolver->body.nobody)
        REASON(reasons, 0, STR("stands for recipients that are not named"));
    else
        decide_body(resolver, out, reasons);
}

/* Without a state in the row, the one that the name says: "COOK COUNTY, ILLINOIS". A city may
 * be called like a state, so it counts only where it leads to an answer. */
static void resolve_in_own_state(Resolver *resolver, Str name, Resolution *out, Reasons *reasons)
{
    Evidence *evidence = &resolver->evidence;
    if (evidence->state_fips == 0 && !evidence->state_unknown) {
        tokens_read(&resolver->tokens, str_trim(name));
        evidence->state_fips = state_of_tokens(&resolver->tokens);
        if (evidence->state_fips != 0) {
            resolve_name(resolver, name, out, reasons);
            evidence->state_fips = 0;
            if (out->decision != DECISION_NONE)
                return;
        }
    }
    resolve_name(resolver, name, out, reasons);
}

/* A department named without its government: SAM's parent is a strong hint, where it is a government itself. */
static void resolve_by_parent(Resolver *resolver, const RecipientEvidence *given, Resolution *out, Reasons *reasons)
{
    bool office = false;
    for (size_t at = 0; at < resolver->tokens.count; at++)
        office |= resolver->tokens.items[at].lex_class == LEX_OFFICE;
    if (!office)
        return;
    Resolution parent;
    Reasons of_parent;
    of_parent.arena = reasons->arena;
    resolve_name(resolver, given->parent, &parent, &of_parent);
    if (parent.decision != DECISION_EXACT)
        return; /* the reasons stay those of the name */
    memcpy(reasons->text, of_parent.text, of_parent.length);
    reasons->length = of_parent.length;
    parent.decision = DECISION_AGENCY_OF;
    parent.agency = str_trim(given->name);
    REASON(reasons, 0, STR("its parent in the row"));
    *out = parent;
}

/* The name as it is registered, else as it was submitted, else by its parent. */
static void resolve_row(Resolver *resolver, const RecipientEvidence *given, Resolution *out, Reasons *reasons)
{
    resolve_in_own_state(resolver, given->name, out, reasons);
    bool open = out->decision == DECISION_NONE && !resolver->private_body && !resolver->body.private_body &&
                !resolver->body.nobody;
    if (open && given->parent.len)
        resolve_by_parent(resolver, given, out, reasons);
    if (open && out->decision == DECISION_NONE && given->name_raw.len)
        resolve_in_own_state(resolver, given->name_raw, out, reasons);
}

Resolution place_resolve(const RecipientEvidence *evidence, Arena *arena)
{
    Resolver resolver;
    Resolution out;
    Reasons reasons;
    reasons.arena = arena;
    resolver.given = evidence;
    evidence_read(&resolver.evidence, evidence);
    resolve_row(&resolver, evidence, &out, &reasons);
    out.why = reasons_text(&reasons);
    return out;
}

/* Any bytes as the sentence of a claim, over a small journal: read, tried now and then, shown.
 *
 * Lines are sentences. Fails when one that was refused gives a verdict, or when a verdict is not that of its
 * definitions. */
#include "fuzz.h"

#include "claims/claims.h"

static const char world[] =
    "source s \"S\"\n  published: 2017-01-01\nprogram jag \"JAG\" 16.738\n  agency: us/doj/ojp\ncondition c1 \"C\"\n  "
    "reaches: jag FY2016\n"
    "policy eo1 \"P\"\n  from: 2017-01-25\ncase k \"A v. B\"\n  court: us/courts/ilnd\n  filed: 2017-01-30\n  "
    "plaintiff: us/wa\n"
    "group g \"G\"\n  member: us/il/chicago\n"
    "series a \"A\"\n  measure: homicides, murders\n  about: crime\n  point: us/il/chicago 2014 10\n  point: "
    "us/il/chicago 2015 12 people 100\n"
    "  point: us/il/chicago 2016 0\n  point: us/ny/new-york 2016 5 people 1,000,000\n  point: us/il/chicago 2017-01 "
    "3\n  source: s\n"
    "award A-1 us/il/chicago\n  program: jag\n  year: FY2016\n  amount: 5\n  obligated: 2016-09-20\n  joint-with: "
    "us/il/cook-county\n  source: s\n"
    "2017-02-03 order k ^o1 \"tro\"\n  blocks: eo1\n  protects: everyone\n  source: s\n"
    "2017-04-21 warn us/doj ^w\n  to: us/il/chicago, us/il/cook-county\n  about: c1\n  due: 2017-06-30\n  source: s\n"
    "2017-06-28 reply us/il/chicago\n  about: c1\n  source: s\n2017-10-11 finding us/doj us/il/chicago complies\n  "
    "about: c1\n  source: s\n";

static void check(const ClaimVerdict *verdict)
{
    bool holds = false, fails = false;
    for (size_t i = 0; i < verdict->variants.count; i++) {
        holds = holds || verdict->variants.items[i].verdict == VERDICT_HOLDS;
        fails = fails || verdict->variants.items[i].verdict == VERDICT_FAILS;
    }
    Verdict wanted = holds && fails ? VERDICT_DEPENDS
                     : holds        ? VERDICT_HOLDS
                     : fails        ? VERDICT_FAILS
                                    : VERDICT_UNTESTED;
    must(verdict->verdict == wanted, "the verdict is not that of its definitions");
}

/* Read once: it is the same for all. */
static Journal *read_world(void)
{
    static Arena arena;
    static Diags diags;
    static Journal *journal;
    if (journal)
        return journal;
    arena_init(&arena);
    diags_init(&diags, &arena);
    JournalText text = {STR("w.purse"), STR("w"), STR(world)};
    journal = journal_read(&text, 1, NULL, &diags, &arena);
    must(!diags_has_errors(&diags), "the journal has errors");
    return journal;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    Diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    Claims *claims = claims_read(read_world(), &diags, &arena);
    Str lines = {size ? memcpy(arena_alloc(&arena, size, 1), data, size) : "", size};
    uint32_t source = diags_add_source(&diags, STR("sentences"), lines);
    for (Str rest = lines; rest.len;) {
        Str sentence = str_cut(&rest, '\n');
        Span span = {source, 0, 1};
        uint32_t before = diags.by_severity[SEVERITY_ERROR];
        ClaimDays days = {DATE_MIN, DATE_OPEN};
        ClaimAnswer answer = claims_test(claims, sentence, span, date_from_parts(2017, 4, 21), days, &diags, &arena);
        bool was_refused = diags.by_severity[SEVERITY_ERROR] > before;
        must(was_refused == !answer.is_readable, "refused without a mistake, or a mistake without being refused");
        must(!was_refused || answer.now.verdict == VERDICT_UNTESTED, "a sentence that was refused has a verdict");
        check(&answer.now);
        check(&answer.then);
    }
    Buf out;
    buf_init(&out);
    diags_print_text(&out, &diags);
    buf_release(&out);
    arena_release(&arena);
    return 0;
}

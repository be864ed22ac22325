/* From which day anyone could know an entry: its `known:`, else the earliest
 * publication day of its sources, else its own day (state.md, Known). */
#include "journal/reader.h"

/* The earliest of the sources' days; of spans, the earliest it can be and the earliest it must be. */
Period known_from(const Journal *journal, const Common *common)
{
    Period known = common->known;
    for (size_t i = 0; !period_is_set(common->known) && i < common->sources.count; i++) {
        Period published = journal->sources.items[common->sources.items[i].source].published;
        if (!period_is_set(published))
            continue;
        if (!period_is_set(known)) {
            known = published;
            continue;
        }
        if (published.first < known.first)
            known.first = published.first, known.precision = published.precision;
        if (published.until < known.until)
            known.until = published.until;
    }
    return known;
}

static void settle(const Journal *journal, Common *common, Period own)
{
    common->known = known_from(journal, common);
    if (!period_is_set(common->known))
        common->known = own;
}

void settle_known(Reader *reader)
{
    Journal *journal = reader->journal;
    for (size_t i = 0; i < journal->events.count; i++)
        settle(journal, &journal->events.items[i].common, journal->events.items[i].day);
    for (size_t i = 0; i < journal->rules.count; i++)
        settle(journal, &journal->rules.items[i].common, journal->rules.items[i].from);
    for (size_t i = 0; i < journal->groups.count; i++)
        settle(journal, &journal->groups.items[i].common, PERIOD_NONE);
    for (size_t i = 0; i < journal->allocations.count; i++)
        settle(journal, &journal->allocations.items[i].common, PERIOD_NONE);
    for (size_t i = 0; i < journal->costs.count; i++)
        settle(journal, &journal->costs.items[i].common, PERIOD_NONE);
    for (size_t i = 0; i < journal->cases.count; i++)
        settle(journal, &journal->cases.items[i].common, journal->cases.items[i].filed);
    for (size_t i = 0; i < journal->awards.count; i++) {
        Award *award = &journal->awards.items[i];
        if (award->recipient.ptr)
            continue; /* rows of files have their own days */
        settle(journal, &award->common, award->transactions.items[0].day);
        award->transactions.items[0].known = award->common.known;
    }
}

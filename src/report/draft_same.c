/* What of a draft the journal has already. */
#include "report/draft.h"

#include <stdlib.h>

enum { CANDIDATES_MOST = 2000, SHOWN_MOST = 3, WORDS_MOST = 64, WORD_LEAST = 4 };

/* ---- events of the journal by day ---- */

typedef struct {
    Date day;
    Index number;
} Dated;

static int compare_dated(const void *a, const void *b)
{
    const Dated *left = a, *right = b;
    if (left->day != right->day)
        return left->day < right->day ? -1 : 1;
    return left->number < right->number ? -1 : left->number > right->number;
}

void draft_same_open(Draft *draft)
{
    const Journal *journal = draft->view->journal;
    if (!journal)
        return;
    Dated *dated = ARENA_ARRAY(draft->arena, Dated, journal->events.count + 1);
    for (Index i = 0; i < journal->events.count; i++)
        dated[i] = (Dated){journal->events.items[i].day.first, i};
    if (journal->events.count)
        qsort(dated, journal->events.count, sizeof *dated, compare_dated);
    draft->by_day = ARENA_ARRAY(draft->arena, Index, journal->events.count + 1);
    for (Index i = 0; i < journal->events.count; i++)
        draft->by_day[i] = dated[i].number;
}

static Index first_from(const Draft *draft, Date day)
{
    const Journal *journal = draft->view->journal;
    Index low = 0, high = journal->events.count;
    while (low < high) {
        Index middle = low + (high - low) / 2;
        if (journal->events.items[draft->by_day[middle]].day.first < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- alike ---- */

static bool is_among(const DraftEntry *entry, PlaceId place)
{
    for (size_t i = 0; i < entry->place_count; i++)
        if (entry->places[i] == place)
            return true;
    return false;
}

static bool names_same_place(const DraftEntry *entry, const Event *event)
{
    if (event->kind == EVENT_REPLY)
        return entry->actor == event->actor;
    for (size_t i = 0; i < event->to.include.count; i++)
        if (event->to.include.items[i].kind == TERM_PLACE && is_among(entry, event->to.include.items[i].place))
            return true;
    return !entry->place_count && !event->to.is_given;
}

static bool is_same_actor(const DraftEntry *entry, const Event *event)
{
    return entry->actor == event->actor || place_agency_covers(entry->actor, event->actor) ||
           place_agency_covers(event->actor, entry->actor);
}

typedef struct {
    Str items[WORDS_MOST];
    size_t count;
} Words;

static Words words_in(Str text)
{
    Words words = {.count = 0};
    size_t start = 0;
    for (size_t i = 0; i <= text.len && words.count < WORDS_MOST; i++) {
        bool is_letter = i < text.len && (char_is_alpha(text.ptr[i]) || char_is_digit(text.ptr[i]));
        if (is_letter)
            continue;
        if (i - start >= WORD_LEAST)
            words.items[words.count++] = str_slice(text, start, i);
        start = i + 1;
    }
    return words;
}

/* Half of the longer words of the shorter text. */
static bool shares_words(Str a, Str b)
{
    Words left = words_in(a), right = words_in(b);
    size_t shared = 0, least = left.count < right.count ? left.count : right.count;
    for (size_t i = 0; i < left.count; i++)
        for (size_t j = 0; j < right.count; j++)
            if (str_equal_caseless(left.items[i], right.items[j])) {
                shared++;
                break;
            }
    return least > 0 && 2 * shared >= least;
}

static bool overlaps(const Draft *draft, const DraftEntry *entry, const Event *event)
{
    const Journal *journal = draft->view->journal;
    for (size_t i = 0; i < event->common.sources.count; i++) {
        const Citation *cited = &event->common.sources.items[i];
        if (cited->has_bytes && cited->from < entry->at->end && entry->at->start < cited->until &&
            str_equal(journal->sources.items[cited->source].id, draft->source))
            return true;
    }
    return false;
}

static bool is_alike(const Draft *draft, const DraftEntry *entry, const Event *event)
{
    bool is_said = entry->kind == EVENT_SAY || entry->kind == EVENT_CLAIM;
    if (!is_said)
        return event->kind == entry->kind && is_same_actor(entry, event) && names_same_place(entry, event);
    if (event->kind != EVENT_SAY && event->kind != EVENT_CLAIM)
        return false;
    return overlaps(draft, entry, event) || (str_equal_caseless(event->statement->speaker, entry->speaker) &&
                                             shares_words(event->common.title, entry->words));
}

void draft_same(Draft *draft, const DraftEntry *entry)
{
    const Journal *journal = draft->view->journal;
    if (!journal)
        return;
    size_t shown = 0, seen = 0;
    for (Index i = first_from(draft, entry->day - 1); i < journal->events.count && seen < CANDIDATES_MOST;
         i++, seen++) {
        const Event *event = &journal->events.items[draft->by_day[i]];
        if (event->day.first > entry->day + 1 || shown == SHOWN_MOST)
            return;
        if (!is_alike(draft, entry, event))
            continue;
        Str name = words_event_name(draft->view, event), where = words_place_in_file(draft->view, event->common.span);
        shown++;
        buf_printf(draft->out, "; as %.*s%s%.*s?\n", STR_ARG(name), event->link.len ? ", " : "",
                   STR_ARG(event->link.len ? where : STR("")));
    }
}

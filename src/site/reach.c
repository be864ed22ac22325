/* What a reader of the page can come to by its links and filters: the questions whose answers a published site has.
 *
 * A day is not asked about by itself: between two of the days here no answer changes. They are those of entries, of
 * conditions, and of money as far as it has days of its own and they are not too many. */
#include "site/inside.h"

#include <stdlib.h>

enum { DAYS_MOST = 1500, PLACES_MOST = 500 };

/* ---- days ---- */

typedef struct {
    Arena *arena;
    SiteDays days;
} Days;

static void add_day(Days *days, Date day)
{
    if (day != DATE_MIN && day != DATE_OPEN)
        ARRAY_ADD(days->arena, &days->days, day);
}

/* When it may begin and when it surely has; of what counts to its end, the day after too. */
static void add_period(Days *days, Period period, bool to_its_end)
{
    if (!period_is_set(period))
        return;
    Date last = period_last(period);
    add_day(days, period.first);
    add_day(days, last);
    if (last != DATE_OPEN && (to_its_end || last != period.first))
        add_day(days, last + 1);
}

static void add_event(Days *days, const Event *event)
{
    add_period(days, event->day, false);
    add_period(days, event->due, true);
    add_period(days, event->until, true);
    if (!event->order)
        return;
    add_period(days, event->order->effective, false);
    add_period(days, event->order->until, true);
    add_period(days, event->order->mandate_day, false);
}

static void add_entries(Days *days, const Journal *journal)
{
    for (size_t i = 0; i < journal->events.count; i++)
        add_event(days, &journal->events.items[i]);
    for (size_t i = 0; i < journal->rules.count; i++) {
        add_period(days, journal->rules.items[i].from, false);
        add_period(days, journal->rules.items[i].until, true);
    }
    for (size_t i = 0; i < journal->groups.count; i++)
        for (size_t k = 0; k < journal->groups.items[i].members.count; k++) {
            add_period(days, journal->groups.items[i].members.items[k].from, false);
            add_period(days, journal->groups.items[i].members.items[k].until, true);
        }
    for (size_t i = 0; i < journal->cases.count; i++)
        add_period(days, journal->cases.items[i].filed, false);
}

static void add_money(Days *days, const Journal *journal)
{
    for (size_t i = 0; i < journal->awards.count; i++) {
        const Award *award = &journal->awards.items[i];
        add_period(days, award->from, false);
        add_period(days, award->until, true);
        for (size_t k = 0; k < award->transactions.count; k++)
            add_period(days, award->transactions.items[k].day, false);
        for (size_t k = 0; k < award->partners.count; k++)
            for (size_t j = 0; j < award->partners.items[k].passed.count; j++)
                add_period(days, award->partners.items[k].passed.items[j].day, false);
    }
}

/* Money of a year counts from the year's beginning. */
static void add_years(Days *days)
{
    if (!days->days.count)
        return;
    int last = date_fiscal_year(days->days.items[days->days.count - 1]);
    for (int year = date_fiscal_year(days->days.items[0]) + 1; year <= last; year++)
        add_day(days, period_fiscal(year).first);
}

static int by_day(const void *left, const void *right)
{
    Date a = *(const Date *)left, b = *(const Date *)right;
    return (a > b) - (a < b);
}

static void sort_days(Days *days)
{
    SiteDays *all = &days->days;
    uint32_t kept = 0;
    if (all->count)
        qsort(all->items, all->count, sizeof *all->items, by_day);
    for (uint32_t i = 0; i < all->count; i++)
        if (!kept || all->items[kept - 1] != all->items[i])
            all->items[kept++] = all->items[i];
    all->count = kept;
}

static SiteDays find_days(const Site *site, bool *has_money, Arena *arena)
{
    const Journal *journal = site->first->journal;
    Days days = {.arena = arena}, money = {.arena = arena};
    add_entries(&days, journal);
    sort_days(&days);
    add_years(&days);
    sort_days(&days);
    add_money(&money, journal);
    sort_days(&money);
    *has_money = !site->first->columns && money.days.count + days.days.count <= DAYS_MOST;
    for (uint32_t i = 0; *has_money && i < money.days.count; i++)
        add_day(&days, money.days.items[i]);
    sort_days(&days);
    return days.days;
}

/* What was said later than that changes no figure. */
static Date find_last_change(const Journal *journal)
{
    Date last = DATE_MIN;
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        bool counts = event->kind != EVENT_SAY && event->kind != EVENT_CLAIM && period_is_set(event->day);
        if (counts && event->day.first > last)
            last = event->day.first;
    }
    return last;
}

/* ---- questions ---- */

typedef struct {
    Site *site;
    Arena *arena;
    SiteQuestions *questions;
} Reaching;

static SiteQuestion *add(Reaching *reach, Str path, SiteWhen when)
{
    ARRAY_ADD(reach->arena, reach->questions, (SiteQuestion){.path = path, .when = when});
    return &reach->questions->items[reach->questions->count - 1];
}

static void with(Reaching *reach, SiteQuestion *question, Str name, Str value)
{
    ARRAY_ADD(reach->arena, &question->parameters, (SiteParameter){name, value});
}

static void add_with(Reaching *reach, const char *path, SiteWhen when, const char *name, Str value)
{
    with(reach, add(reach, str_from_c(path), when), str_from_c(name), value);
}

/* As JSON and as CSV. */
static void add_both(Reaching *reach, const char *path, SiteWhen when)
{
    add(reach, str_from_c(path), when);
    add_with(reach, path, when, "format", STR("csv"));
}

static void add_one(Reaching *reach, const char *folder, Str id, SiteWhen when)
{
    add(reach, arena_printf(reach->arena, "%s/%.*s", folder, STR_ARG(id)), when);
}

static bool has_route(const char *path)
{
    for (size_t i = 0; i < route_count; i++)
        if (strcmp(routes[i].path, path) == 0)
            return true;
    return false;
}

static void add_lists(Reaching *reach)
{
    static const char *const by_the_day[] = {"stake", "status", "cases", "claims"};
    add(reach, STR("health"), SITE_ALWAYS);
    add(reach, STR("overview"), SITE_ALWAYS);
    add(reach, STR("search"), SITE_ALWAYS);
    add_both(reach, "conditions", SITE_ALWAYS);
    add_both(reach, "timeline", SITE_ALWAYS);
    if (has_route("sources"))
        add_both(reach, "sources", SITE_ALWAYS);
    add_both(reach, "map", SITE_EACH_DAY);
    for (size_t i = 0; i < sizeof by_the_day / sizeof *by_the_day; i++)
        add_both(reach, by_the_day[i], SITE_EACH_DAY);
}

static void add_filtered(Reaching *reach, const char *name, Str value)
{
    add_with(reach, "map", SITE_EACH_DAY, name, value);
    add_with(reach, "stake", SITE_EACH_DAY, name, value);
    add_with(reach, "timeline", SITE_ALWAYS, name, value);
}

static void add_filters(Reaching *reach)
{
    const Journal *journal = reach->site->first->journal;
    for (size_t i = 0; i < journal->rules.count; i++)
        if (journal->rules.items[i].kind != RULE_POLICY)
            add_filtered(reach, "condition", journal->rules.items[i].id);
    for (size_t i = 0; i < journal->programs.count; i++)
        if (journal->programs.items[i].id.len)
            add_filtered(reach, "program", journal->programs.items[i].id);
    for (int i = 0; i < BASIS_COUNT; i++)
        if ((Basis)i != BASIS_AWARDED)
            add_filtered(reach, "basis", str_from_c(basis_name((Basis)i)));
}

static void add_declared(Reaching *reach)
{
    const Journal *journal = reach->site->first->journal;
    for (size_t i = 0; i < journal->rules.count; i++) {
        add_one(reach, "conditions", journal->rules.items[i].id, SITE_EACH_DAY);
        add_with(reach, "status", SITE_EACH_DAY, "condition", journal->rules.items[i].id);
    }
    for (size_t i = 0; i < journal->cases.count; i++)
        add_one(reach, "cases", journal->cases.items[i].id, SITE_EACH_DAY);
    for (size_t i = 0; i < journal->events.count; i++)
        if (journal->events.items[i].kind == EVENT_CLAIM && journal->events.items[i].link.len)
            add_one(reach, "claims", arena_printf(reach->arena, "^%.*s", STR_ARG(journal->events.items[i].link)),
                    SITE_EACH_DAY);
}

static bool has_text(Reaching *reach, Str path)
{
    SiteRequest request = {.path = path, .is_published = true};
    SiteAnswer answer;
    site_answer(reach->site, &request, reach->arena, &answer);
    bool has_one = answer.status == 200 && str_equal(json_member(buf_str(&answer.body), "text"), STR("true"));
    buf_release(&answer.body);
    return has_one;
}

static void add_sources(Reaching *reach)
{
    const Journal *journal = reach->site->first->journal;
    for (size_t i = 0; has_route("sources/") && i < journal->sources.count; i++) {
        Str path = arena_printf(reach->arena, "sources/%.*s", STR_ARG(journal->sources.items[i].id));
        add(reach, path, SITE_ALWAYS);
        if (has_text(reach, path))
            add(reach, arena_printf(reach->arena, "%.*s/text", STR_ARG(path)), SITE_ALWAYS);
    }
}

static bool has_money(const Journal *journal, Str path)
{
    bool has = false;
    for (size_t i = 0; i < journal->awards.count && !has; i++) {
        const Award *award = &journal->awards.items[i];
        has = award->holder != PLACE_NONE && str_equal(journal_place(journal, award->holder).path, path);
        for (size_t k = 0; k < award->partners.count && !has; k++)
            has = str_equal(journal_place(journal, award->partners.items[k].place).path, path);
    }
    for (size_t i = 0; i < journal->allocations.count && !has; i++)
        has = str_equal(journal_place(journal, journal->allocations.items[i].place).path, path);
    return has;
}

/* Those that can be found are those that anything is shown about. */
static void add_places(Reaching *reach, Str found)
{
    JsonWalk walk = json_walk(found);
    StrArray ids = {0};
    for (Str row; json_next(&walk, &row);)
        if (str_equal(json_member(row, "kind"), STR("\"place\""))) {
            Str id = json_member(row, "id");
            ARRAY_ADD(reach->arena, &ids, arena_str(reach->arena, str_slice(id, 1, id.len - 1)));
        }
    SiteWhen when = ids.count > PLACES_MOST ? SITE_LAST_DAY : SITE_EACH_DAY;
    for (uint32_t i = 0; i < ids.count; i++) {
        add_with(reach, "timeline", SITE_ALWAYS, "place", ids.items[i]);
        add_one(reach, "places", ids.items[i], when);
        if (when == SITE_EACH_DAY && has_money(reach->site->first->journal, ids.items[i]))
            add_with(reach, "stake", when, "place", ids.items[i]);
    }
}

void site_reach(Site *site, Arena *arena, SiteReach *out)
{
    *out = (SiteReach){0};
    Reaching reach = {.site = site, .arena = arena, .questions = &out->questions};
    SiteRequest everything = {.path = STR("search"), .is_published = true};
    SiteAnswer found;
    out->last_change = find_last_change(site->first->journal);
    out->days = find_days(site, &out->has_money_days, arena);
    add_lists(&reach);
    add_filters(&reach);
    add_declared(&reach);
    add_sources(&reach);
    site_answer(site, &everything, arena, &found);
    if (found.status == 200)
        add_places(&reach, buf_str(&found.body));
    buf_release(&found.body);
}

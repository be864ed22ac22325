/* Sums out of the column file: one pass over the groups, a search among the rows of those that the day cuts. */
#include "store/columns_file.h"

typedef struct {
    const Date *first, *last;
    const Money *total;
    const uint32_t *kind, *begun, *row;
    const ColumnRow *rows;
} Groups;

static Groups groups_of(const Columns *columns)
{
    return (Groups){
        .first = section_at(columns, SECTION_FIRST),
        .last = section_at(columns, SECTION_LAST),
        .total = section_at(columns, SECTION_TOTAL),
        .kind = section_at(columns, SECTION_KIND),
        .begun = section_at(columns, SECTION_BEGUN),
        .row = section_at(columns, SECTION_ROW),
        .rows = section_at(columns, SECTION_ROWS),
    };
}

/* The last row of [from, until) dated on or before the day; there is one. */
static const ColumnRow *row_by(const ColumnRow *rows, uint32_t from, uint32_t until, Date day)
{
    while (until - from > 1) {
        uint32_t middle = from + (until - from) / 2;
        if (rows[middle].day <= day)
            from = middle;
        else
            until = middle;
    }
    return &rows[from];
}

static void add(ColumnSum *sum, Money obligated, uint32_t awards)
{
    sum->overflowed = !money_add(sum->obligated, obligated, &sum->obligated) || sum->overflowed;
    sum->awards += awards;
}

/* What the group had by the day; nothing before its first. */
static Money sum_by(const Groups *groups, size_t group, Date day, uint32_t *awards)
{
    *awards = 0;
    if (groups->first[group] > day)
        return 0;
    if (groups->last[group] <= day) {
        *awards = groups->begun[group];
        return groups->total[group];
    }
    const ColumnRow *row = row_by(groups->rows, groups->row[group], groups->row[group + 1], day);
    *awards = row->begun;
    return row->sum;
}

static void sum_group(const Groups *groups, size_t group, const ColumnAsk *ask, ColumnSum *sum)
{
    uint32_t awards, before;
    Money obligated = sum_by(groups, group, ask->until, &awards);
    add(sum, obligated, awards);
    if (ask->from == DATE_MIN)
        return;
    obligated = sum_by(groups, group, ask->from - 1, &before);
    sum->overflowed = __builtin_sub_overflow(sum->obligated, obligated, &sum->obligated) || sum->overflowed;
}

enum { AHEAD = 24 }; /* groups: their rows are fetched so far before they are searched */

/* A group that the day cuts is searched in rows far from those of the group before. */
static void fetch(const Groups *groups, size_t group, Date day)
{
    if (groups->first[group] > day || groups->last[group] <= day)
        return;
    uint32_t from = groups->row[group], until = groups->row[group + 1];
    __builtin_prefetch(&groups->rows[from + (until - from) / 2]);
}

static void sum_groups(const Columns *columns, const ColumnAsk *ask, uint32_t first, uint32_t until, ColumnSum *out)
{
    Groups groups = groups_of(columns);
    const uint32_t *place_group = section_at(columns, SECTION_PLACE_GROUP);
    size_t groups_in_all = place_group[until];
    for (uint32_t place = first; place < until; place++) {
        ColumnSum *sums = out + (size_t)place * ask->reaches;
        for (size_t group = place_group[place]; group < place_group[place + 1]; group++) {
            if (group + AHEAD < groups_in_all)
                fetch(&groups, group + AHEAD, ask->until);
            unsigned reach = ask->reach[groups.kind[group]];
            if (reach && groups.first[group] <= ask->until)
                sum_group(&groups, group, ask, &sums[reach - 1]);
        }
    }
}

enum { FEW_PLACES = 64 }; /* whose groups are sooner gone through than a run of days */

/* ---- where every kind is asked about alike: by days ---- */

/* The last run that begins on or before the day; UINT32_MAX when none does. */
static uint32_t run_of(const ColumnDay *days, const uint32_t *runs, uint32_t count, Date day)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (days[runs[middle]].day <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}

/* With `sign` -1 awards stay as they are. */
static void add_or_take(ColumnSum *sum, Money obligated, uint32_t awards, int sign)
{
    if (sign > 0)
        add(sum, obligated, awards);
    else
        sum->overflowed = __builtin_sub_overflow(sum->obligated, obligated, &sum->obligated) || sum->overflowed;
}

/* Adds what was had by the day, or takes it away. */
static void sum_by_day(const Columns *columns, const ColumnAsk *ask, Date day, int sign, uint32_t first, uint32_t until,
                       ColumnSum *out)
{
    const ColumnDay *days = section_at(columns, SECTION_DAYS);
    const uint32_t *runs = section_at(columns, SECTION_RUNS);
    const ColumnMark *marks = section_at(columns, SECTION_MARKS);
    uint32_t run = run_of(days, runs, (uint32_t)section_count(columns, SECTION_RUNS), day);
    if (run == UINT32_MAX)
        return;
    marks += (size_t)run * section_count(columns, SECTION_PLACES);
    for (uint32_t place = first; place < until; place++) {
        ColumnSum *sum = &out[(size_t)place * ask->reaches + ask->reach[0] - 1];
        add_or_take(sum, marks[place].sum, marks[place].begun, sign);
    }
    for (uint32_t i = runs[run]; i < runs[run + 1] && days[i].day <= day; i++)
        if (days[i].place >= first && days[i].place < until)
            add_or_take(&out[(size_t)days[i].place * ask->reaches + ask->reach[0] - 1], days[i].obligated,
                        days[i].begins, sign);
}

static bool is_alike(const Columns *columns, const ColumnAsk *ask)
{
    size_t kinds = section_count(columns, SECTION_KINDS);
    return kinds && ask->reach[0] && memcmp(ask->reach, ask->reach + 1, kinds - 1) == 0;
}

void columns_sum(const Columns *columns, const ColumnAsk *ask, uint32_t first, uint32_t until, ColumnSum *out)
{
    memset(out + (size_t)first * ask->reaches, 0, (size_t)(until - first) * ask->reaches * sizeof *out);
    if (until - first < FEW_PLACES || !is_alike(columns, ask)) {
        sum_groups(columns, ask, first, until, out);
        return;
    }
    sum_by_day(columns, ask, ask->until, 1, first, until, out);
    if (ask->from != DATE_MIN)
        sum_by_day(columns, ask, ask->from - 1, -1, first, until, out);
}

void columns_take_off(const ColumnLessArray *less, const ColumnAsk *ask, ColumnSum *out)
{
    for (size_t i = 0; i < less->count; i++) {
        const ColumnLess *row = &less->items[i];
        unsigned reach = ask->reach[row->kind];
        if (!reach || row->day > ask->until)
            continue;
        ColumnSum *sum = &out[(size_t)row->place * ask->reaches + reach - 1];
        sum->awards -= row->begins;
        if (row->day >= ask->from)
            sum->overflowed =
                __builtin_sub_overflow(sum->obligated, row->obligated, &sum->obligated) || sum->overflowed;
    }
}

/* Awards, joint awards and allocations as journal entries; the rest as rows of an award file. */
#include "story.h"

static void print_cents(Money cents, Buf *out)
{
    Money whole = cents < 0 ? -cents : cents;
    buf_printf(out, "%s%lld.%02lld", cents < 0 ? "-" : "", (long long)(whole / 100), (long long)(whole % 100));
}

void print_amount(StoryAmount amount, Buf *out)
{
    if (!amount.known) {
        buf_printf(out, "unknown");
        return;
    }
    print_cents(amount.min, out);
    if (amount.max == amount.min)
        return;
    buf_printf(out, "..");
    print_cents(amount.max, out);
}

static void field_amount(const char *key, bool given, StoryAmount amount, Buf *out)
{
    if (!given)
        return;
    buf_printf(out, "  %s: ", key);
    print_amount(amount, out);
    buf_add_char(out, '\n');
}

static void field_when(const char *key, When when, Buf *out)
{
    char text[16];
    if (when.kind != WHEN_NONE)
        buf_printf(out, "  %s: %s\n", key, when_text(when, text));
}

static void field_partners(const Story *story, const char *key, unsigned partners, Buf *out)
{
    const char *before = "";
    buf_printf(out, "  %s: ", key);
    for (int i = 0; i < story->place_count; i++) {
        if (!(partners & (1u << i)))
            continue;
        buf_printf(out, "%s%s", before, geo_places[story->places[i]].path);
        before = ", ";
    }
    buf_add_char(out, '\n');
}

/* Rows with a year in their number are numbered as the department does; others are not. */
void award_id(const StoryAward *award, char out[32])
{
    Buf text;
    buf_init(&text);
    if (award->is_row && award->year_told && award->number % 2)
        buf_printf(&text, "15PBJA-%02d-GG-%05d-JAGX", award->year % 100, award->number);
    else if (award->is_row && award->year_told)
        buf_printf(&text, "%d-DJ-BX-%04d", award->year, award->number);
    else
        buf_printf(&text, "%s-%d", award->is_row ? "GRANT" : "A", award->number);
    memcpy(out, text.ptr, text.len);
    out[text.len] = '\0';
    buf_release(&text);
}

void print_award(const Story *story, int number, Buf *out)
{
    const StoryAward *award = &story->awards[number];
    char id[32];
    if (award->is_row || award->gone)
        return;
    award_id(award, id);
    buf_printf(out, "award %s %s\n  program: g%d\n  year: FY%d\n", id, geo_places[story->places[award->holder]].path,
               award->program, award->year);
    field_amount("amount", true, award->amount, out);
    field_when("obligated", award->obligated, out);
    field_when("from", award->from, out);
    field_when("until", award->until, out);
    field_amount("outlays", award->has_outlays, award->outlays, out);
    if (award->partners && !award->joint_apart) {
        field_partners(story, "joint-with", award->partners, out);
        field_amount("shared", award->has_shared, award->shared, out);
    }
    print_cited(&award->cited, out);
}

/* The year of the award: of a row whose number does not tell it, the fiscal year of the first action. */
static int year_of(const StoryAward *award)
{
    if (!award->is_row || award->year_told)
        return award->year;
    int first = award->moves[0].day.first;
    for (int i = 1; i < award->move_count; i++)
        first = award->moves[i].day.first < first ? award->moves[i].day.first : first;
    int year, month, day;
    date_to_parts(first, &year, &month, &day);
    return month >= 10 ? year + 1 : year;
}

/* A joint entry cites a source that was out before everything: what it says is always known. */
void print_joint(const Story *story, int number, Buf *out)
{
    const StoryAward *award = &story->awards[number];
    char id[32];
    if (!award->partners || !award->joint_apart || award->gone)
        return;
    award_id(award, id);
    buf_printf(out, "joint %s g%d FY%d\n  award: %s\n", geo_places[story->places[award->holder]].path, award->program,
               year_of(award), id);
    field_partners(story, "with", award->partners, out);
    field_amount("shared", award->has_shared, award->shared, out);
    buf_printf(out, "  source: s0\n  known: 2014-01-01\n");
}

void print_allocation(const Story *story, int number, Buf *out)
{
    const StoryAllocation *allocation = &story->allocations[number];
    if (allocation->gone)
        return;
    buf_printf(out, "allocation %s g%d FY%d ", geo_places[story->places[allocation->place]].path, allocation->program,
               allocation->year);
    print_amount(allocation->amount, out);
    buf_add_char(out, '\n');
    print_cited(&allocation->cited, out);
}

/* ---- rows ---- */

static void cell_when(When when, Buf *out)
{
    char text[16];
    if (when.kind == WHEN_DAY)
        buf_printf(out, "%s", when_text(when, text));
    buf_add_char(out, ',');
}

static void cell_fiscal_year(When when, Buf *out)
{
    int year, month, day;
    date_to_parts(when.last, &year, &month, &day);
    buf_printf(out, "%d,", month >= 10 ? year + 1 : year);
}

static void cell_recipient(Story *story, const StoryAward *award, Buf *out)
{
    if (award->holder == NOBODY) {
        buf_printf(out, "NOBODY KNOWS THIS RECIPIENT,IL,");
        return;
    }
    const GeoPlace *place = &geo_places[story->places[award->holder]];
    if (place->recipient && draw_percent(story, 50))
        buf_printf(out, "\"%s\",%s,", place->recipient, place->state);
    else
        buf_printf(out, "OFFICE %d OF GRANTS,%s,", award->holder, place->state);
}

static void print_row(Story *story, const StoryAward *award, int move, Buf *out)
{
    char id[32];
    award_id(award, id);
    if (award->number % 3 == 0)
        buf_printf(out, "KEY-%d", award->number);
    buf_printf(out, ",%s,%d,", id, move);
    print_cents(award->moves[move].amount, out);
    buf_add_char(out, ',');
    if (award->has_outlays)
        print_cents(award->outlays.min, out);
    buf_add_char(out, ',');
    cell_when(award->moves[move].day, out);
    cell_fiscal_year(award->moves[move].day, out);
    cell_when(award->from, out);
    cell_when(award->until, out);
    cell_recipient(story, award, out);
    buf_printf(out, "%s,", story->programs[award->program].listing);
    cell_when(award->moves[move].reported, out);
    buf_printf(out, "x\n");
}

void print_rows(Story *story, Buf *out)
{
    buf_printf(out, "assistance_award_unique_key,award_id_fain,modification_number,federal_action_obligation,"
                    "total_outlayed_amount_for_overall_award,action_date,action_date_fiscal_year,"
                    "period_of_performance_start_date,period_of_performance_current_end_date,recipient_name,"
                    "recipient_state_code,cfda_number,initial_report_date,something_else\n");
    /* Moves of an award apart from each other: files are sorted in any way. */
    for (int move = STORY_MOVES - 1; move >= 0; move--)
        for (int i = 0; i < story->award_count; i++)
            if (story->awards[i].is_row && !story->awards[i].gone && move < story->awards[i].move_count)
                print_row(story, &story->awards[i], move, out);
}

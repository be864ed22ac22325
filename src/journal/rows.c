/* Rows of included award files into awards: who holds them, which program, which year.
 *
 * A recipient is the place a decision of the journal gives it, else the one that
 * place_resolve finds (the parent of a department); otherwise the award is kept and
 * counts for nobody. Rows of a store come the same way; store_rows.c says what is
 * different about them. */
#include "journal/rows.h"

Str journal_fold_name(Arena *arena, Str name)
{
    char *folded = arena_alloc(arena, name.len + 1, 1);
    size_t length = 0;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (char_is_space(c) && (length == 0 || folded[length - 1] == ' '))
            continue;
        folded[length++] = c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : char_is_space(c) ? ' ' : c;
    }
    while (length && folded[length - 1] == ' ')
        length--;
    return (Str){folded, length};
}

static void index_journal(Rows *rows)
{
    Journal *journal = rows->reader->journal;
    for (Index i = 0; i < journal->programs.count; i++)
        for (size_t k = 0; k < journal->programs.items[i].listings.count; k++)
            map_add(&rows->listings, journal->programs.items[i].listings.items[k], i);
    for (Index i = 0; i < journal->awards.count; i++)
        map_add(&rows->awards, journal->awards.items[i].id, i);
}

Index journal_add_listing(Journal *journal, Str listing)
{
    Program program = {0};
    ARRAY_ADD(journal->arena, &program.listings, listing);
    program.common.title = listing;
    ARRAY_ADD(journal->arena, &journal->programs, program);
    return journal->programs.count - 1;
}

Index rows_program(Rows *rows, Str listing)
{
    Journal *journal = rows->reader->journal;
    Index next = (Index)journal->programs.count;
    Index found = map_add(&rows->listings, listing, next);
    return found != next ? found : journal_add_listing(journal, listing);
}

/* The cell of the recipient, when it is a view into the text; the row otherwise. */
static Span recipient_span(const Rows *rows, const AwardRow *row)
{
    Str text = rows->reader->diags->sources.items[row->span.source].text;
    const char *at = row->recipient.ptr;
    if (!row->recipient.len || at < text.ptr || at >= text.ptr + text.len)
        return row->span;
    return (Span){row->span.source, (uint32_t)(at - text.ptr), (uint32_t)row->recipient.len};
}

enum { CANDIDATES_SHOWN = 3 };

/* "ID" where one candidate is no more likely than another, else the likeliest. */
static void add_candidates(Buf *list, const Resolution *found)
{
    size_t count = found->candidate_count < CANDIDATES_SHOWN ? found->candidate_count : CANDIDATES_SHOWN;
    for (size_t i = 0; i < count; i++)
        buf_printf(list, "%s%.*s",
                   i == 0                              ? ""
                   : i + 1 == found->candidates_in_all ? " or "
                                                       : ", ",
                   STR_ARG(place_get(found->candidates[i]).path));
    if (found->candidates_in_all > count)
        buf_printf(list, " or one of %zu more", found->candidates_in_all - count);
}

static void report_ambiguous(Diags *diags, Span span, Str recipient, const Resolution *found)
{
    const char *what =
        found->candidates_in_all == 1 ? "may be a place, and it is not sure" : "may be one of several places";
    Diag *diag = diag_add(diags, DIAG_A007, span, "the recipient '%.*s' %s", STR_ARG(recipient), what);
    Buf list;
    buf_init(&list);
    add_candidates(&list, found);
    diag_help(diags, diag, "it counts for nobody (%.*s); add to the journal: place ID is \"%.*s\", with %.*s as the ID",
              STR_ARG(found->why), STR_ARG(recipient), STR_ARG(buf_str(&list)));
    buf_release(&list);
}

static void report_recipient(Rows *rows, const AwardRow *row, const Resolution *found)
{
    Diags *diags = rows->reader->diags;
    Span span = recipient_span(rows, row);
    if (!row->recipient.len) {
        Diag *diag = diag_add(diags, DIAG_A006, span, "this row names no recipient");
        diag_help(diags, diag, "it counts for nobody; fill recipient_name");
    } else if (found->decision == DECISION_AMBIGUOUS) {
        report_ambiguous(diags, span, row->recipient, found);
    } else {
        bool separate = found->decision == DECISION_SEPARATE_UNIT;
        Diag *diag = diag_add(diags, DIAG_A006, span, "the recipient '%.*s' %s", STR_ARG(row->recipient),
                              separate ? "is a unit of its own, which is not known here" : "means no known place");
        diag_help(diags, diag,
                  "it counts for nobody (%.*s); if it is a government add to the journal: place ID is \"%.*s\"",
                  STR_ARG(found->why), STR_ARG(row->recipient));
    }
}

/* The place that a decision of the journal gives the name; PLACE_NONE when there is none. */
PlaceId rows_decided(const Rows *rows, Str folded)
{
    uint32_t decided = map_find(&rows->reader->decisions, folded);
    return decided == MAP_ABSENT ? PLACE_NONE : rows->reader->journal->decisions.items[decided].place;
}

static PlaceId holder_of(Rows *rows, const AwardRow *row)
{
    Arena *arena = rows->reader->arena;
    Str folded = journal_fold_name(arena, row->recipient);
    PlaceId decided = rows_decided(rows, folded);
    if (decided != PLACE_NONE)
        return decided;
    RecipientEvidence evidence = {.name = row->recipient, .state = row->state};
    Resolution found = place_resolve(&evidence, NULL);
    /* A department belongs to its government. */
    if (found.decision == DECISION_EXACT || found.decision == DECISION_AGENCY_OF)
        return found.place;
    /* A name is reported once, however many rows have it; the reasons are for the report alone. */
    uint32_t times = (uint32_t)rows->told.count;
    if (map_add(&rows->told, folded, times) == times) {
        found = place_resolve(&evidence, arena);
        report_recipient(rows, row, &found);
    }
    return PLACE_NONE;
}

/* Holder, listing and year stand in for an award number that is not known. */
Str rows_made_key(Rows *rows, const AwardRow *row, PlaceId holder, int year)
{
    Str who = holder == PLACE_NONE ? journal_fold_name(rows->reader->arena, row->recipient)
                                   : journal_place(rows->reader->journal, holder).path;
    return arena_printf(rows->reader->arena, "%.*s:%.*s:FY%d", STR_ARG(who), STR_ARG(row->listing), year);
}

int rows_year(const AwardRow *row)
{
    int year = award_year_of_number(row->fain);
    return year ? year : date_fiscal_year(row->day.first);
}

/* `id` is its number, or what stands in for one. */
Index rows_new_award(Rows *rows, const AwardRow *row, Str id, bool has_number, PlaceId holder)
{
    Journal *journal = rows->reader->journal;
    Award award = {.common = rows->common,
                   .id = id,
                   .has_number = has_number,
                   .holder = holder,
                   .recipient = row->recipient.ptr ? row->recipient : STR(""), /* absent only when given by hand */
                   .program = rows_program(rows, row->listing),
                   .year = rows_year(row),
                   .from = row->from,
                   .until = row->until,
                   .has_outlays = row->outlays.is_given,
                   .outlays = money_exact(row->outlays.amount)};
    award.common.span = row->span;
    Index number = journal->awards.count;
    ARRAY_ADD(rows->reader->arena, &journal->awards, award);
    map_add(&journal->award_ids, id, number);
    return number;
}

static Index award_of(Rows *rows, const AwardRow *row)
{
    Str key = row->award_key.len ? row->award_key : row->fain.len ? row->fain : row->uri;
    Index found = key.len ? map_find(&rows->awards, key) : MAP_ABSENT;
    if (found != MAP_ABSENT)
        return found;
    PlaceId holder = row->is_individual ? PLACE_NONE : holder_of(rows, row);
    bool has_number = key.len > 0;
    if (!has_number)
        key = rows_made_key(rows, row, holder, rows_year(row));
    Index next = (Index)rows->reader->journal->awards.count;
    found = map_add(&rows->awards, key, next);
    return found != next ? found : rows_new_award(rows, row, row->fain.len ? row->fain : key, has_number, holder);
}

static bool is_duplicate(Rows *rows, const AwardRow *row, Index award, Span *first)
{
    Str key = row->transaction_key;
    if (!key.len)
        key = arena_printf(rows->reader->arena, "%u/%.*s", award, STR_ARG(row->modification));
    Index next = rows->rows.count, seen = map_add(&rows->transactions, key, next);
    if (seen == next)
        ARRAY_ADD(rows->reader->arena, &rows->rows, row->span);
    *first = rows->rows.items[seen];
    return seen != next;
}

bool rows_given_by_hand(const Award *award)
{
    return award->transactions.count && !award->recipient.ptr;
}

/* What a row adds to its award, whether of a file or of a store. */
void rows_add_transaction(Rows *rows, Index number, const AwardRow *row, MoneyRange amount, Period known)
{
    Award *award = &rows->reader->journal->awards.items[number];
    Transaction transaction = {.day = row->day,
                               .amount = amount,
                               .known = known,
                               .span = row->span,
                               .key = row->transaction_key.len ? row->transaction_key : row->modification};
    ARRAY_ADD(rows->reader->arena, &award->transactions, transaction);
    if (row->from.precision && (!award->from.precision || row->from.first < award->from.first))
        award->from = row->from;
    if (row->until.precision)
        award->until = row->until;
    if (row->outlays.is_given)
        award->has_outlays = true, award->outlays = money_exact(row->outlays.amount);
}

/* An empty cell is not zero, but of a loan: it obligates nothing (FABS rule 26.1). */
static MoneyRange amount_of(const AwardRow *row)
{
    return row->obligated.is_given || award_is_loan(row) ? money_exact(row->obligated.amount) : MONEY_UNKNOWN;
}

static void add_row(Rows *rows, const AwardRow *row)
{
    Index number = award_of(rows, row);
    const Award *award = &rows->reader->journal->awards.items[number];
    Span first;
    bool given_by_hand = rows_given_by_hand(award);
    if (given_by_hand || is_duplicate(rows, row, number, &first)) {
        Diag *diag =
            diag_add(rows->reader->diags, DIAG_J065, row->span, "the award '%.*s' is given twice", STR_ARG(award->id));
        diag_help(rows->reader->diags, diag,
                  "delete one of them; if they are two transactions, give each its modification_number");
        diag_relate(diag, given_by_hand ? award->common.span : first, STR("the first one is here"));
        return;
    }
    /* state.md: award rows are known from their report date, else from the end of their fiscal year. */
    Period known = row->reported;
    if (!period_is_set(known))
        known = period_of_day(period_last(period_fiscal(date_fiscal_year(period_last(row->day)))));
    rows_add_transaction(rows, number, row, amount_of(row), known);
    if (rows->reader->opener && rows->reader->opener->rows)
        store_rows_note(rows, number, row);
}

/* The fiscal year of the first action stands for the award year, in whatever order rows come. */
static void settle_years(Rows *rows)
{
    Journal *journal = rows->reader->journal;
    for (size_t i = 0; i < journal->awards.count; i++) {
        Award *award = &journal->awards.items[i];
        if (!award->recipient.ptr || award_year_of_number(award->id))
            continue;
        for (size_t k = 0; k < award->transactions.count; k++) {
            int year = date_fiscal_year(award->transactions.items[k].day.first);
            award->year = year < award->year ? year : award->year;
        }
    }
}

static void read_file(Rows *rows, const struct RowsFile *file)
{
    Reader *reader = rows->reader;
    AwardRows read = {0};
    rows->common = (Common){0};
    const Entry *entry = &reader->entries.items[file->entry];
    build_common(reader, entry, &rows->common);
    if (reader->journal->rows_read >= AWARD_ROWS_MOST) {
        Diag *diag = diag_add(reader->diags, DIAG_J084, entry_span(entry),
                              "the award files have more than %d rows in all", AWARD_ROWS_MOST);
        diag_help(reader->diags, diag, "keep the rows of the programs and years that the journal is about");
        return;
    }
    awards_read(reader->diags->sources.items[file->source].text, file->source, reader->diags, reader->arena, &read);
    reader->journal->rows_read += read.read;
    reader->journal->rows_set_aside += read.set_aside;
    for (size_t i = 0; i < read.rows.count; i++)
        add_row(rows, &read.rows.items[i]);
}

void build_rows(Reader *reader)
{
    Rows rows = {.reader = reader};
    Map *maps[] = {&rows.awards, &rows.transactions, &rows.listings, &rows.told, &rows.given};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        map_init(maps[i], reader->arena);
    index_journal(&rows);
    for (size_t i = 0; i < reader->row_files.count; i++)
        read_file(&rows, &reader->row_files.items[i]);
    if (reader->opener && reader->opener->rows)
        store_rows_add(&rows);
    settle_years(&rows);
}

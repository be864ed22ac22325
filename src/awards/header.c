/* Headers: which form a file has, by the names of its columns, and in which cell each lies. */
#include "awards/header.h"

typedef struct {
    const char *headers[AWARD_FORM_COUNT]; /* newest first, with blanks between */
    CellKind kind;
    uint32_t offset;
} Known;

#define MEMBER_TEXT offsetof(AwardRow,
#define MEMBER_CODE offsetof(AwardRow,
#define MEMBER_NAME offsetof(AwardRow,
#define MEMBER_AGENCY offsetof(AwardRow,
#define MEMBER_TYPES offsetof(AwardRow,
#define MEMBER_LISTING offsetof(AwardRow,
#define MEMBER_NUMBER offsetof(AwardRow,
#define MEMBER_MONEY offsetof(AwardRow,
#define MEMBER_DAY offsetof(AwardRow,
#define MEMBER_BESIDE offsetof(Beside,

static const Known known[COLUMN_COUNT] = {
#define COLUMN(name, kind, member, prime, subaward, datafeed, broker) \
    {{"", prime, prime, subaward, datafeed, broker}, CELL_##kind, MEMBER_##kind member)},
#include "awards/columns.def"
#undef COLUMN
};

static const char *const form_names[AWARD_FORM_COUNT] = {"unknown", "prime", "delta", "subaward", "datafeed", "broker"};

/* Without these no row can be used. */
static const Column needed[][3] = {
    [AWARD_FORM_PRIME] = {COLUMN_OBLIGATED, COLUMN_RECIPIENT, COLUMN_LISTING},
    [AWARD_FORM_DELTA] = {COLUMN_OBLIGATED, COLUMN_RECIPIENT, COLUMN_LISTING},
    [AWARD_FORM_SUBAWARD] = {COLUMN_OBLIGATED, COLUMN_RECIPIENT, COLUMN_FAIN},
    [AWARD_FORM_DATAFEED] = {COLUMN_OBLIGATED, COLUMN_RECIPIENT, COLUMN_LISTING},
    [AWARD_FORM_BROKER] = {COLUMN_OBLIGATED, COLUMN_RECIPIENT, COLUMN_LISTING},
};
enum { NEEDED = sizeof needed[0] / sizeof needed[0][0] };

const char *award_form_name(AwardForm form)
{
    return form_names[form];
}

static Str first_header(Column column, AwardForm form)
{
    Str rest = str_from_c(known[column].headers[form]);
    return str_cut(&rest, ' ');
}

static HeaderMatch match_form(const Map *cells, AwardForm form)
{
    HeaderMatch match = {.form = form};
    for (int column = 0; column < COLUMN_COUNT; column++) {
        match.cells[column] = MAP_ABSENT;
        for (Str rest = str_from_c(known[column].headers[form]); rest.len && match.cells[column] == MAP_ABSENT;) {
            match.headers[column] = str_cut(&rest, ' ');
            match.cells[column] = map_find(cells, match.headers[column]);
        }
        match.found += match.cells[column] != MAP_ABSENT;
    }
    for (int i = 0; i < NEEDED; i++)
        match.missing += match.cells[needed[form][i]] == MAP_ABSENT;
    return match;
}

bool header_is_better(const HeaderMatch *a, const HeaderMatch *b)
{
    bool is_whole = a->found && !a->missing, is_other_whole = b->found && !b->missing;
    return is_whole != is_other_whole ? is_whole : a->found > b->found;
}

HeaderMatch header_match(const RowCells *cells, Arena *batch)
{
    static const AwardForm forms[] = {AWARD_FORM_PRIME, AWARD_FORM_SUBAWARD, AWARD_FORM_DATAFEED, AWARD_FORM_BROKER};
    Map map;
    map_init(&map, batch);
    for (uint32_t i = 0; i < cells->count && i < SCAN_CELLS_MOST; i++)
        map_add(&map, cell_raw(cells, i), i);
    HeaderMatch best = match_form(&map, forms[0]);
    for (size_t i = 1; i < sizeof forms / sizeof *forms; i++) {
        HeaderMatch match = match_form(&map, forms[i]);
        if (header_is_better(&match, &best))
            best = match;
    }
    if (best.form == AWARD_FORM_PRIME && best.cells[COLUMN_DELTA] != MAP_ABSENT)
        best.form = AWARD_FORM_DELTA;
    return best;
}

/* By number of the cell: rows are then read forwards. */
static void set_picks(AwardReader *reader, const HeaderMatch *match)
{
    reader->pick_count = 0;
    for (uint32_t column = 0; column < COLUMN_COUNT; column++) {
        if (match->cells[column] == MAP_ABSENT)
            continue;
        Pick pick = {match->headers[column], match->cells[column], known[column].offset, (Column)column,
                     known[column].kind};
        uint32_t at = reader->pick_count++;
        for (; at && reader->picks[at - 1].cell > pick.cell; at--)
            reader->picks[at] = reader->picks[at - 1];
        reader->picks[at] = pick;
        if (column == COLUMN_OBLIGATED)
            reader->obligated_cell = pick.cell;
    }
}

void header_use(AwardReader *reader, const HeaderMatch *match, uint32_t width)
{
    reader->form = match->form;
    reader->width = width;
    reader->has_header = true;
    reader->counts.headers++;
    set_picks(reader, match);
}

void header_list(AwardReader *reader, const HeaderMatch *match, const RowCells *cells)
{
    for (uint32_t i = 0; i < cells->count && i < SCAN_CELLS_MOST; i++) {
        AwardColumn column = {arena_str(reader->arena, cell_raw(cells, i)), true, false};
        for (int k = 0; k < COLUMN_COUNT; k++)
            column.is_read |= match->cells[k] == i;
        ARRAY_ADD(reader->arena, &reader->columns, column);
    }
    for (int k = 0; k < COLUMN_COUNT; k++) {
        Str header = first_header((Column)k, match->form);
        bool is_of_delta = k == COLUMN_DELTA && match->form == AWARD_FORM_PRIME;
        if (match->cells[k] == MAP_ABSENT && header.len && !is_of_delta)
            ARRAY_ADD(reader->arena, &reader->columns, (AwardColumn){header, false, false});
    }
}

bool header_check(AwardReader *reader, const HeaderMatch *match)
{
    Str line = mistake_first_line(&reader->cells);
    if (!match->found) {
        mistake_report(reader, DIAG_A001, line,
                       "the header of USAspending's assistance files is needed: federal_action_obligation, "
                       "recipient_name, cfda_number, ...",
                       "this line names no column of an award file");
        return false;
    }
    for (int i = 0; i < NEEDED; i++) {
        Column column = needed[match->form][i];
        if (match->cells[column] == MAP_ABSENT)
            mistake_report(reader, DIAG_A002, line, "add the column to the file", "there is no column %.*s",
                           STR_ARG(first_header(column, match->form)));
    }
    bool is_for_store = match->form == AWARD_FORM_DELTA || match->form == AWARD_FORM_SUBAWARD;
    if (!match->missing && reader->takes_transactions_only && is_for_store) {
        mistake_report(reader, DIAG_A016, line,
                       "bring it in with purse import; a journal includes files of transactions",
                       match->form == AWARD_FORM_DELTA ? "this is a file of changes to another file"
                                                       : "this is a file of subawards");
        return false;
    }
    return !match->missing;
}

/* The amount is needed in every form; where its name stands as text a header may be. */
bool header_may_begin(const AwardReader *reader, const RowCells *cells)
{
    if (cells->count == reader->width) {
        Str raw = cell_raw(cells, reader->obligated_cell);
        if (!raw.len || !char_is_alpha(raw.ptr[0]))
            return false;
    }
    size_t length = cells->end - cells->from;
    for (int form = AWARD_FORM_PRIME; form < AWARD_FORM_COUNT; form++) {
        const char *header = known[COLUMN_OBLIGATED].headers[form];
        if (memmem(cells->text + cells->from, length, header, strlen(header)))
            return true;
    }
    return false;
}

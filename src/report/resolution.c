/* What names were resolved to: a row a name, in any format, as they come.
 *
 * Beside place.c, which shows one place whole. Rows of CSV and JSON are written at
 * once; those of a table are measured in blocks, so that a list of any length
 * takes little memory. */
#include "report/table.h"
#include "report/words.h"

enum { BLOCK_ROWS = 1000, COLUMN_COUNT = 8 };

static const char *const titles[COLUMN_COUNT] = {"Name",  "State",  "Decision",   "GEOID",
                                                 "Place", "Agency", "Candidates", "Why"};
static const char *const keys[COLUMN_COUNT] = {"name",  "state",  "decision",   "geoid",
                                               "place", "agency", "candidates", "why"};

/* Codes with a blank between; the id of a place that has none. */
static Str candidate_list(Arena *arena, const Resolution *found)
{
    Buf list;
    buf_init(&list);
    for (size_t i = 0; i < found->candidate_count; i++) {
        Place place = place_get(found->candidates[i]);
        if (i > 0)
            buf_add_char(&list, ' ');
        buf_add(&list, place.geoid.len ? place.geoid : place.path);
    }
    Str kept = arena_str(arena, buf_str(&list));
    buf_release(&list);
    return kept;
}

static void fill_cells(Arena *arena, Str name, Str state, const Resolution *found, Str *cells)
{
    bool placed = found->place != PLACE_NONE;
    Place place = placed ? place_get(found->place) : (Place){0};
    Str row[COLUMN_COUNT] = {name,
                             state,
                             str_from_c(place_decision_name(found->decision)),
                             place.geoid,
                             place.path,
                             found->agency,
                             candidate_list(arena, found),
                             found->why};
    memcpy(cells, row, sizeof row);
}

static void add_csv(Buf *out, const Str *cells)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (i > 0)
            buf_add_char(out, ',');
        csv_cell(out, cells[i]);
    }
    buf_add_char(out, '\n');
}

static int add_bytes(const char *bytes, size_t size, void *out)
{
    buf_add(out, (Str){bytes, size});
    return 0;
}

static void add_json(ResolutionReport *report, const Str *cells)
{
    json_t *object = json_object();
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        json_object_set_new(object, keys[i], json_words(cells[i]));
    buf_add(report->out, report->rows > 0 ? STR(",\n  ") : STR("\n  "));
    json_dump_callback(object, add_bytes, report->out, 0);
    json_decref(object);
}

/* ---- Tables ---- */

static void begin_table(ResolutionReport *report)
{
    arena_init(&report->arena);
    report->table = ARENA_NEW(&report->arena, Table);
    table_init(report->table, &report->arena);
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        table_column(report->table, titles[i], keys[i], ALIGN_LEFT, i == 0 || i >= 4);
}

static void end_table(ResolutionReport *report)
{
    if (table_rows(report->table) > 0 || report->rows == 0)
        table_print(report->out, &report->view, report->table);
    arena_release(&report->arena);
}

static void add_to_table(ResolutionReport *report, const Str *cells)
{
    if (report->rows > 0 && report->rows % BLOCK_ROWS == 0) {
        end_table(report);
        buf_add_char(report->out, '\n');
        begin_table(report);
    }
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        table_words(report->table, arena_str(&report->arena, cells[i]));
}

static bool is_table(const ResolutionReport *report)
{
    return report->view.format != FORMAT_CSV && report->view.format != FORMAT_JSON;
}

void resolution_report_begin(ResolutionReport *report, Buf *out, const View *view)
{
    Str cells[COLUMN_COUNT];
    *report = (ResolutionReport){.out = out, .view = *view};
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        cells[i] = str_from_c(keys[i]);
    if (view->format == FORMAT_CSV)
        add_csv(out, cells);
    else if (view->format == FORMAT_JSON)
        buf_add_char(out, '[');
    else
        begin_table(report);
}

void resolution_report_row(ResolutionReport *report, Arena *arena, Str name, Str state, const Resolution *found)
{
    Str cells[COLUMN_COUNT];
    fill_cells(arena, name, state, found, cells);
    if (report->view.format == FORMAT_CSV)
        add_csv(report->out, cells);
    else if (report->view.format == FORMAT_JSON)
        add_json(report, cells);
    else
        add_to_table(report, cells);
    report->rows++;
}

void resolution_report_end(ResolutionReport *report)
{
    if (is_table(report))
        end_table(report);
    else if (report->view.format == FORMAT_JSON)
        buf_add(report->out, report->rows > 0 ? STR("\n]\n") : STR("]\n"));
}

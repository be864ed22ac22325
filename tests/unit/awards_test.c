/* Award files: cells of a CSV, typed rows, years from award numbers. */
#include "unit.h"

#include "awards/awards.h"
#include "awards/scan.h"

/* ---- cells ---- */

/* Each cell in brackets as it stands; ? behind a row that a mark left open, ! behind one with something
 * between a closing mark and the separator. */
static void assert_cells(const char *text, const char *wanted)
{
    static ScanRow row;
    Str bytes = str_from_c(text);
    Buf got;
    buf_init(&got);
    for (size_t at = 0; at < bytes.len;) {
        scan_row(bytes, at, ',', &row);
        for (uint32_t i = 0; i < row.count; i++) {
            size_t from = i ? row.ends[i - 1] + 1 : at;
            buf_printf(&got, "[%.*s]", STR_ARG(str_slice(bytes, from, row.ends[i])));
        }
        buf_printf(&got, "%s;", row.open_quote != SCAN_NONE ? "?" : row.stray == SCAN_NONE ? "" : "!");
        at = row.end + 1;
    }
    assert_text(buf_str(&got), wanted);
    buf_release(&got);
}

static void cells_are_cut_at_commas_and_rows_at_line_ends(void **state)
{
    (void)state;
    assert_cells("", "");
    assert_cells("a,b,c\n", "[a][b][c];");
    assert_cells("a\rb\r", "[a];[b];");
    assert_cells(",\n\n", "[][];[];");
    assert_cells("a, b ,c", "[a][ b ][c];");
}

static void marks_hold_commas_newlines_and_doubled_marks(void **state)
{
    (void)state;
    assert_cells("\"a,b\",c", "[\"a,b\"][c];");
    assert_cells("\"two\nlines\",x\ny", "[\"two\nlines\"][x];[y];");
    assert_cells("\"two\r\nlines\"\n", "[\"two\r\nlines\"];");
    assert_cells("\"say \"\"yes\"\"\",x", "[\"say \"\"yes\"\"\"][x];");
    assert_cells("\"\"\"\"", "[\"\"\"\"];");
    assert_cells("\"\",\"\"\n", "[\"\"][\"\"];");
    assert_cells("a\"b,c\"d", "[a\"b][c\"d];"); /* inside a cell a mark is a letter */
}

static void damaged_marks_are_told(void **state)
{
    (void)state;
    assert_cells("a,\"b\nc", "[a][\"b\nc]?;");
    assert_cells("\"", "[\"]?;");
    assert_cells("\"a\"b,c\nd", "[\"a\"b][c]!;[d];");
    assert_cells("\"a\" ,c\n", "[\"a\" ][c];"); /* blanks behind the mark are nothing */
}

/* ---- rows ---- */

#define HEADER                                                                                                         \
    "award_id_fain,federal_action_obligation,action_date,action_date_fiscal_year,recipient_name,recipient_state_code," \
    "cfda_number,modification_number\n"

typedef struct {
    Arena arena;
    Diags diags;
    AwardRows rows;
    Buf codes; /* "A003@2 ": code and line of each mistake */
} Reading;

static void read_text(Reading *reading, Str text)
{
    *reading = (Reading){0};
    arena_init(&reading->arena);
    diags_init(&reading->diags, &reading->arena);
    buf_init(&reading->codes);
    uint32_t source = diags_add_source(&reading->diags, STR("t.csv"), text);
    awards_read(text, source, &reading->diags, &reading->arena, &reading->rows);
    for (size_t i = 0; i < reading->diags.list.count; i++) {
        uint32_t line, column;
        diag_locate(&reading->diags, reading->diags.list.items[i].span, &line, &column);
        buf_printf(&reading->codes, "%s@%u ", diag_code_name(reading->diags.list.items[i].code), line);
    }
}

static void let_go(Reading *reading)
{
    buf_release(&reading->codes);
    arena_release(&reading->arena);
}

static void assert_codes(const char *text, const char *codes, unsigned read, unsigned set_aside)
{
    Reading reading;
    read_text(&reading, str_from_c(text));
    assert_text(buf_str(&reading.codes), codes);
    assert_int_equal(reading.rows.read, read);
    assert_int_equal(reading.rows.set_aside, set_aside);
    assert_int_equal(reading.rows.rows.count, read - set_aside);
    let_go(&reading);
}

static void a_row_is_read_into_its_types(void **state)
{
    (void)state;
    Reading reading;
    read_text(&reading,
              STR("\xEF\xBB\xBF" HEADER
                  "2016-DJ-BX-0578,\"481,347.00\",2016-09-01 00:00:00,2016, MIAMI-DADE COUNTY ,FL,16.738,0\r\n"));
    assert_text(buf_str(&reading.codes), "");
    assert_int_equal(reading.rows.rows.count, 1);
    const AwardRow *row = &reading.rows.rows.items[0];
    assert_text(row->fain, "2016-DJ-BX-0578");
    assert_text(row->recipient, "MIAMI-DADE COUNTY");
    assert_text(row->state, "FL");
    assert_text(row->listing, "16.738");
    assert_text(row->modification, "0");
    assert_int_equal(row->obligated.amount, 48134700);
    assert_int_equal(row->day.first, date_from_parts(2016, 9, 1));
    assert_int_equal(row->day.precision, PRECISION_DAY);
    assert_false(row->outlays.is_given);
    assert_false(period_is_set(row->from) || period_is_set(row->reported));
    assert_int_equal(row->span.offset, 3 + sizeof HEADER - 1);
    let_go(&reading);
}

static void the_day_comes_from_the_best_column_there_is(void **state)
{
    (void)state;
    Reading reading;
    read_text(
        &reading,
        STR(HEADER "X,1,2016-09-01,2017,A,FL,16.738,0\nX,1,,2017,A,FL,16.738,1\n2015-DJ-BX-0001,1,,,A,FL,16.738,2\n"));
    assert_int_equal(reading.rows.rows.count, 3);
    assert_int_equal(reading.rows.rows.items[0].day.precision, PRECISION_DAY);
    assert_int_equal(reading.rows.rows.items[1].day.first, date_from_parts(2016, 10, 1));
    assert_int_equal(reading.rows.rows.items[1].day.precision, PRECISION_FISCAL);
    assert_int_equal(reading.rows.rows.items[2].day.first, date_from_parts(2014, 10, 1));
    let_go(&reading);
}

static void a_row_with_a_mistake_is_set_aside_and_the_rest_is_read(void **state)
{
    (void)state;
    assert_codes(HEADER "X,1,2016-09-01,,A,FL,16.738,0\nX,1,2016-09-01,,A,FL\nX,1,2016-09-01,,A,FL,16.738,0,9\nX,1,"
                        "2016-09-01,,B,FL,16.738,0\n",
                 "A003@3 A003@4 ", 4, 2);
    assert_codes(HEADER "X,abc,2016-09-01,,A,FL,16.738,0\nX,1.234,2016-09-01,,A,FL,16.738,0\n", "A004@2 A004@3 ", 2, 2);
    assert_codes(HEADER "X,1,09/01/2016,,A,FL,16.738,0\nX,1,,FY16,A,FL,16.738,0\nX,1,,,A,FL,16.738,0\n",
                 "A005@2 A005@3 A009@4 ", 3, 3);
    assert_codes(HEADER "X,1,2016-09-01,,A,FL,,0\nX,1,2016-09-01,,A,FL,16738,0\n", "A010@2 A010@3 ", 2, 2);
    assert_codes(HEADER "X,\"1\"0,2016-09-01,,A,FL,16.738,0\nX,1,2016-09-01,,A,FL,16.738,0\n", "A011@2 ", 2, 1);
    assert_codes(HEADER "\n  \nX,1,2016-09-01,,\"A\nB\",FL,16.738,0\nX,1,,,A,FL,16.738,0\n", "A009@6 ", 2, 1);
}

static void a_file_cut_short_says_so(void **state)
{
    (void)state;
    assert_codes("", "A001@1 ", 0, 0);
    assert_codes("\n\n", "A001@1 ", 0, 0);
    assert_codes("\"award_id_fain", "A008@1 ", 0, 0);
    assert_codes("town,dollars\nX,1\n", "A001@1 ", 0, 0);
    assert_codes("award_id_fain,recipient_name\nX,1\n", "A002@1 A002@1 ", 0, 0);
    assert_codes(HEADER, "", 0, 0);
    assert_codes(HEADER "X,1,2016-09-01,,A,FL,16.738,0\nX,1,2016-09-01,,\"A,FL\nX,1,2016-09-01,,A,FL,16.738,0\n",
                 "A008@3 ", 3, 1);
    assert_codes(HEADER "X,1,2016-09-01,,A,F", "A003@2 ", 1, 1);
}

static void award_numbers_tell_their_year(void **state)
{
    (void)state;
    static const struct {
        const char *number;
        int year;
    } rows[] = {{"2016-DJ-BX-0578", 2016},
                {"2016DJBX0578", 2016},
                {"15PBJA-24-GG-05369-JAGX", 2024},
                {"15PBJA24GG05369JAGX", 2024},
                {"", 0},
                {"2016-DJ-BX-057", 0},
                {"16-DJ-BX-0578", 0},
                {"15PBJA-2024-GG-05369-JAGX", 0},
                {"2016-dj-bx-0578", 0},
                {"15XBJA-24-GG-05369-JAGX", 0},
                {"2016-DJ-BX-05788", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (award_year_of_number(str_from_c(rows[i].number)) != rows[i].year)
            fail_msg("%s is not of %d", rows[i].number, rows[i].year);
}

static void listings_are_two_digits_a_point_and_three_more(void **state)
{
    (void)state;
    assert_true(award_is_listing(STR("16.738")) && award_is_listing(STR("16.U01")) && award_is_listing(STR("97.067")));
    assert_false(award_is_listing(STR("16738")) || award_is_listing(STR("16.73")) || award_is_listing(STR("16.7388")));
    assert_false(award_is_listing(STR("")) || award_is_listing(STR("16.u01")) || award_is_listing(STR("1.6738")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_cut_at_commas_and_rows_at_line_ends),
        cmocka_unit_test(marks_hold_commas_newlines_and_doubled_marks),
        cmocka_unit_test(damaged_marks_are_told),
        cmocka_unit_test(a_row_is_read_into_its_types),
        cmocka_unit_test(the_day_comes_from_the_best_column_there_is),
        cmocka_unit_test(a_row_with_a_mistake_is_set_aside_and_the_rest_is_read),
        cmocka_unit_test(a_file_cut_short_says_so),
        cmocka_unit_test(award_numbers_tell_their_year),
        cmocka_unit_test(listings_are_two_digits_a_point_and_three_more),
    };
    return ALL(tests);
}

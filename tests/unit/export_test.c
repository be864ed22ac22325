/* Values of an export as CSV and JSON: numbers at their ends, days that are none, text of any kind. */
#include "unit.h"

#include "export/values.h"

#include <stdio.h>

static void assert_value(Value value, const char *csv, const char *json)
{
    Buf out;
    buf_init(&out);
    value_add_csv(&out, value);
    assert_text(buf_str(&out), csv);
    buf_reset(&out);
    value_add_json(&out, value);
    assert_text(buf_str(&out), json);
    buf_release(&out);
}

static void integers_have_all_their_digits(void **state)
{
    (void)state;
    static const int64_t values[] = {0,  1,   9,    10,    99,        100,       101,       999,          1000,
                                     -1, -10, -100, 12345, 987654321, INT64_MAX, INT64_MIN, INT64_MAX - 1};
    ValueMaker maker = {0};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        char text[32];
        snprintf(text, sizeof text, "%lld", (long long)values[i]);
        assert_value(value_integer(&maker, values[i]), text, text);
    }
}

static void money_is_dollars_and_two_digits_and_has_quotes_in_json(void **state)
{
    (void)state;
    ValueMaker maker = {0};
    assert_value(value_money(&maker, 0), "0.00", "\"0.00\"");
    assert_value(value_money(&maker, 5), "0.05", "\"0.05\"");
    assert_value(value_money(&maker, -5), "-0.05", "\"-0.05\"");
    assert_value(value_money(&maker, 100), "1.00", "\"1.00\"");
    assert_value(value_money(&maker, -233342801), "-2333428.01", "\"-2333428.01\"");
    assert_value(value_money(&maker, MONEY_MAX), "92233720368547758.07", "\"92233720368547758.07\"");
    assert_value(value_money(&maker, MONEY_MIN), "-92233720368547758.08", "\"-92233720368547758.08\"");
}

static void money_is_as_base_prints_it(void **state)
{
    (void)state;
    ValueMaker maker = {0};
    Buf expected;
    buf_init(&expected);
    uint64_t seed = 2016;
    for (int i = 0; i < 20000; i++) {
        Money amount = (Money)(next_random(&seed) >> (i % 64));
        buf_reset(&expected);
        money_print(&expected, i % 2 ? amount : -amount);
        if (!str_equal(value_money(&maker, i % 2 ? amount : -amount).text, buf_str(&expected)))
            fail_msg("%lld cents", (long long)amount);
    }
    buf_release(&expected);
}

static void days_that_are_none_give_nothing(void **state)
{
    (void)state;
    ValueMaker maker = {0};
    assert_value(value_day(&maker, 20160229), "2016-02-29", "\"2016-02-29\"");
    assert_value(value_day(&maker, 10101), "0001-01-01", "\"0001-01-01\"");
    assert_value(value_day(&maker, 99991231), "9999-12-31", "\"9999-12-31\"");
    assert_value(value_month(&maker, 201704), "2017-04", "\"2017-04\"");
    static const int64_t none[] = {0,        1,        101,       20150229,  20160001,  20161301,
                                   20160100, 20160132, 100000101, -20160101, INT64_MAX, INT64_MIN};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(value_day(&maker, none[i]).form, VALUE_NULL);
    static const int64_t no_months[] = {0, 1, 201700, 201713, 1000001, -201704, INT64_MAX, INT64_MIN};
    for (size_t i = 0; i < sizeof no_months / sizeof *no_months; i++)
        assert_int_equal(value_month(&maker, no_months[i]).form, VALUE_NULL);
}

static void what_is_missing_is_not_the_empty_text(void **state)
{
    (void)state;
    ValueMaker maker = {0};
    assert_value((Value){.form = VALUE_NULL}, "", "null");
    assert_value(value_text(&maker, STR("")), "\"\"", "\"\"");
    assert_value(value_flag(true), "true", "true");
    assert_value(value_flag(false), "false", "false");
}

static void text_has_quotes_only_where_it_must(void **state)
{
    (void)state;
    ValueMaker maker = {0};
    assert_value(value_text(&maker, STR("it's plain; \\N é")), "it's plain; \\N é", "\"it's plain; \\\\N é\"");
    assert_value(value_text(&maker, STR("a,b")), "\"a,b\"", "\"a,b\"");
    assert_value(value_text(&maker, STR("\"")), "\"\"\"\"", "\"\\\"\"");
    assert_value(value_text(&maker, STR("1\r\n2")), "\"1\r\n2\"", "\"1\\r\\n2\"");
    assert_value(value_text(&maker, STR("\b\t\v\f\x1f\x7f")), "\b\t\v\f\x1f\x7f", "\"\\b\\t\\u000b\\f\\u001f\x7f\"");
}

static void every_byte_comes_out_as_text(void **state)
{
    (void)state;
    ValueMaker maker = {0};
    for (int c = 0; c < 256; c++) {
        char byte = (char)c;
        Value value = value_text(&maker, (Str){&byte, 1});
        bool is_kept = c && c < 128;
        assert_text(value.text, is_kept ? (char[]){byte, '\0'} : "\xEF\xBF\xBD");
        assert_int_equal(value.has_csv_special, c == '"' || c == ',' || c == '\r' || c == '\n');
        assert_int_equal(value.has_json_special, c && (c < 32 || c == '"' || c == '\\'));
    }
    buf_release(&maker.clean);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integers_have_all_their_digits),
        cmocka_unit_test(money_is_dollars_and_two_digits_and_has_quotes_in_json),
        cmocka_unit_test(money_is_as_base_prints_it),
        cmocka_unit_test(days_that_are_none_give_nothing),
        cmocka_unit_test(what_is_missing_is_not_the_empty_text),
        cmocka_unit_test(text_has_quotes_only_where_it_must),
        cmocka_unit_test(every_byte_comes_out_as_text),
    };
    return ALL(tests);
}

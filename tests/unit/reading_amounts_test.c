/* Amounts of dollars in texts, to the cent; "~" stands before what is only about so much. */
#include "reading_finds.h"

static void show_amounts(Buf *out, const Reading *reading)
{
    for (uint32_t i = 0; i < reading->amounts.count; i++) {
        const AmountFind *find = &reading->amounts.items[i];
        buf_printf(out, "[%.*s %s", STR_ARG(find->at.text), find->is_about ? "~" : "");
        money_print(out, find->usd.min);
        if (find->usd.max != find->usd.min) {
            buf_add(out, STR(".."));
            money_print(out, find->usd.max);
        }
        buf_add_char(out, ']');
    }
}

static void assert_amounts(const char *text, const char *wanted)
{
    assert_finds(show_amounts, input_of(text, DATE_MIN), wanted);
}

static void figures_after_the_sign_are_read_to_the_cent(void **state)
{
    (void)state;
    assert_amounts("$1,250,000 and $12,345.67, ($1,000)",
                   "[$1,250,000 1250000.00][$12,345.67 12345.67][$1,000 1000.00]");
    assert_amounts("$4.2 million, $3-million, $51.25 million",
                   "[$4.2 million 4200000.00][$3-million 3000000.00][$51.25 million 51250000.00]");
    assert_amounts("$938K, US$5 m, $2.5bn, USD 5,000",
                   "[$938K 938000.00][US$5 m 5000000.00][$2.5bn 2500000000.00][USD 5,000 5000.00]");
    assert_amounts("$3 million-a-year", "[$3 million 3000000.00]");
    assert_amounts("$51.2\xC2\xA0million", "[$51.2\xC2\xA0million 51200000.00]");
}

static void words_before_dollars_are_counted(void **state)
{
    (void)state;
    assert_amounts("half a million dollars or a quarter of a billion dollars",
                   "[half a million dollars ~500000.00][a quarter of a billion dollars ~250000000.00]");
    assert_amounts("two hundred and fifty thousand dollars", "[two hundred and fifty thousand dollars 250000.00]");
    assert_amounts("two and a half million dollars", "[two and a half million dollars 2500000.00]");
    assert_amounts("1.5 billion dollars, 70 cents, twenty-five dollars",
                   "[1.5 billion dollars 1500000000.00][70 cents 0.70][twenty-five dollars 25.00]");
    assert_amounts("a half-million dollars, a million and a half dollars",
                   "[a half-million dollars ~500000.00][a million and a half dollars 1500000.00]");
    assert_amounts("three quarters of a million dollars", "[three quarters of a million dollars ~750000.00]");
}

static void parts_of_a_figure_are_no_whole_one(void **state)
{
    (void)state;
    assert_amounts("$3\xC2\xBD million", "[$3\xC2\xBD million 3500000.00]");
    assert_amounts("$100s, $1/2 million, $2 1/2 million, $5ish, $3\xC2\xBD", "");
}

static void ranges_have_two_ends(void **state)
{
    (void)state;
    assert_amounts("between $2 million and $3 million", "[$2 million and $3 million 2000000.00..3000000.00]");
    assert_amounts("$2-3 million or $1.5 to $2 million",
                   "[$2-3 million 2000000.00..3000000.00][$1.5 to $2 million 1500000.00..2000000.00]");
    assert_amounts("$750,000 to $1 million", "[$750,000 to $1 million 750000.00..1000000.00]");
    assert_amounts("between one million and three million dollars",
                   "[one million and three million dollars 1000000.00..3000000.00]");
    assert_amounts("twenty to thirty thousand dollars", "[twenty to thirty thousand dollars 20000.00..30000.00]");
    assert_amounts("cut from $5 million to $3 million", "[$5 million 5000000.00][$3 million 3000000.00]");
}

static void what_is_only_about_is_told(void **state)
{
    (void)state;
    assert_amounts("nearly $10 million, more than $5, up to $7 billion, as much as $3, a roughly $4 bill",
                   "[$10 million ~10000000.00][$5 ~5.00][$7 billion ~7000000000.00][$3 ~3.00][$4 ~4.00]");
}

static void other_money_and_open_numbers_are_left_out(void **state)
{
    (void)state;
    assert_amounts("C$5 million, \xE2\x82\xAC"
                   "4 million, \xC2\xA3"
                   "3, HK$20, five Canadian dollars",
                   "");
    assert_amounts("millions of dollars, a few million dollars, tens of millions of dollars", "");
    assert_amounts("a million-dollar grant, 4 million people, -$500", "");
}

static void what_no_cents_can_hold_is_left_out(void **state)
{
    (void)state;
    assert_amounts("$99999999999999 trillion and $1.234", "");
    assert_amounts("$92,233,720,368,547,758.07", "[$92,233,720,368,547,758.07 92233720368547758.07]");
    assert_amounts("$92,233,720,368,547,758.08", "");
    assert_amounts("$1.23450 thousand", "[$1.23450 thousand 1234.50]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_after_the_sign_are_read_to_the_cent),
        cmocka_unit_test(words_before_dollars_are_counted),
        cmocka_unit_test(parts_of_a_figure_are_no_whole_one),
        cmocka_unit_test(ranges_have_two_ends),
        cmocka_unit_test(what_is_only_about_is_told),
        cmocka_unit_test(other_money_and_open_numbers_are_left_out),
        cmocka_unit_test(what_no_cents_can_hold_is_left_out),
    };
    return ALL(tests);
}

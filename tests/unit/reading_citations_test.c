/* Laws, orders, dockets and awards in texts, each in one form. */
#include "reading_finds.h"

static void show_citations(Buf *out, const Reading *reading)
{
    for (uint32_t i = 0; i < reading->citations.count; i++) {
        const CiteFind *find = &reading->citations.items[i];
        buf_printf(out, "[%.*s: %s %.*s]", STR_ARG(find->at.text), cite_kind_name(find->kind), STR_ARG(find->cite));
    }
}

static void assert_citations(const char *text, const char *wanted)
{
    assert_finds(show_citations, input_of(text, DATE_MIN), wanted);
}

static void statutes_are_cited_with_or_without_their_sign(void **state)
{
    (void)state;
    assert_citations("8 U.S.C. 1373, 8 USC \xC2\xA7 1373(a)(1)",
                     "[8 U.S.C. 1373: statute 8 USC 1373][8 USC \xC2\xA7 1373(a)(1): statute 8 USC 1373(a)(1)]");
    assert_citations(
        "42 U.S.C. 2000d-1 and 52 U.S.C. \xC2\xA7\xC2\xA7 20901",
        "[42 U.S.C. 2000d-1: statute 42 USC 2000d-1][52 U.S.C. \xC2\xA7\xC2\xA7 20901: statute 52 USC 20901]");
    assert_citations("8 U.S.C. 1373 and 1644, \xC2\xA7",
                     "[8 U.S.C. 1373: statute 8 USC 1373][1644: statute 8 USC 1644]");
    assert_citations(
        "8 U.S.C. \xC2\xA7\xC2\xA7 1373, 1644 and 1103(a)",
        "[8 U.S.C. \xC2\xA7\xC2\xA7 1373: statute 8 USC 1373][1644: statute 8 USC 1644][1103(a): statute 8 "
        "USC 1103(a)]");
    assert_citations("8 U.S.C. 1373, 200 people and 8 U.S.C. 1373 and 300 people",
                     "[8 U.S.C. 1373: statute 8 USC 1373][8 U.S.C. 1373: statute 8 USC 1373]");
    assert_citations("section 1373 of title 8, United States Code",
                     "[section 1373 of title 8, United States Code: statute 8 USC 1373]");
}

static void bad_scans_of_the_sign_are_read(void **state)
{
    (void)state;
    assert_citations("under 8 U.S.C. 5 1373.", "[8 U.S.C. 5 1373: statute 8 USC 1373]");
    assert_citations("under 8 U.S.C. ? 1373.", "[8 U.S.C. ? 1373: statute 8 USC 1373]");
    assert_citations("under 8 U.S.C. S 1373.", "[8 U.S.C. S 1373: statute 8 USC 1373]");
}

static void a_section_is_cited_again_by_its_number(void **state)
{
    (void)state;
    assert_citations("8 U.S.C. 1373. Section 1373(b) and section 5.",
                     "[8 U.S.C. 1373: statute 8 USC 1373][Section 1373(b): statute 8 USC 1373(b)]");
    assert_citations("Section 1373 alone.", "");
    assert_citations("49 CFR part 604. Section 604.4.",
                     "[49 CFR part 604: regulation 49 CFR 604][Section 604.4: regulation 49 CFR 604.4]");
}

static void regulations_registers_and_public_laws_are_cited(void **state)
{
    (void)state;
    assert_citations("2 C.F.R. 200.339(a)", "[2 C.F.R. 200.339(a): regulation 2 CFR 200.339(a)]");
    assert_citations("67 Pa. Code 449.12", "[67 Pa. Code 449.12: regulation 67 Pa. Code 449.12]");
    assert_citations("82 FR 8799; 82 Fed. Reg. 8799",
                     "[82 FR 8799: reporter 82 FR 8799][82 Fed. Reg. 8799: reporter 82 FR 8799]");
    assert_citations("Public Law 116-260, Pub. L. No. 104-208, P.L. 104-208",
                     "[Public Law 116-260: statute PL 116-260][Pub. L. No. 104-208: statute PL 104-208][P.L. 104-208: "
                     "statute PL 104-208]");
}

static void executive_orders_are_cited_alone_and_in_lists(void **state)
{
    (void)state;
    assert_citations("Executive Order 13768, E.O. 13,768", "[Executive Order 13768: order EO 13768][E.O. 13,768: order "
                                                           "EO 13768]");
    assert_citations("Executive Orders 13768 and 13780",
                     "[Executive Orders 13768: order EO 13768][13780: order EO 13780]");
    assert_citations("an executive order and order 66", "");
}

static void dockets_lose_the_letters_of_the_judge(void **state)
{
    (void)state;
    assert_citations("No. 3:21-cv-05877-QXR", "[No. 3:21-cv-05877-QXR: docket 3:21-cv-05877]");
    assert_citations("17-CV-4642, 17 Civ. 4642, No. 17-2991",
                     "[17-CV-4642: docket 17-cv-4642][17 Civ. 4642: docket 17-cv-4642][No. 17-2991: docket 17-2991]");
    assert_citations("Nos. 17-2991 and 17-3000", "[Nos. 17-2991: docket 17-2991][17-3000: docket 17-3000]");
}

static void reporters_are_cited_by_volume_and_page(void **state)
{
    (void)state;
    assert_citations(
        "888 F.3d 272; 264 F. Supp. 3d 933; 140 S. Ct. 1891",
        "[888 F.3d 272: reporter 888 F.3d 272][264 F. Supp. 3d 933: reporter 264 F. Supp. 3d 933][140 S. Ct. "
        "1891: reporter 140 S. Ct. 1891]");
    assert_citations("Doe v. Roe, 567 U.S. 387", "[567 U.S. 387: reporter 567 U.S. 387]");
    assert_citations("275 F.Supp. 1196; 119 Stat. 2960",
                     "[275 F.Supp. 1196: reporter 275 F.Supp. 1196][119 Stat. 2960: statute 119 Stat. 2960]");
    assert_citations("Exec. Order No. 13,768", "[Exec. Order No. 13,768: order EO 13768]");
    assert_citations("In 200 U.S. 50 firms", "");
}

static void laws_of_states_are_cited(void **state)
{
    (void)state;
    assert_citations(
        "Minn. Stat. \xC2\xA7 13.82; RCW 10.93.160; Tex. Gov't Code 752.053(a)",
        "[Minn. Stat. \xC2\xA7 13.82: statute Minn. Stat. 13.82][RCW 10.93.160: statute RCW 10.93.160][Tex. "
        "Gov't Code 752.053(a): statute Tex. Gov't Code 752.053(a)]");
    assert_citations("Ariz. Rev. Stat. 41-194.01", "[Ariz. Rev. Stat. 41-194.01: statute Ariz. Rev. Stat. 41-194.01]");
    assert_citations("in Tucson, Ariz. 12 people", "");
}

static void awards_and_listings_are_cited(void **state)
{
    (void)state;
    assert_citations("Award 2016-DJ-BX-0001 (CFDA No. 16.738)",
                     "[2016-DJ-BX-0001: award 2016-DJ-BX-0001][CFDA No. 16.738: listing 16.738]");
    assert_citations(
        "Grant WA-90-X582 and WA-2016-014-00. Later WA-90-X582.",
        "[WA-90-X582: award WA-90-X582][WA-2016-014-00: award WA-2016-014-00][WA-90-X582: award WA-90-X582]");
    assert_citations(
        "B-17-MC-17-0006 and 15PBJA-21-GG-00001-JAGX",
        "[B-17-MC-17-0006: award B-17-MC-17-0006][15PBJA-21-GG-00001-JAGX: award 15PBJA-21-GG-00001-JAGX]");
    assert_citations("(Award No. MN1107-A59) was", "[MN1107-A59: award MN1107-A59]");
    assert_citations("the grant COVID-19 paid, F-150 trucks, Award of 2016", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statutes_are_cited_with_or_without_their_sign),
        cmocka_unit_test(bad_scans_of_the_sign_are_read),
        cmocka_unit_test(a_section_is_cited_again_by_its_number),
        cmocka_unit_test(regulations_registers_and_public_laws_are_cited),
        cmocka_unit_test(executive_orders_are_cited_alone_and_in_lists),
        cmocka_unit_test(dockets_lose_the_letters_of_the_judge),
        cmocka_unit_test(reporters_are_cited_by_volume_and_page),
        cmocka_unit_test(laws_of_states_are_cited),
        cmocka_unit_test(awards_and_listings_are_cited),
    };
    return ALL(tests);
}

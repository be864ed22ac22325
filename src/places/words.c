/* The table of type words and how a name is split at one.
 *
 * Stands under both the gazetteer tool, which reads Census names, and the
 * look-up, which reads questions, so that both split alike. Does not decide
 * what a unit is: the same word "town" is a municipality in Colorado and a
 * county subdivision in Vermont. */
#include "places/words.h"

#define COUNTY LEVEL_COUNTY
#define PLACE LEVEL_PLACE
#define SUBDIVISION LEVEL_SUBDIVISION

#define PLAIN(text)            \
    {                          \
        text, sizeof(text) - 1 \
    }

static const WordForm forms[] = {
    {"", "", PLAIN(""), 0, false, false, 0},
    {"county", "County", PLAIN("county"), COUNTY, false, false, WORDS_OF_COUNTIES},
    {"parish", "Parish", PLAIN("parish"), COUNTY, false, false, WORDS_OF_COUNTIES},
    {"borough", "Borough", PLAIN("borough"), COUNTY | PLACE | SUBDIVISION, false, false,
     WORDS_OF_COUNTIES | WORDS_OF_MUNICIPALITIES},
    {"city and borough", "City and Borough", PLAIN("city and borough"), COUNTY | PLACE, false, true, 0},
    {"city and county", "City and County", PLAIN("city and county"), 0, false, true, 0},
    {"town and county", "Town and County", PLAIN("town and county"), 0, false, true, 0},
    {"census area", "Census Area", PLAIN("census area"), COUNTY, false, false, WORDS_OF_COUNTIES},
    {"municipality", "Municipality", PLAIN("municipality"), COUNTY | PLACE | SUBDIVISION, false, true,
     WORDS_OF_COUNTIES | WORDS_OF_MUNICIPALITIES},
    {"municipio", "Municipio", PLAIN("municipio"), COUNTY, false, false, WORDS_OF_COUNTIES},
    {"planning region", "Planning Region", PLAIN("planning region"), COUNTY, false, false, 0},
    {"city", "City", PLAIN("city"), PLACE | SUBDIVISION, false, false, WORDS_OF_MUNICIPALITIES},
    {"town", "Town", PLAIN("town"), PLACE | SUBDIVISION, false, false, WORDS_OF_MUNICIPALITIES | WORDS_OF_TOWNSHIPS},
    {"village", "Village", PLAIN("village"), PLACE | SUBDIVISION, false, false, WORDS_OF_MUNICIPALITIES},
    {"township", "Township", PLAIN("township"), PLACE | SUBDIVISION, false, false, WORDS_OF_TOWNSHIPS},
    {"charter township", "Charter Township", PLAIN("charter township"), SUBDIVISION, false, false, WORDS_OF_TOWNSHIPS},
    {"metro township", "Metro Township", PLAIN("metro township"), PLACE, false, false, 0},
    {"plantation", "Plantation", PLAIN("plantation"), SUBDIVISION, false, false, WORDS_OF_TOWNSHIPS},
    {"corporation", "Corporation", PLAIN("corporation"), PLACE, false, false, 0},
    {"metropolitan government", "Metropolitan Government", PLAIN("metropolitan government"), PLACE, false, true, 0},
    {"metro government", "Metro Government", PLAIN("metro government"), PLACE, false, true, 0},
    {"consolidated government", "Consolidated Government", PLAIN("consolidated government"), PLACE, false, true, 0},
    {"unified government", "Unified Government", PLAIN("unified government"), PLACE, false, true, 0},
    {"urban county", "Urban County", PLAIN("urban county"), PLACE, false, true, 0},
    {"urban county government", "Urban County Government", PLAIN("urban county government"), 0, false, true, 0},
    {"CDP", "CDP", PLAIN("cdp"), PLACE, true, false, 0},
    {"comunidad", "Comunidad", PLAIN("comunidad"), PLACE, true, false, 0},
    {"zona urbana", "Zona Urbana", PLAIN("zona urbana"), PLACE, true, false, 0},
    {"CCD", "CCD", PLAIN("ccd"), SUBDIVISION, true, false, 0},
    {"UT", "UT", PLAIN("ut"), SUBDIVISION, true, false, 0},
    {"precinct", "Precinct", PLAIN("precinct"), SUBDIVISION, true, false, 0},
    {"district", "District", PLAIN("district"), SUBDIVISION, true, false, 0},
    {"barrio", "Barrio", PLAIN("barrio"), SUBDIVISION, true, false, 0},
    {"barrio-pueblo", "Barrio-Pueblo", PLAIN("barrio pueblo"), SUBDIVISION, true, false, 0},
    {"census subarea", "Census Subarea", PLAIN("census subarea"), SUBDIVISION, true, false, 0},
    {"gore", "Gore", PLAIN("gore"), SUBDIVISION, true, false, 0},
    {"grant", "Grant", PLAIN("grant"), SUBDIVISION, true, false, 0},
    {"purchase", "Purchase", PLAIN("purchase"), SUBDIVISION, true, false, 0},
    {"location", "Location", PLAIN("location"), SUBDIVISION, true, false, 0},
    {"state", "State", PLAIN("state"), 0, false, false, 0},
    {"commonwealth", "Commonwealth", PLAIN("commonwealth"), 0, false, false, 0},
    {"territory", "Territory", PLAIN("territory"), 0, false, false, 0},
};

_Static_assert(sizeof forms / sizeof forms[0] <= WORD_LIMIT, "a word fits its byte");

size_t word_count(void)
{
    return sizeof forms / sizeof forms[0];
}

const WordForm *word_form(Word word)
{
    return &forms[word < word_count() ? word : WORD_NONE];
}

Word word_of_plain(Str plain)
{
    for (Word word = 1; word < word_count(); word++)
        if (str_equal(plain, forms[word].plain))
            return word;
    return WORD_NONE;
}

/* Length of what stands before " word" at the end of `name`, or 0. */
static size_t length_before(Str name, Str word)
{
    if (name.len < word.len + 2)
        return 0;
    size_t start = name.len - word.len;
    if (name.ptr[start - 1] != ' ' || memcmp(name.ptr + start, word.ptr, word.len) != 0)
        return 0;
    return start - 1;
}

Word word_cut_census(Str *name, WordLevel level)
{
    Word best = WORD_NONE;
    size_t best_length = name->len;
    for (Word word = 1; word < word_count(); word++) {
        if (!(forms[word].levels & (unsigned)level))
            continue;
        const char *ending = level == LEVEL_COUNTY ? forms[word].title : forms[word].census;
        size_t before = length_before(*name, str_from_c(ending));
        if (before > 0 && before < best_length) {
            best = word;
            best_length = before;
        }
    }
    name->len = best_length;
    return best;
}

/* Both are asked of every recipient name, so the last or first letter is looked at first. */
Word word_next_suffix(Str text, Word after, Str *rest)
{
    char last = text.len > 0 ? text.ptr[text.len - 1] : '\0';
    for (Word word = (Word)(after + 1); word < word_count(); word++) {
        Str plain = forms[word].plain;
        if (plain.ptr[plain.len - 1] != last)
            continue;
        size_t before = length_before(text, plain);
        if (before > 0) {
            *rest = str_slice(text, 0, before);
            return word;
        }
    }
    return WORD_NONE;
}

static bool starts_with_word_of(Str text, Str word)
{
    return text.len > word.len + 4 && text.ptr[0] == word.ptr[0] && memcmp(text.ptr, word.ptr, word.len) == 0 &&
           memcmp(text.ptr + word.len, " of ", 4) == 0;
}

Word word_cut_prefix(Str *text)
{
    for (Word word = 1; word < word_count(); word++) {
        if (forms[word].statistical || !starts_with_word_of(*text, forms[word].plain))
            continue;
        *text = str_after(*text, forms[word].plain.len + 4);
        return word;
    }
    return WORD_NONE;
}

static bool is_plain(Word word, Str plain)
{
    return str_equal(forms[word].plain, plain);
}

bool word_fits(Word asked, Word own)
{
    if (asked == own)
        return true;
    if (is_plain(asked, STR("township")))
        return is_plain(own, STR("charter township")) || is_plain(own, STR("metro township"));
    if (is_plain(asked, STR("commonwealth")) || is_plain(asked, STR("territory")))
        return is_plain(own, STR("state"));
    return false;
}

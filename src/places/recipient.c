/* Recipients as award files print them: "CITY OF CHICAGO", "COOK COUNTY".
 *
 * Beside find.c, stricter: a form must name the kind of government, and nothing
 * else may stand in the name, so that a housing authority or a police department
 * is never taken for its city. Abstains from everything it does not know. */
#include "places/find.h"
#include "places/fits.h"
#include "places/normal.h"

/* "city of", "town of" at the end, as in "CHICAGO, CITY OF". */
static Word word_of_tail(Str tail)
{
    if (!str_ends(tail, STR(" of")))
        return WORD_NONE;
    return word_of_plain(str_slice(tail, 0, tail.len - strlen(" of")));
}

static bool is_governmental(Word word)
{
    return word != WORD_NONE && !word_form(word)->statistical;
}

static void add_worded(Fits *fits, Asked asked, Word word, Str name)
{
    asked.word = word;
    asked.name = name;
    if (is_governmental(word))
        fits_add(fits, asked);
}

/* "X COUNTY". A name that carries the word in itself ("UNION CITY") may be another
 * place's bare name; both are then kept, and the answer is ambiguous. */
static void add_suffixed(Fits *fits, Asked asked)
{
    Str name = asked.name, rest;
    for (Word word = word_next_suffix(name, WORD_NONE, &rest); word != WORD_NONE;
         word = word_next_suffix(name, word, &rest))
        add_worded(fits, asked, word, rest);
    if (fits->best == FIT_PLAIN && asked.state_fips != 0)
        fits_add(fits, asked);
}

static void add_plain_forms(Fits *fits, Asked asked)
{
    Str name = asked.name;
    Word word = word_cut_prefix(&name);
    if (word != WORD_NONE)
        add_worded(fits, asked, word, name);
    else
        add_suffixed(fits, asked);
}

/* "CHICAGO, CITY OF"; also "CITY OF CHICAGO, IL" when that is the state it is in. */
static bool add_comma_forms(Fits *fits, Asked asked, Str recipient)
{
    Str before, after;
    char name[NAME_ROOM], tail[NAME_ROOM];
    if (!cut_last_comma(recipient, &before, &after))
        return false;
    asked.name = (Str){name, name_normalise(before, name, sizeof name)};
    Str end = {tail, name_normalise(after, tail, sizeof tail)};
    Word word = word_of_tail(end);
    if (word != WORD_NONE)
        add_worded(fits, asked, word, asked.name);
    else if (asked.state_fips != 0 && find_state_fips(after) == asked.state_fips)
        add_plain_forms(fits, asked);
    else
        return false;
    return true;
}

/* A state is carried without a state; the recipient's own must be the same one. */
static void add_state(Fits *fits, Asked asked)
{
    Str name = asked.name;
    Word word = word_cut_prefix(&name);
    if (word == WORD_NONE || asked.state_fips == 0)
        return;
    Asked whole = {name, word, 0, PLACE_NONE};
    Fits states = fits_none();
    fits_add(&states, whole);
    for (size_t i = 0; i < states.count && states.best == FIT_PLAIN; i++) {
        const TablePlace *row = table_place(table_ref_place(states.refs[i]));
        bool state = row->kind == PLACE_STATE || row->kind == PLACE_TERRITORY;
        if (state && row->state_fips == asked.state_fips)
            fits_add_ref(fits, states.refs[i]);
    }
}

static PlaceMatch only_governments(PlaceMatch match)
{
    if (match.answer == PLACE_FOUND && place_is_government((PlaceKind)table_place(match.id)->kind))
        return match;
    if (match.answer == PLACE_AMBIGUOUS)
        return match;
    return (PlaceMatch){.answer = PLACE_UNKNOWN, .id = PLACE_NONE};
}

PlaceMatch place_find_recipient(Str recipient, Str state)
{
    char name[NAME_ROOM];
    Fits fits = fits_none();
    Asked asked = {.county = PLACE_NONE};
    asked.state_fips = state.len > 0 ? find_state_fips(state) : 0;
    bool lost = recipient.len > UINT8_MAX || (state.len > 0 && asked.state_fips == 0);
    if (!lost && !add_comma_forms(&fits, asked, str_trim(recipient))) {
        asked.name = (Str){name, name_normalise(recipient, name, sizeof name)};
        add_plain_forms(&fits, asked);
        add_state(&fits, asked);
    }
    return only_governments(fits_match(&fits));
}

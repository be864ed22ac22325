/* Why a recipient was decided so: what was weighed, in words.
 *
 * Behind resolve.c, which decides. An import asks for the reasons of every recipient, so they
 * are put together piece by piece on the stack, without formats; only the whole goes to the arena. */
#include "places/resolve.h"

#include <assert.h>

enum { REASON_MOST = 159, WEIGHT_ROOM = 8 }; /* bytes of one reason, and of its weight */

static void append(Reasons *reasons, Str piece)
{
    assert(reasons->length + piece.len <= sizeof reasons->text);
    memcpy(reasons->text + reasons->length, piece.ptr, piece.len);
    reasons->length += piece.len;
}

/* " +20", " -6": a weight has one or two digits. */
static void append_weight(Reasons *reasons, int weight)
{
    char text[WEIGHT_ROOM] = {' ', weight < 0 ? '-' : '+'};
    size_t length = 2;
    unsigned size = (unsigned)(weight < 0 ? -weight : weight);
    if (size >= 10)
        text[length++] = (char)('0' + size / 10 % 10);
    text[length++] = (char)('0' + size % 10);
    append(reasons, (Str){text, length});
}

void reason_add(Reasons *reasons, int weight, const Str *pieces, size_t count)
{
    if (!reasons->arena)
        return;
    if (reasons->length > 0)
        append(reasons, STR("; "));
    size_t room = REASON_MOST;
    for (size_t i = 0; i < count; i++) {
        Str piece = str_slice(pieces[i], 0, room);
        room -= piece.len;
        if (piece.len > 0)
            append(reasons, piece);
    }
    if (weight != 0)
        append_weight(reasons, weight);
}

static Str form_words(WordFit fit)
{
    switch (fit) {
    case FIT_WORD_EXACT: return STR("name and type");
    case FIT_WORD_OWN: return STR("name that ends in a type");
    case FIT_WORD_SUBDIVISION: return STR("name without a type");
    case FIT_WORD_LEVEL: return STR("name, with another word for the type");
    case FIT_WORD_MUNICIPAL: return STR("name, with the type of another municipality");
    case FIT_WORD_BARE: return STR("name without a type");
    case FIT_WORD_WANTED: return STR("name of a township without its type");
    case FIT_WORD_NOT: break;
    }
    return STR("name");
}

static Str county_words(CountyFit fit)
{
    switch (fit) {
    case COUNTY_SAME: return STR("in the county given");
    case COUNTY_NEAR: return STR("not in the county given, but near it");
    case COUNTY_FAR: return STR("far from the county given");
    case COUNTY_UNSAID: break;
    }
    return STR("");
}

/* The weights that made a candidate's score, in words. */
void reasons_of_candidate(Reasons *reasons, const Resolver *resolver, const Candidate *candidate)
{
    const Reading *reading = &candidate->reading;
    if (!reasons->arena)
        return;
    REASON(reasons, weight_of_fit(candidate->word_fit), STR("'"),
           tokens_slice(&resolver->tokens, reading->from, reading->until), STR("': "), form_words(candidate->word_fit),
           STR(" of "), table_path(candidate->place));
    if (candidate->state)
        REASON(reasons, STATE_WEIGHT, STR("in the state"));
    if (reading->repaired)
        REASON(reasons, weight_of_repair(candidate), STR("spelling mended to '"),
               place_get(candidate->place).short_name, STR("'"));
    if (candidate->historical)
        REASON(reasons, PAST_WEIGHT, STR("a name of other days"));
    if (candidate->county != COUNTY_UNSAID)
        REASON(reasons, weight_of_county(candidate), county_words(candidate->county));
    if (candidate->city)
        REASON(reasons, CITY_WEIGHT, STR("the address is in it"));
    if (weight_of_police(candidate))
        REASON(reasons, weight_of_police(candidate), STR("a township would say so"));
    if (candidate->performance)
        REASON(reasons, PERFORMANCE_WEIGHT, STR("place of performance"));
    if (candidate->business)
        REASON(reasons, BUSINESS_WEIGHT, STR("business type"));
    if (candidate->populous)
        REASON(reasons, POPULOUS_WEIGHT, STR("one of the largest"));
}

/* Every broken byte as U+FFFD: a name may hold any, and a cut may fall inside of a letter. */
Str reasons_text(const Reasons *reasons)
{
    Str words = {reasons->text, reasons->length};
    if (!reasons->arena)
        return STR_NONE;
    if (utf8_check(words) == words.len)
        return arena_str(reasons->arena, words);
    Buf mended;
    buf_init(&mended);
    buf_add_utf8(&mended, words);
    Str text = arena_str(reasons->arena, buf_str(&mended));
    buf_release(&mended);
    return text;
}

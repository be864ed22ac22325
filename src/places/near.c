/* What an unknown path or name may have been meant to be.
 *
 * For messages only, after find.c has failed: one scan over the paths. Proposes,
 * never answers. */
#include "places/places.h"

#include "places/find.h"
#include "places/normal.h"

enum {
    NEAR_LIMIT = 4,      /* letters that may differ */
    NEAR_LENGTHENED = 1, /* us/il/cook for us/il/cook-county */
    NEAR_ELSEWHERE = 3,  /* the last part is right, the way to it is not */
    NEAR_NOT = NEAR_LIMIT + 1,
};

typedef struct {
    Str text;    /* a path */
    Str last;    /* its part after the last '/' */
    size_t stem; /* length of its first two parts, with the '/' after them */
    size_t limit;
    size_t scores[PLACE_CANDIDATES];
} Near;

static Str last_part(Str path)
{
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '/')
        at--;
    return str_after(path, at);
}

static size_t stem_length(Str path)
{
    size_t first = str_find_char(path, '/', 0);
    size_t second = str_find_char(path, '/', first + 1);
    return second < path.len ? second + 1 : 0;
}

static bool same_stem(const Near *near, Str path)
{
    if (near->stem == 0) /* a state or department: compare with those alone */
        return stem_length(path) == 0;
    return path.len >= near->stem && memcmp(path.ptr, near->text.ptr, near->stem) == 0;
}

static bool is_lengthened(Str text, Str path)
{
    return str_starts(path, text) && path.len > text.len && path.ptr[text.len] == '-' &&
           str_find_char(path, '/', text.len) == path.len;
}

/* Looked at for every path of the table, so the cheapest test comes first. */
static bool ends_in_part(Str path, Str part)
{
    size_t start = path.len - part.len;
    return part.len > 0 && path.len > part.len && path.ptr[start - 1] == '/' &&
           memcmp(path.ptr + start, part.ptr, part.len) == 0;
}

/* "Boise" for us/id/boise-city: a bare name, and one word more. */
static bool is_name_lengthened(const Near *near, Str path)
{
    Str last = near->stem == 0 ? last_part(path) : STR("");
    return str_starts(last, near->last) && last.len > near->last.len && last.ptr[near->last.len] == '-' &&
           str_find_char(last, '-', near->last.len + 1) == last.len;
}

static size_t score_of(const Near *near, Str path)
{
    if (near->stem == 0 && ends_in_part(path, near->last))
        return 0; /* us/chicago for us/il/chicago */
    if (is_name_lengthened(near, path))
        return NEAR_LENGTHENED;
    size_t gap = path.len > near->text.len ? path.len - near->text.len : near->text.len - path.len;
    if (same_stem(near, path)) {
        if (is_lengthened(near->text, path))
            return NEAR_LENGTHENED;
        size_t distance = gap <= near->limit ? str_distance(near->text, path, near->limit) : gap;
        if (distance <= near->limit)
            return distance;
    }
    return ends_in_part(path, near->last) ? NEAR_ELSEWHERE : NEAR_NOT;
}

/* Keeps the nearest, in the order of the table where they are as near. */
static void keep_near(Near *near, PlaceMatch *match, PlaceId id, size_t score)
{
    size_t at = match->candidate_count;
    match->candidates_in_all++;
    while (at > 0 && near->scores[at - 1] > score)
        at--;
    if (at == PLACE_CANDIDATES)
        return;
    if (match->candidate_count < PLACE_CANDIDATES)
        match->candidate_count++;
    for (size_t i = match->candidate_count - 1; i > at; i--) {
        near->scores[i] = near->scores[i - 1];
        match->candidates[i] = match->candidates[i - 1];
    }
    near->scores[at] = score;
    match->candidates[at] = id;
}

static void scan(Near *near, PlaceMatch *match)
{
    near->last = last_part(near->text);
    near->stem = stem_length(near->text);
    near->limit = near->last.len / 4 + 1 < NEAR_LIMIT ? near->last.len / 4 + 1 : NEAR_LIMIT;
    for (PlaceId id = 0; id < place_count(); id++) {
        size_t score = score_of(near, table_path(id));
        if (score != NEAR_NOT)
            keep_near(near, match, id, score);
    }
}

/* The path a name would have: "Chicgo, Illinois" is us/il/chicgo. */
static Str path_of_name(Str text, char *out, size_t room)
{
    Str name, state;
    int fips = cut_last_comma(text, &name, &state) ? find_state_fips(state) : 0;
    Str stem = fips > 0 ? table_path(table_header()->state_of_fips[fips]) : STR("us");
    memcpy(out, stem.ptr, stem.len);
    out[stem.len] = '/';
    size_t used = stem.len + 1;
    size_t length = name_slug(fips > 0 ? name : text, out + used, room - used);
    return (Str){out, length > 0 ? used + length : 0};
}

void place_near(Str text, PlaceMatch *match)
{
    char path[NAME_ROOM * 2];
    Near near = {0};
    match->candidate_count = match->candidates_in_all = 0;
    bool is_path = str_starts(text, STR("us/"));
    near.text = is_path ? text : path_of_name(text, path, sizeof path);
    if (near.text.len > 0 && near.text.len < sizeof path)
        scan(&near, match);
}

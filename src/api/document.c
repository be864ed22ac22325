/* A document in words: where it is from, what is read in it. */
#include "api/api.h"

#include "archive/archive.h"

Str api_sha256(Arena *arena, Str bytes)
{
    char hex[65] = "";
    Digest *digest = digest_start();
    if (!digest)
        return STR("");
    digest_add(digest, bytes.ptr, bytes.len);
    digest_tell(digest, hex);
    digest_free(digest);
    return arena_str(arena, str_from_c(hex));
}

bool api_ask_document(const Journal *journal, Str origin, Str dated, Arena *arena, ReadingInput *out, Str *why)
{
    *out = (ReadingInput){.origin = PLACE_NONE, .dated = DATE_MIN};
    return (!origin.ptr || api_find_place(journal, origin, arena, &out->origin, why)) &&
           (!dated.ptr || api_read_day(dated, true, arena, &out->dated, why));
}

bool api_read_document(Str name, const ReadingInput *input, Arena *arena, Reading *reading, DocumentRead *out, Str *why)
{
    ReadingProblem problem = reading_read(input, arena, reading);
    if (problem != READING_OK) {
        *why = arena_printf(arena, "it is %s", reading_problem_words(problem));
        return false;
    }
    *out = (DocumentRead){.name = name, .sha256 = api_sha256(arena, input->bytes), .input = input, .reading = reading};
    *why = STR("no SHA-256 can be made");
    return out->sha256.len;
}

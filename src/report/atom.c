/* What changed when, as a feed that readers subscribe to: Atom, RFC 4287. The newest entry comes first.
 *
 * The same happenings as the timeline. A feed must give the same id to the same entry for ever: ids are made of the
 * title of the journal, the day and the words of the entry, as UUIDs of version 8 (RFC 9562, section 5.8). */
#include "report/timeline.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

static Str uuid_of(Arena *arena, Str words)
{
    XXH128_hash_t hash = XXH3_128bits(words.ptr, words.len);
    uint64_t high = (hash.high64 & ~0xF000ull) | 0x8000ull, low = (hash.low64 & ~(3ull << 62)) | 2ull << 62;
    return arena_printf(arena, "urn:uuid:%08llx-%04llx-%04llx-%04llx-%012llx", (unsigned long long)(high >> 32),
                        (unsigned long long)(high >> 16 & 0xFFFF), (unsigned long long)(high & 0xFFFF),
                        (unsigned long long)(low >> 48), (unsigned long long)(low & 0xFFFFFFFFFFFFull));
}

static void add_element(Buf *out, const char *name, Str text)
{
    buf_printf(out, "<%s>", name);
    markup_text(out, text, false);
    buf_printf(out, "</%s>\n", name);
}

/* The first of the days on which it may have been: a feed knows no spans. */
static void add_day(Buf *out, Date day)
{
    buf_add(out, STR("<updated>"));
    date_print(out, day);
    buf_add(out, STR("T00:00:00Z</updated>\n"));
}

static void add_addresses(Buf *out, const View *view, const Common *common)
{
    for (size_t i = 0; i < common->sources.count; i++) {
        Str url = view->journal->sources.items[common->sources.items[i].source].url;
        if (!str_starts(url, STR("https://")) && !str_starts(url, STR("http://")))
            continue;
        buf_add(out, STR("<link rel=\"related\" href=\""));
        for (size_t k = 0; k < url.len; k++) {
            if ((unsigned char)url.ptr[k] <= ' ' || (unsigned char)url.ptr[k] >= 0x7F ||
                strchr("<>\"{}|\\^`", url.ptr[k]))
                buf_printf(out, "%%%02X", (unsigned char)url.ptr[k]);
            else
                markup_text(out, str_slice(url, k, k + 1), false);
        }
        buf_add(out, STR("\"/>\n"));
    }
}

static void add_entry(Buf *out, const View *view, Str title, const Happening *happening)
{
    Arena *arena = view->arena;
    Str day = words_period(arena, happening->day);
    Str identity = arena_printf(arena, "%.*s\n%.*s\n%.*s\n%.*s", STR_ARG(title), STR_ARG(day), STR_ARG(happening->kind),
                                STR_ARG(happening->what));
    buf_add(out, STR("<entry>\n"));
    add_element(out, "id", uuid_of(arena, identity));
    add_element(out, "title", arena_printf(arena, "%.*s: %.*s", STR_ARG(day), STR_ARG(happening->what)));
    add_day(out, happening->day.first);
    add_element(out, "summary",
                arena_printf(arena, "%.*s%s%.*s%s%.*s", STR_ARG(happening->kind), happening->does.len ? "; " : "",
                             STR_ARG(happening->does), happening->effect.len ? "; " : "", STR_ARG(happening->effect)));
    const Journal *journal = view->journal;
    bool is_event = happening->event != NO_INDEX;
    if (is_event || happening->rule != NO_INDEX)
        add_addresses(out, view,
                      is_event ? &journal->events.items[happening->event].common
                               : &journal->rules.items[happening->rule].common);
    buf_add(out, STR("</entry>\n"));
}

void report_atom(Buf *out, const View *view, const Question *question, PlaceId place, Date from, Date until)
{
    Happenings story = timeline_collect(view, question, place, from, until);
    Str title = view->journal->title.len ? view->journal->title : STR("What changed");
    if (place != PLACE_NONE)
        title = arena_printf(view->arena, "%.*s: %.*s", STR_ARG(title), STR_ARG(words_place(view, place)));
    buf_add(out, STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
                     "xml:lang=\"en\">\n"));
    add_element(out, "id", uuid_of(view->arena, title));
    add_element(out, "title", title);
    add_day(out, story.count ? story.items[story.count - 1].day.first : question->as_of);
    buf_add(out, STR("<author><name>Pursestrings</name></author>\n<generator version=\"" PURSE_VERSION
                     "\">purse</generator>\n"));
    for (size_t i = story.count; i-- > 0;)
        add_entry(out, view, title, &story.items[i]);
    buf_add(out, STR("</feed>\n"));
}

/* The places a document names, and with them its bodies. */
#include "reading/toponyms.h"

static PlaceFind find_of(const Toponyms *toponyms, const Toponym *toponym)
{
    PlaceFind find = {.at = anchor_of_tokens(toponyms->text, toponym->span.first, toponym->span.until),
                      .place = toponym->place,
                      .candidate_count = toponym->candidate_count,
                      .is_modifier = toponym->is_modifier,
                      .rule = toponym->rule};
    for (size_t i = 0; i < toponym->candidate_count; i++)
        find.candidates[i] = toponym->candidates[i];
    return find;
}

void find_places(const Text *text, Arena *arena, Reading *out)
{
    Toponyms toponyms = toponyms_match(text, arena);
    toponyms_weigh(&toponyms);
    toponyms_choose(&toponyms);
    uint32_t count = 0;
    for (uint32_t i = 0; i < toponyms.list.count; i++)
        count += toponyms.list.items[i].rule != NULL;
    out->places.items = ARENA_ARRAY(arena, PlaceFind, count); /* just enough: a text may be all names */
    out->places.capacity = count;
    for (uint32_t i = 0; i < toponyms.list.count; i++)
        if (toponyms.list.items[i].rule)
            ARRAY_ADD(arena, &out->places, find_of(&toponyms, &toponyms.list.items[i]));
    bodies_find(&toponyms, arena, out);
}

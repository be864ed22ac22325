/* "the department", "the agency", "the court": the last body named that is one. */
#include "reading/bodies.h"

enum { LOOKS = 24 };

static const Body none = {{0, 0}, PLACE_NONE, PLACE_NONE, false, false, NULL};

typedef struct {
    const char *word; /* as texts say it */
    Str in_name;      /* as names have it; empty: any agency */
} LaterWord;

static const LaterWord words[] = {{"department", {"Department", 10}},
                                  {"agency", {"", 0}},
                                  {"bureau", {"Bureau", 6}},
                                  {"commission", {"Commission", 10}},
                                  {"administration", {"Administration", 14}},
                                  {"court", {"Court", 5}}};

/* Whether the body's own name, or its words here, have the word. */
static bool is_called(const Bodies *bodies, const Body *body, const LaterWord *word)
{
    if (body->is_open)
        return false;
    bool is_court = body->body != PLACE_NONE && place_get(body->body).kind == PLACE_COURT;
    if (word->in_name.len == 0)
        return body->body != PLACE_NONE && !is_court;
    if (body->body != PLACE_NONE)
        return str_contains(place_get(body->body).name, word->in_name);
    for (uint32_t at = body->run.first; at < body->run.until; at++)
        if (token_is_word(bodies->text, at, str_from_c(word->word)))
            return true;
    return false;
}

Body body_later(const Bodies *bodies, uint32_t token)
{
    const Text *text = bodies->text;
    uint32_t noun = token + 1;
    if (text->tokens.items[token].word != bodies->the || !word_follows(text, noun) ||
        token_is_word(text, noun + 1, STR("of")) || (word_follows(text, noun + 1) && word_is_capital(text, noun + 1)))
        return none;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (!token_is_word(text, noun, str_from_c(words[i].word)))
            continue;
        for (uint32_t at = bodies->list.count, looks = 0; at > 0 && looks < LOOKS; at--, looks++) {
            Body body = bodies->list.items[at - 1];
            if (!is_called(bodies, &body, &words[i]))
                continue;
            return (Body){{token, noun + 1}, body.body, body.parent, false, true, "the-same-again"};
        }
    }
    return none;
}

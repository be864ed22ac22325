/* The table of triggers, and which of them stands at a word. */
#include "reading/triggers.h"

const Trigger event_triggers[] = {
#define TRIGGER(word, rest, type, need, form, flags) {word, rest, type, need, form, flags},
#include "reading/triggers.def"
#undef TRIGGER
};

enum {
    TRIGGER_COUNT = sizeof event_triggers / sizeof event_triggers[0],
    PARTICLE_REACH = 4, /* words between a verb and its particle */
    GAP_REACH = 8,
};

TriggerIndex trigger_index(const Text *text, Arena *arena)
{
    TriggerIndex index = {ARENA_ARRAY(arena, uint16_t, text->lexicon.count + 1),
                          ARENA_ARRAY(arena, uint16_t, TRIGGER_COUNT)};
    for (size_t i = TRIGGER_COUNT; i-- > 0;) {
        uint16_t word = lexicon_find(&text->lexicon, str_from_c(event_triggers[i].word));
        index.next[i] = index.first[word];
        index.first[word] = (uint16_t)(i + 1);
    }
    return index;
}

/* The token after `rest` when all of it stands from `at` on; 0 when it does not. */
static uint32_t rest_end(const Text *text, uint32_t at, uint32_t until, Str rest)
{
    while (rest.len) {
        Str word = str_cut(&rest, ' ');
        if (at >= until || !token_is_word(text, at, word))
            return 0;
        at++;
    }
    return at;
}

static bool is_particle(Str rest)
{
    return str_equal(rest, STR("off")) || str_equal(rest, STR("back")) || str_equal(rest, STR("up")) ||
           str_equal(rest, STR("away")) || str_equal(rest, STR("down"));
}

/* What may stand between a verb and its further words: "cut their $2 million off". */
static bool is_between(const Text *text, uint32_t token)
{
    const Token *t = &text->tokens.items[token];
    ModalKind kind = modal_at(text, token);
    bool is_plain = t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER || t->mark == '$' || t->mark == MARK_QUOTE_OPEN ||
                    t->mark == MARK_QUOTE_CLOSE;
    return is_plain && kind != MODAL_RELATIVE && kind != MODAL_JOINER && kind != MODAL_IF;
}

/* Of "cut their money off" the trigger is the verb alone, but it is that one. */
static bool has_rest_behind(const Text *text, uint32_t at, uint32_t until, Str rest, uint32_t reach)
{
    for (uint32_t i = at; i < until && i <= at + reach; i++) {
        if (i > at && rest_end(text, i, until, rest))
            return true;
        if (!is_between(text, i))
            return false;
    }
    return false;
}

static void merge(TriggerMatch *matches, size_t *count, TriggerMatch match)
{
    size_t length = strlen(match.trigger->rest), place = 0;
    for (size_t i = 0; i < *count; i++) {
        const Trigger *other = matches[i].trigger;
        if (other->type == match.trigger->type && other->need == match.trigger->need &&
            strcmp(other->rest, match.trigger->rest) == 0) {
            matches[i].forms |= match.forms;
            return;
        }
        place += strlen(other->rest) >= length;
    }
    if (*count == TRIGGER_MATCHES)
        return;
    memmove(&matches[place + 1], &matches[place], (*count - place) * sizeof *matches);
    matches[place] = match;
    ++*count;
}

size_t triggers_at(const Text *text, const TriggerIndex *index, uint32_t at, uint32_t until,
                   TriggerMatch out[TRIGGER_MATCHES])
{
    size_t count = 0;
    for (uint16_t row = index->first[text->tokens.items[at].word]; row; row = index->next[row - 1]) {
        const Trigger *trigger = &event_triggers[row - 1];
        bool has_gap = trigger->rest[0] == '~';
        Str rest = str_from_c(trigger->rest + has_gap);
        uint32_t end = rest_end(text, at + 1, until, rest);
        if (!end && (has_gap || is_particle(rest)) &&
            has_rest_behind(text, at + 1, until, rest, has_gap ? GAP_REACH : PARTICLE_REACH))
            end = at + 1;
        if (end)
            merge(out, &count, (TriggerMatch){trigger, trigger->form, at, end});
    }
    return count;
}

/* Any form of "withhold", "cut", "terminate" and the like, by its lexicon entry. */
bool trigger_is_cut(const Text *text, uint32_t at)
{
    return token_in(text, at, CLASS_TRIGGER) && token_value(text, at, CLASS_TRIGGER) & TRIGGER_CUT;
}

ModalKind modal_at(const Text *text, uint32_t at)
{
    if (!token_in(text, at, CLASS_MODAL))
        return MODAL_NONE;
    ModalKind kind = (ModalKind)(token_value(text, at, CLASS_MODAL) & MODAL_KIND);
    unsigned flags = text->tokens.items[at].flags;
    bool is_name = flags & TOKEN_CAPITAL && !(flags & (TOKEN_SENTENCE_START | TOKEN_ALL_CAPITALS | TOKEN_HEADLINE));
    return is_name && (kind == MODAL_MAY || kind == MODAL_WILL) ? MODAL_NONE : kind;
}

/* The tables of the language: kinds of entries, fields, words. */
#include "journal/reader.h"

#define F(name) FIELD_BIT(FIELD_##name)
#define EVERY_KIND (F(NOTE) | F(KNOWN) | F(SOURCE))
const KindRule kind_rules[KIND_COUNT] = {
#define KIND(name, word, dated, may, must) {word, dated, (may) | EVERY_KIND, must},
#include "journal/kinds.def"
#undef KIND
};

const char *const field_keys[FIELD_COUNT] = {
#define FIELD(name, key) key,
#include "journal/fields.def"
#undef FIELD
};

/* In the order of their bytes, for field_find. */
static const Str field_names[FIELD_COUNT] = {
#define FIELD(name, key) {key, sizeof(key) - 1},
#include "journal/fields.def"
#undef FIELD
};

EntryKind kind_find(Str word)
{
    for (int i = 0; i < KIND_COUNT; i++)
        if (word.len && word.ptr[0] == kind_rules[i].word[0] && str_equal(word, str_from_c(kind_rules[i].word)))
            return (EntryKind)i;
    return KIND_NONE;
}

FieldKey field_find(Str key)
{
    int low = 0, high = FIELD_COUNT;
    while (low < high) {
        int middle = (low + high) / 2, order = str_compare(key, field_names[middle]);
        if (order == 0)
            return (FieldKey)middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return FIELD_NONE;
}

const char *event_kind_name(EventKind kind)
{
    static const char *const names[EVENT_KIND_COUNT] = {"warn",     "notice", "reply", "finding", "waive",
                                                        "withdraw", "act",    "order", "say",     "claim"};
    return names[kind];
}

const char *stance_name(Stance stance)
{
    static const char *const names[] = {"", "complies", "refuses", "disputes", "partly", "asks"};
    return names[stance];
}

const char *act_name(ActKind act)
{
    static const char *const names[] = {"",          "withhold",  "suspend", "reject",
                                        "terminate", "claw-back", "restore", "award"};
    return names[act];
}

const char *work_name(Work work)
{
    static const char *const names[WORK_COUNT] = {"stays",   "lifts",    "narrows",  "widens",
                                                  "vacates", "reverses", "replaces", "affirms"};
    return names[work];
}

const char *rule_kind_name(RuleKind kind)
{
    static const char *const names[] = {"duty", "factor", "policy"};
    return names[kind];
}

void acts_print(Buf *out, unsigned acts)
{
    static const char *const names[] = {"impose", "enforce", "certify"};
    const char *before = "";
    for (unsigned i = 0; i < 3; i++)
        if (acts & (1u << i)) {
            buf_printf(out, "%s%s", before, names[i]);
            before = ", ";
        }
}

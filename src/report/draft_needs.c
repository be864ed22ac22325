/* What the entries of a draft need: their source, and the condition that the warnings are about. */
#include "report/draft.h"

enum { ID_MOST = 40 };

/* ---- ids ---- */

static bool is_taken(const Journal *journal, Str id)
{
    static const char *const words[] = {"all", "everyone", "except", "from", "until", "within"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(id, str_from_c(words[i])))
            return true;
    return journal &&
           (map_find(&journal->source_ids, id) != MAP_ABSENT || map_find(&journal->program_ids, id) != MAP_ABSENT ||
            map_find(&journal->rule_ids, id) != MAP_ABSENT || map_find(&journal->group_ids, id) != MAP_ABSENT);
}

static Str free_id(const Draft *draft, Str wanted)
{
    Str id = wanted;
    for (unsigned i = 2; is_taken(draft->view->journal, id); i++)
        id = arena_printf(draft->arena, "%.*s-%u", STR_ARG(wanted), i);
    return id;
}

static Str base_name(Str path)
{
    size_t slash = path.len;
    while (slash && path.ptr[slash - 1] != '/')
        slash--;
    return str_after(path, slash);
}

/* DOJ Letter (final).pdf: doj-letter-final */
static Str id_of_name(Arena *arena, Str name)
{
    Str stem = base_name(name);
    for (size_t i = stem.len; i-- > 1;)
        if (stem.ptr[i] == '.') {
            stem.len = i;
            break;
        }
    char id[ID_MOST];
    size_t length = 0;
    for (size_t i = 0; i < stem.len && length < ID_MOST; i++) {
        char c = char_lower(stem.ptr[i]);
        if ((c >= 'a' && c <= 'z') || char_is_digit(c))
            id[length++] = c;
        else if (length && id[length - 1] != '-')
            id[length++] = '-';
    }
    while (length && id[length - 1] == '-')
        length--;
    return length ? arena_str(arena, (Str){id, length}) : STR("document");
}

/* ---- the source ---- */

static const SourceEntry *same_source(const Draft *draft)
{
    const Journal *journal = draft->view->journal;
    for (size_t i = 0; journal && i < journal->sources.count; i++)
        if (str_equal(journal->sources.items[i].sha256, draft->document->sha256))
            return &journal->sources.items[i];
    return NULL;
}

void draft_source_entry(Draft *draft)
{
    const DocumentRead *document = draft->document;
    Arena *arena = draft->arena;
    const SourceEntry *known = same_source(draft);
    if (known) {
        draft->source = known->id;
        buf_printf(draft->out, "\n; The journal has this document as its source '%.*s'.\n", STR_ARG(known->id));
        return;
    }
    bool is_file = document->name.len && !str_equal(document->name, STR("-"));
    Str title = is_file ? words_in_line(arena, base_name(document->name), DRAFT_TITLE_MOST) : STR("A document");
    draft->source = free_id(draft, is_file ? id_of_name(arena, document->name) : STR("document"));
    buf_printf(draft->out, "\nsource %.*s %.*s\n", STR_ARG(draft->source), STR_ARG(words_quoted(arena, title)));
    buf_printf(draft->out, "  published: %.*s\n",
               STR_ARG(draft->day == DATE_MIN ? STR("unknown") : words_date(arena, draft->day)));
    if (document->archived.len)
        buf_printf(draft->out, "  archived: %.*s\n", STR_ARG(words_quoted(arena, document->archived)));
    buf_printf(draft->out, "  sha256: %.*s\n", STR_ARG(document->sha256));
    if (document->original.len)
        buf_printf(draft->out, "  note: %.*s\n",
                   STR_ARG(words_quoted(arena, arena_printf(arena,
                                                            "Bytes are those of the text taken out of %.*s, "
                                                            "SHA-256 %.*s.",
                                                            STR_ARG(words_in_line(arena, document->original, 200)),
                                                            STR_ARG(document->original_sha256)))));
}

/* ---- the condition ---- */

static bool is_in_force(const Rule *rule, Date day)
{
    bool has_begun = !period_is_set(rule->from) || rule->from.first <= day;
    return rule->kind == RULE_DUTY && has_begun && (!period_is_set(rule->until) || period_last(rule->until) > day);
}

static bool is_cited(const Draft *draft, Str authority)
{
    for (uint32_t i = 0; authority.len && i < draft->reading->citations.count; i++)
        if (str_equal(draft->reading->citations.items[i].cite, authority))
            return true;
    return false;
}

static void take_cited(Draft *draft)
{
    const Journal *journal = draft->view->journal;
    for (size_t i = 0; journal && i < journal->rules.count; i++) {
        const Rule *rule = &journal->rules.items[i];
        if (is_in_force(rule, draft->day) && is_cited(draft, rule->authority))
            ARRAY_ADD(draft->arena, &draft->about, rule->id);
    }
}

static void add_unique(Arena *arena, StrArray *list, Str item)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (str_equal(list->items[i], item))
            return;
    ARRAY_ADD(arena, list, item);
}

static void write_list(Buf *out, const char *before, const StrArray *list)
{
    for (uint32_t i = 0; i < list->count; i++)
        buf_printf(out, "%s%.*s", i ? ", " : before, STR_ARG(list->items[i]));
    if (list->count)
        buf_add_char(out, '\n');
}

/* 16.738 */
static bool is_listing(Str text)
{
    return text.len == 6 && text.ptr[2] == '.' && str_digits(text, 0, 2) >= 0 && str_digits(text, 3, 3) >= 0;
}

static void collect_grantors(const Draft *draft, StrArray *grantors)
{
    for (uint32_t i = 0; i < draft->reading->events.count; i++) {
        DraftForm form = draft_form(draft, &draft->reading->events.items[i]);
        if (form.is_entry && form.kind == EVENT_WARN)
            add_unique(draft->arena, grantors, words_path(draft->view, form.actor));
    }
}

static void write_program(Draft *draft, Str program)
{
    Arena *arena = draft->arena;
    StrArray grantors = {0}, listings = {0};
    collect_grantors(draft, &grantors);
    for (uint32_t i = 0; i < draft->reading->citations.count; i++)
        if (is_listing(draft->reading->citations.items[i].cite))
            add_unique(arena, &listings, draft->reading->citations.items[i].cite);
    buf_printf(draft->out,
               "\n; unsure: a stub, so that the warnings have something to be about. Which program is it, and which "
               "years? Give it its\n; listing (16.738), or delete both and name a condition of the journal under "
               "about:.\nprogram %.*s \"The money that is spoken of\"",
               STR_ARG(program));
    for (uint32_t i = 0; i < listings.count; i++)
        buf_printf(draft->out, " %.*s", STR_ARG(listings.items[i]));
    buf_add_char(draft->out, '\n');
    write_list(draft->out, "  agency: ", &grantors);
    draft_source(draft, &(Anchor){.end = (uint32_t)draft->document->input->bytes.len});
}

static void write_stub(Draft *draft)
{
    Str program = free_id(draft, arena_printf(draft->arena, "%.*s-money", STR_ARG(draft->source))),
        condition = free_id(draft, arena_printf(draft->arena, "%.*s-demand", STR_ARG(draft->source)));
    StrArray statutes = {0};
    for (uint32_t i = 0; i < draft->reading->citations.count; i++)
        if (draft->reading->citations.items[i].kind == CITE_STATUTE)
            add_unique(draft->arena, &statutes, draft->reading->citations.items[i].cite);
    write_program(draft, program);
    buf_printf(draft->out, "\ncondition %.*s \"What is demanded\"\n", STR_ARG(condition));
    if (statutes.count == 1)
        buf_printf(draft->out, "  authority: %.*s\n", STR_ARG(words_quoted(draft->arena, statutes.items[0])));
    buf_printf(draft->out, "  reaches: %.*s\n", STR_ARG(program));
    draft_source(draft, &(Anchor){.end = (uint32_t)draft->document->input->bytes.len});
    ARRAY_ADD(draft->arena, &draft->about, condition);
}

void draft_condition(Draft *draft)
{
    if (draft->day == DATE_MIN || !draft_warns(draft))
        return;
    take_cited(draft);
    draft->is_stub = !draft->about.count;
    if (draft->is_stub)
        write_stub(draft);
}

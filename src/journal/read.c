/* The way of a journal: texts are split, ids declared, entries built, sense checked. */
#include "journal/reader.h"

static Journal *new_journal(Diags *diags, Arena *arena)
{
    Journal *journal = ARENA_NEW(arena, Journal);
    journal->arena = arena;
    journal->diags = diags;
    Map *maps[] = {&journal->source_ids, &journal->program_ids, &journal->rule_ids,      &journal->group_ids,
                   &journal->case_ids,   &journal->award_ids,   &journal->own_place_ids, &journal->links};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        map_init(maps[i], arena);
    return journal;
}

Journal *journal_read(const JournalText *texts, size_t count, const JournalOpener *opener, Diags *diags, Arena *arena)
{
    Reader reader = {.journal = new_journal(diags, arena), .arena = arena, .diags = diags, .opener = opener};
    map_init(&reader.place_cache, arena);
    for (size_t i = 0; i < count; i++)
        split_text(&reader, &texts[i]);
    declare_entries(&reader);
    build_entries(&reader);
    settle_known(&reader);
    check_journal(&reader);
    apply_allows(&reader);
    diags_sort(diags);
    return reader.journal;
}

Index journal_find_rule(const Journal *journal, Str id)
{
    return map_find(&journal->rule_ids, id);
}

Index journal_find_link(const Journal *journal, Str link)
{
    return map_find(&journal->links, link);
}

bool rule_reaches(const Rule *rule, Index program, int year)
{
    for (size_t i = 0; i < rule->reaches.count; i++) {
        const Reach *reach = &rule->reaches.items[i];
        bool program_fits = reach->program == NO_INDEX || reach->program == program;
        bool year_fits = reach->years.first == ANY_YEAR || (year >= reach->years.first && year <= reach->years.last);
        if (program_fits && year_fits)
            return true;
    }
    return false;
}

bool journal_is_grantor(const Journal *journal, PlaceId agency, const Rule *rule)
{
    for (size_t i = 0; i < rule->reaches.count; i++) {
        if (rule->reaches.items[i].program == NO_INDEX)
            return true;
        const Program *program = &journal->programs.items[rule->reaches.items[i].program];
        if (!program->agencies.count)
            return true;
        for (size_t k = 0; k < program->agencies.count; k++)
            if (place_agency_covers(agency, program->agencies.items[k]))
                return true;
    }
    return false;
}

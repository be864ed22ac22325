/* Which transaction each row of an edition is, and the counts of what was written. */
#include "awards_make.h"

#include <stdio.h>

/* ---- Which transaction a row is ---- */

static uint64_t base_blocks(const Maker *maker)
{
    return (maker->wanted.rows + BLOCK_ROWS - 1) / BLOCK_ROWS;
}

static uint64_t added_rows(const Maker *maker)
{
    return maker->wanted.edition == 2 ? maker->wanted.rows / 100 : 0;
}

/* The transactions of a block's awards, shuffled over a stretch of some rows: those of one award stand near, not
 * together. */
static void fill_block(Maker *maker, uint64_t block)
{
    Dice dice = dice_of(maker->wanted.seed, ABOUT_BLOCK, block);
    uint64_t award = block * BLOCK_ROWS;
    for (uint32_t at = 0; at < BLOCK_ROWS; award++) {
        uint32_t mods = 1 + dice_skewed(&dice, 9);
        mods = mods > BLOCK_ROWS - at ? BLOCK_ROWS - at : mods;
        for (uint32_t mod = 0; mod < mods; mod++)
            maker->slots[at++] = (Slot){award, (uint8_t)mod, (uint8_t)mods};
    }
    for (uint32_t i = BLOCK_ROWS - 1; i > 0; i--) {
        uint32_t j = i - dice_below(&dice, i < 72 ? i + 1 : 72);
        Slot other = maker->slots[i];
        maker->slots[i] = maker->slots[j];
        maker->slots[j] = other;
    }
    maker->block = block;
}

static Change change_of(const Maker *maker, uint64_t award, uint32_t mod)
{
    Dice dice = dice_of(maker->wanted.seed, ABOUT_CHANGE, award * 16 + mod);
    uint32_t draw = dice_below(&dice, 1000);
    return draw < 10 ? CHANGE_VANISHED : draw < 30 ? CHANGE_CORRECTED : CHANGE_NONE;
}

/* Dollars over five orders of magnitude, cents now and then; later transactions often take money back. */
static Money obligation_of(const Maker *maker, uint64_t award, uint32_t mod, bool is_corrected)
{
    Dice dice = dice_of(maker->wanted.seed, ABOUT_AMOUNT, award * 16 + mod);
    Money scale = 1;
    for (uint32_t i = dice_below(&dice, 5); i > 0; i--)
        scale *= 10;
    Money amount = (100 + dice_below(&dice, 9900)) * scale * 100;
    if (dice_hits(&dice, 300))
        amount += dice_below(&dice, 100);
    if (mod > 0 && dice_hits(&dice, 180))
        amount = -amount / 8;
    if (dice_hits(&dice, 70))
        amount = 0;
    return is_corrected ? amount + 1 + dice_below(&dice, 100000) : amount;
}

static void set_keys(const Maker *maker, Transaction *row, Dice *dice)
{
    const Agency *agency = maker->program.agency;
    unsigned year = (unsigned)date_fiscal_year(row->start) % 100, number = (unsigned)(row->award & 0xffffffff);
    bool has_uri = row->is_aggregate || dice_hits(dice, 300);
    row->fain[0] = row->uri[0] = '\0';
    if (!row->is_aggregate)
        snprintf(row->fain, sizeof row->fain, "%s%02uGG%08X", agency->office_code, year, number);
    if (has_uri)
        snprintf(row->uri, sizeof row->uri, "%s%02u-%09u", row->is_aggregate ? "AGG" : "U", year, number);
    snprintf(row->modification, sizeof row->modification, row->mod == 0 ? "0" : "%02u", row->mod);
    snprintf(row->award_key, sizeof row->award_key, "ASST_%s_%s_%s", row->is_aggregate ? "AGG" : "NON",
             row->is_aggregate ? row->uri : row->fain, maker->wanted.has_legacy_keys ? agency->sub_code : agency->code);
    snprintf(row->key, sizeof row->key, "%s_%s_%s_%s_%s", agency->sub_code, row->is_aggregate ? "-NONE-" : row->fain,
             has_uri ? row->uri : "-NONE-", maker->program.number, row->modification);
}

/* Over ten years, or over the fiscal year wanted. */
static void set_action(const Maker *maker, Transaction *row, Dice *dice, Date last)
{
    int year = maker->wanted.year;
    Date first = year == 0 ? date_from_parts(2015, 10, 1) : date_from_parts(year - 1, 10, 1);
    Date end = year == 0 ? last : date_from_parts(year, 9, 30);
    uint32_t spread = (uint32_t)(end - first), step = year == 0 ? 160 : 15;
    row->start = first + (Date)dice_below(dice, year == 0 ? spread : spread / 2);
    row->action = row->start + (Date)(row->mod * (5 + dice_below(dice, step)));
    row->action = row->action > end ? end : row->action;
}

static void set_days(const Maker *maker, Transaction *row, Dice *dice)
{
    Date last = date_from_parts(2026, 8, 31); /* the first edition is of September */
    set_action(maker, row, dice, last);
    Dice own = dice_of(maker->wanted.seed, ABOUT_ROW, row->award * 16 + row->mod);
    row->first_report = row->action + 5 + (Date)dice_below(&own, 60);
    row->first_report = row->first_report > last + 5 ? last + 5 : row->first_report;
    row->last_change = dice_hits(&own, 800) ? row->first_report : row->first_report + (Date)dice_below(&own, 400);
    row->last_change = row->last_change > last + 5 ? last + 5 : row->last_change;
    if (row->is_second && (row->change == CHANGE_CORRECTED || row->change == CHANGE_ADDED))
        row->last_change = date_from_parts(2026, 9, 20);
    if (row->change == CHANGE_ADDED)
        row->first_report = row->last_change;
}

/* Everything of an award is drawn with its number, so that its transactions agree. */
static void set_transaction(Maker *maker, Transaction *row)
{
    Dice dice = dice_of(maker->wanted.seed, ABOUT_AWARD, row->award);
    uint32_t people = (uint32_t)(maker->wanted.rows / 5 + 500);
    recipient_fill(&maker->recipient, &maker->homes, maker->wanted.seed,
                   dice_skewed(&dice, people > 250000 ? 250000 : people), row->award);
    row->is_aggregate = maker->recipient.kind == RECIPIENT_AGGREGATE;
    Dice run = dice_of(maker->wanted.seed, ABOUT_PROGRAM, row->award / 24); /* agencies report a program at a time */
    row->program = dice_skewed(dice_hits(&dice, 600) ? &run : &dice, PROGRAM_COUNT);
    set_days(maker, row, &dice);
    program_fill(&maker->program, row->program, row->start >= date_from_parts(2025, 10, 1));
    set_keys(maker, row, &dice);
    row->total = 0;
    for (uint32_t mod = 0; mod < row->mods; mod++)
        row->total += obligation_of(maker, row->award, mod,
                                    row->is_second && row->change != CHANGE_ADDED &&
                                        change_of(maker, row->award, mod) == CHANGE_CORRECTED);
    row->obligation = obligation_of(maker, row->award, row->mod, row->is_second && row->change == CHANGE_CORRECTED);
    if (maker->program.is_loan)
        row->obligation = row->total = 0;
}

/* ---- The file ---- */

void maker_init(Maker *maker, Wanted wanted)
{
    *maker = (Maker){.wanted = wanted, .block = UINT64_MAX};
    homes_init(&maker->homes);
}

void maker_release(Maker *maker)
{
    buf_release(&maker->recipient.name);
    buf_release(&maker->recipient.raw);
    buf_release(&maker->recipient.parent);
    buf_release(&maker->program.title);
    buf_release(&maker->text);
    buf_release(&maker->base_text);
    homes_release(&maker->homes);
}

void maker_header(const Maker *maker, Buf *out)
{
    if (maker->wanted.is_delta)
        buf_add(out, STR("correction_delete_ind,"));
    buf_add(out, str_from_c(CELLS_HEADER));
}

/* The transaction of row `number` of this edition, with what changed about it. */
static Transaction transaction_at(Maker *maker, uint64_t number)
{
    bool is_added = number >= maker->wanted.rows;
    uint64_t at = is_added ? number - maker->wanted.rows : number;
    uint64_t block = at / BLOCK_ROWS + (is_added ? base_blocks(maker) : 0);
    if (block != maker->block)
        fill_block(maker, block);
    Slot slot = maker->slots[at % BLOCK_ROWS];
    Transaction row = {
        .award = slot.award, .mod = slot.mod, .mods = slot.mods, .is_second = maker->wanted.edition == 2};
    row.change = is_added ? CHANGE_ADDED : change_of(maker, slot.award, slot.mod);
    set_transaction(maker, &row);
    return row;
}

static void count_row(Maker *maker, const Transaction *row, Str text)
{
    Totals *totals = &maker->totals;
    totals->rows++;
    totals->obligations += row->obligation;
    for (const char *c = text.ptr, *end = text.ptr + text.len - 1; (c = memchr(c, '\n', (size_t)(end - c))) != NULL;
         c++)
        totals->newlines++;
    if (row->is_second) {
        totals->corrected += row->change == CHANGE_CORRECTED;
        totals->added += row->change == CHANGE_ADDED;
    }
}

bool maker_row(Maker *maker, Buf *out)
{
    for (;;) {
        if (maker->next_row >= maker->wanted.rows + added_rows(maker))
            return false;
        Transaction row = transaction_at(maker, maker->next_row++);
        bool is_gone = row.is_second && row.change == CHANGE_VANISHED;
        if (is_gone) {
            maker->totals.vanished++;
            maker->totals.vanished_obligation += row.obligation;
        }
        if (maker->wanted.is_delta ? row.change == CHANGE_NONE : is_gone)
            continue;
        size_t from = out->len;
        if (is_gone) {
            cells_put_deletion(maker, out, &row);
            maker->totals.rows++;
            return true;
        }
        if (maker->wanted.is_delta)
            buf_add(out, row.change == CHANGE_CORRECTED ? STR("C,") : STR(","));
        cells_put_row(maker, out, &row);
        count_row(maker, &row, str_after(buf_str(out), from));
        return true;
    }
}

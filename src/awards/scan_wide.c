/* The wide way: 64 bytes a step, the quotation marks of a step turned into "inside" by a prefix xor.
 * Compiled for the vector registers that every machine of a kind has, and once more for AVX2 under
 * another name; what it says is what scan_window_plain says, byte for byte. */
#include <simde/x86/avx2.h>

#include "awards/scan.h"

#ifndef SCAN_WIDE
#define SCAN_WIDE scan_window_wide
#endif

ScanWindow SCAN_WIDE;

/* The steps below are one loop: what they hand on stays in registers. */
#define IN_LOOP static inline __attribute__((always_inline))

/* A bit a byte of the step. */
typedef struct {
    uint64_t marks, separators, feeds, returns, others;
} Block;

/* What the step before leaves: bits at their lowest place. */
typedef struct {
    uint64_t inside;   /* all ones inside quotation marks */
    uint64_t was_end;  /* the byte before ended a cell or was a mark: a cell may begin */
    uint64_t was_shut; /* it was a closing mark */
    uint64_t was_return;
    uint32_t lines, cells, rows; /* so far */
} Carry;

IN_LOOP simde__m256i load(const char *bytes)
{
    return simde_mm256_loadu_si256((const simde__m256i *)(const void *)bytes);
}

IN_LOOP uint64_t equal_bits(const char *bytes, char c)
{
    simde__m256i wanted = simde_mm256_set1_epi8(c);
    uint32_t low = (uint32_t)simde_mm256_movemask_epi8(simde_mm256_cmpeq_epi8(load(bytes), wanted));
    uint32_t high = (uint32_t)simde_mm256_movemask_epi8(simde_mm256_cmpeq_epi8(load(bytes + 32), wanted));
    return low | (uint64_t)high << 32;
}

IN_LOOP uint64_t positive_bits(const char *bytes)
{
    simde__m256i zero = simde_mm256_setzero_si256();
    uint32_t low = (uint32_t)simde_mm256_movemask_epi8(simde_mm256_cmpgt_epi8(load(bytes), zero));
    uint32_t high = (uint32_t)simde_mm256_movemask_epi8(simde_mm256_cmpgt_epi8(load(bytes + 32), zero));
    return low | (uint64_t)high << 32;
}

IN_LOOP Block read_block(const char *bytes, char separator)
{
    return (Block){.marks = equal_bits(bytes, '"'),
                   .separators = equal_bits(bytes, separator),
                   .feeds = equal_bits(bytes, '\n'),
                   .returns = equal_bits(bytes, '\r'),
                   .others = ~positive_bits(bytes)};
}

/* Each bit the xor of itself and all below it. */
IN_LOOP uint64_t prefix_xor(uint64_t bits)
{
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    return bits ^ bits << 32;
}

/* Eight at a time, those beyond the last overwritten by what follows. */
IN_LOOP void add_ends(uint32_t *to, uint64_t ends, uint32_t count, uint32_t base)
{
    const uint64_t some = UINT64_C(1) << 63; /* there is no lowest bit of nothing */
    for (uint32_t done = 0; done < count; done += 8)
        for (int i = 0; i < 8; i++) {
            to[done + (uint32_t)i] = base + (uint32_t)__builtin_ctzll(ends | some);
            ends &= ends - 1;
        }
}

static void add_rows(Scan *out, uint64_t row_ends, uint64_t ends, uint64_t lines, const Carry *carry)
{
    for (uint32_t row = carry->rows; row_ends; row_ends &= row_ends - 1, row++) {
        uint64_t up_to = row_ends ^ (row_ends - 1);
        out->rows[row].cells = carry->cells + (uint32_t)__builtin_popcountll(ends & up_to);
        out->rows[row].lines = carry->lines + (uint32_t)__builtin_popcountll(lines & up_to);
    }
}

/* False when the step has an irregular byte; nothing of it is then added. */
IN_LOOP bool take_block(Scan *out, const Block *block, uint64_t valid, uint32_t base, Carry *carry)
{
    uint64_t inside = prefix_xor(block->marks) ^ carry->inside;
    uint64_t line_ends = block->feeds | block->returns, ends = (block->separators | line_ends) & ~inside;
    uint64_t shut = block->marks & ~inside, starts = ends | block->marks;
    uint64_t irregular =
        (block->marks & inside & ~(starts << 1 | carry->was_end)) | ((shut << 1 | carry->was_shut) & ~starts);
    if (irregular & valid)
        return false;
    uint64_t lines = block->returns | (block->feeds & ~(block->returns << 1 | carry->was_return));
    if (line_ends) {
        Carry before = *carry; /* whose address is taken, so that carry stays in registers */
        add_rows(out, line_ends & ~inside, ends, lines, &before);
        carry->rows += (uint32_t)__builtin_popcountll(line_ends & ~inside);
        carry->lines += (uint32_t)__builtin_popcountll(lines);
    }
    uint32_t count = (uint32_t)__builtin_popcountll(ends);
    add_ends(out->ends + carry->cells, ends, count, base);
    carry->cells += count;
    carry->inside = 0 - (inside >> 63);
    carry->was_end = starts >> 63;
    carry->was_shut = shut >> 63;
    carry->was_return = block->returns >> 63;
    if (block->others & valid)
        out->others[base / SCAN_BLOCK / 64] |= UINT64_C(1) << (base / SCAN_BLOCK % 64);
    return true;
}

/* The bytes before the first step that is irregular. */
IN_LOOP size_t take_blocks(const char *text, size_t length, char separator, Scan *out, Carry *carry)
{
    size_t at = 0;
    for (; at + SCAN_BLOCK <= length; at += SCAN_BLOCK) {
        Block block = read_block(text + at, separator);
        if (!take_block(out, &block, UINT64_MAX, (uint32_t)at, carry))
            return at;
    }
    if (at == length)
        return at;
    char rest[SCAN_BLOCK];
    memset(rest, 'x', sizeof rest);
    memcpy(rest, text + at, length - at);
    Block block = read_block(rest, separator);
    return take_block(out, &block, UINT64_MAX >> (SCAN_BLOCK - (length - at)), (uint32_t)at, carry) ? length : at;
}

void SCAN_WIDE(const char *text, size_t length, char separator, Scan *out)
{
    Carry carry = {.was_end = 1};
    memset(out->others, 0, sizeof out->others);
    out->length = take_blocks(text, length, separator, out, &carry);
    out->cell_count = carry.cells;
    out->row_count = carry.rows;
}

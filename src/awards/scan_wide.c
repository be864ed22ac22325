/* The wide way: 64 bytes a step, the quotation marks of a step turned into "inside" by a prefix xor.
 * Compiled for the vector registers that every machine of a kind has, and once more for AVX2 under
 * another name; what it says is what scan_window_plain says, byte for byte. */
#include <simde/x86/avx2.h>

#include "awards/scan.h"

#ifndef SCAN_WIDE
#define SCAN_WIDE scan_window_wide
#endif

ScanWindow SCAN_WIDE;

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
    uint32_t lines;
} Carry;

static simde__m256i load(const char *bytes)
{
    return simde_mm256_loadu_si256((const simde__m256i *)(const void *)bytes);
}

static uint64_t equal_bits(const char *bytes, char c)
{
    simde__m256i wanted = simde_mm256_set1_epi8(c);
    uint32_t low = (uint32_t)simde_mm256_movemask_epi8(simde_mm256_cmpeq_epi8(load(bytes), wanted));
    uint32_t high = (uint32_t)simde_mm256_movemask_epi8(simde_mm256_cmpeq_epi8(load(bytes + 32), wanted));
    return low | (uint64_t)high << 32;
}

static uint64_t positive_bits(const char *bytes)
{
    simde__m256i zero = simde_mm256_setzero_si256();
    uint32_t low = (uint32_t)simde_mm256_movemask_epi8(simde_mm256_cmpgt_epi8(load(bytes), zero));
    uint32_t high = (uint32_t)simde_mm256_movemask_epi8(simde_mm256_cmpgt_epi8(load(bytes + 32), zero));
    return low | (uint64_t)high << 32;
}

static Block read_block(const char *bytes, char separator)
{
    return (Block){.marks = equal_bits(bytes, '"'),
                   .separators = equal_bits(bytes, separator),
                   .feeds = equal_bits(bytes, '\n'),
                   .returns = equal_bits(bytes, '\r'),
                   .others = ~positive_bits(bytes)};
}

/* Each bit the xor of itself and all below it. */
static uint64_t prefix_xor(uint64_t bits)
{
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    return bits ^ bits << 32;
}

/* Eight at a time, those beyond the last overwritten by what follows. */
static void add_ends(Scan *out, uint64_t ends, uint32_t base)
{
    uint32_t *to = out->ends + out->cell_count;
    int count = __builtin_popcountll(ends);
    for (int done = 0; done < count; done += 8)
        for (int i = 0; i < 8; i++) {
            to[done + i] = base + (uint32_t)(ends ? __builtin_ctzll(ends) : 0);
            ends &= ends - 1;
        }
    out->cell_count += (uint32_t)count;
}

static void add_rows(Scan *out, uint64_t row_ends, uint64_t ends, uint64_t lines, uint32_t lines_before)
{
    for (; row_ends; row_ends &= row_ends - 1) {
        uint64_t up_to = row_ends ^ (row_ends - 1);
        out->rows[out->row_count].cells = out->cell_count + (uint32_t)__builtin_popcountll(ends & up_to);
        out->rows[out->row_count++].lines = lines_before + (uint32_t)__builtin_popcountll(lines & up_to);
    }
}

/* False when the step has an irregular byte; nothing of it is then added. */
static bool take_block(Scan *out, const Block *block, uint64_t valid, uint32_t base, Carry *carry)
{
    uint64_t inside = prefix_xor(block->marks) ^ carry->inside;
    uint64_t line_ends = block->feeds | block->returns, ends = (block->separators | line_ends) & ~inside;
    uint64_t shut = block->marks & ~inside, starts = ends | block->marks;
    uint64_t irregular =
        (block->marks & inside & ~(starts << 1 | carry->was_end)) | ((shut << 1 | carry->was_shut) & ~starts);
    if (irregular & valid)
        return false;
    uint64_t lines = block->returns | (block->feeds & ~(block->returns << 1 | carry->was_return));
    if (line_ends)
        add_rows(out, line_ends & ~inside, ends, lines, carry->lines);
    add_ends(out, ends, base);
    if (lines)
        carry->lines += (uint32_t)__builtin_popcountll(lines);
    carry->inside = 0 - (inside >> 63);
    carry->was_end = starts >> 63;
    carry->was_shut = shut >> 63;
    carry->was_return = block->returns >> 63;
    uint64_t bit = (uint64_t)((block->others & valid) != 0) << (base / SCAN_BLOCK % 64);
    out->others[base / SCAN_BLOCK / 64] |= bit;
    return true;
}

void SCAN_WIDE(const char *text, size_t length, char separator, Scan *out)
{
    Carry carry = {.was_end = 1};
    out->cell_count = out->row_count = 0;
    memset(out->others, 0, sizeof out->others);
    size_t at = 0;
    for (; at + SCAN_BLOCK <= length; at += SCAN_BLOCK) {
        Block block = read_block(text + at, separator);
        if (!take_block(out, &block, UINT64_MAX, (uint32_t)at, &carry)) {
            out->length = at;
            return;
        }
    }
    out->length = at;
    if (at == length)
        return;
    char rest[SCAN_BLOCK];
    memset(rest, 'x', sizeof rest);
    memcpy(rest, text + at, length - at);
    Block block = read_block(rest, separator);
    if (take_block(out, &block, UINT64_MAX >> (SCAN_BLOCK - (length - at)), (uint32_t)at, &carry))
        out->length = length;
}

/* What the files about entries of the journal share. Private to claims/. */
#ifndef PURSE_CLAIMS_TOLD_H
#define PURSE_CLAIMS_TOLD_H

#include "claims/trial.h"

/* The question on the day that the sentence names; those that name none are about the day of the words,
 * except where only later entries can tell (a reply, a finding, a suit). */
Question told_question(const Trial *trial, bool may_be_later);
Str told_day(Trial *trial, Period day);
ClaimNumber *told_event(Trial *trial, ClaimVariant *variant, const char *what, PlaceId place, const Event *event);
bool told_is_about(const Trial *trial, const Event *event); /* one of the conditions that the sentence names */

/* All hold, or one fails, or something is not known. */
typedef struct {
    uint32_t yes, no, unknown;
} Tally;

void tally_add(Tally *tally, Certainty answer);
void tally_verdict(ClaimVariant *variant, Tally tally);

void try_replied(Trial *trial);
void try_found(Trial *trial);
void try_sued(Trial *trial);

#endif

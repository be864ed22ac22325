/* The questions by which needs.c decides whether a word tells an event. Private to needs*.c. */
#ifndef PURSE_READING_NEEDS_H
#define PURSE_READING_NEEDS_H

#include "reading/told.h"

/* needs_object.c; `kinds` are OBJECT_ bits */
bool needs_object(const Told *told, int kinds); /* the object of the verb, or of a passive its subject */
bool needs_behind(const Told *told, int kinds);
bool needs_before(const Told *told, int kinds);
bool needs_no_money(const Text *text, uint32_t token); /* "judgment on" behind "withheld" */

bool needs_object_before_subject(const Told *told, int kinds); /* "the grant it suspended" */
bool needs_money_at(const Told *told, uint32_t token);
bool needs_denied(const Told *told);
bool needs_award(const Told *told);

/* needs_party.c */
bool needs_party_at(const Told *told, uint32_t token);
bool needs_proper_at(const Told *told, uint32_t token);
bool needs_party(const Told *told);
bool needs_party_behind(const Told *told); /* right behind the trigger */
bool needs_in_court(const Told *told);     /* a court or what it decided, behind */

/* needs_noun.c */
bool needs_given(const Told *told); /* a warning that was given */
bool needs_said(const Told *told);  /* a reply that was given */
bool needs_suit(const Told *told);
bool needs_of_money(const Told *told); /* a noun that is of money */
bool needs_hold(const Told *told);     /* "is on hold" */
bool needs_filed(const Told *told);    /* a complaint that was filed */
bool needs_state(const Told *told);    /* "is in compliance" */

/* needs_asked.c */
bool needs_ordered(const Told *told);    /* "told the county to" */
bool needs_agreed(const Told *told);     /* "agreed to the terms" */
bool needs_strings(const Told *told);    /* "attached three conditions" */
bool needs_insisted(const Told *told);   /* "insisted that the city repay" */
bool needs_by_grantor(const Told *told); /* of an agency or a state */
bool needs_by_agency(const Told *told);
bool needs_sought(const Told *told);   /* "sought repayment" */
bool needs_ratified(const Told *told); /* "approved the agreement" */
bool needs_cleared(const Told *told);  /* "cleared the county" */
bool needs_charge(const Told *told);   /* "shall review" */

#endif

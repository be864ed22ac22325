/* The questions by which needs.c decides whether a word tells an event. Private to needs*.c. */
#ifndef PURSE_READING_NEEDS_H
#define PURSE_READING_NEEDS_H

#include "reading/told.h"

/* needs_object.c; `kinds` are OBJECT_ bits */
bool needs_object(const Told *told, int kinds); /* the object of the verb, or of a passive its subject */
bool needs_behind(const Told *told, int kinds);
bool needs_before(const Told *told, int kinds);
bool needs_no_money(const Text *text, uint32_t token); /* "judgment on" behind "withheld" */

/* needs_party.c */
bool needs_party_at(const Told *told, uint32_t token);
bool needs_proper_at(const Told *told, uint32_t token);
bool needs_party(const Told *told);

/* needs_noun.c */
bool needs_given(const Told *told); /* a warning that was given */
bool needs_said(const Told *told);  /* a reply that was given */
bool needs_suit(const Told *told);

#endif

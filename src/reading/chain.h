/* The walk from a verb back over its auxiliaries and what governs them. Private to modality_chain.c, modality_bare.c.
 */
#ifndef PURSE_READING_CHAIN_H
#define PURSE_READING_CHAIN_H

#include "reading/told.h"

enum { GOVERNOR_REACH = 9 }; /* between a verb that asks and its "to" */

bool chain_take_auxiliary(Told *told, uint32_t at); /* notes what it says; false when the word is none */
unsigned chain_said_by(ModalKind governor);         /* SAID_ bits */
/* Of "to" at `to`: the governor's token when its own auxiliaries are to be walked too, else `to`. */
uint32_t chain_govern_infinitive(Told *told, uint32_t to);
bool chain_is_asked_for(const Told *told); /* "asked that it withhold" */
void chain_take_bare(Told *told);          /* a form of today */
bool chain_take_past(Told *told);          /* a past form that may be a participle; false when it is no verb */

#endif

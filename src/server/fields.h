/* The fields of a reply: what a browser may do with it. */
#ifndef PURSE_SERVER_FIELDS_H
#define PURSE_SERVER_FIELDS_H

#include "server/reply.h"

typedef void FieldAdd(void *context, const char *name, const char *value);

/* Every field but those that libmicrohttpd adds (Date, Content-Length, Connection). `may_be_framed`: a document that
 * was asked for to be embedded. */
void fields_of(const Reply *reply, bool may_be_framed, FieldAdd *add, void *context);

#endif

/* SPDX-License-Identifier: MIT
 *
 * catalogtext - the catalogue as a text that people can read and diff: one line a record.
 *
 *     rfcview-catalog 2 20230121           format version, day the facts were taken
 *     # …                                  a comment
 *     NUMBER                               a number that was not issued
 *     NUMBER DATE CODES PAGES TITLE AUTHORS KEYWORDS RELATIONS GROUP ABSTRACT
 *     bcp NUMBER MEMBERS                   also std, fyi; members joined with ","
 *
 * Fields are separated by one tab; empty ones at the end are left out.  DATE is 1990-04-01,
 * 1990-04, 1990 or empty.  CODES are three letters, status now, status at publication and stream,
 * then one for each format, and e where errata are published:
 *     status   S internet standard  D draft standard  P proposed standard  B best current practice
 *              I informational  E experimental  H historic  - unknown
 *     stream   I IETF  A IAB  R IRTF  N independent  E editorial  L legacy  - unknown
 *     format   t text  h HTML  x XML  p PDF  s PostScript
 * RELATIONS are lists separated by blanks: o2616,7230 obsoletes, u793 updates; and O and U for the
 * other direction, given only where the RFC on the other side has no line to say it.  GROUP is the
 * working or research group.  ABSTRACT is there where one reader's index goes to
 * another machine; what is built in is facts alone.  Version 1 had neither errata nor these two.
 */
#ifndef RFC_CATALOGTEXT_H
#define RFC_CATALOGTEXT_H

#include "base/platform.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "rfc/catalogimage.h"

/* Adds the text, without abstracts.  Entries and series ascending by number, as relate_close leaves
 * them. */
void catalogtext_write(const struct catalogimage_source *from, struct strbuf *out);

/* The same, with abstracts, for a catalogue that was verified (catalog_verify), under another day.
 */
void catalogtext_write_catalog(const struct catalog *c, uint32_t date, struct strbuf *out);

/* Reads it back: strings of out borrow from text, the rest is of the arena; relations closed
 * (rfc/relate.h).  ERR_DAMAGED names the line. */
bool catalogtext_parse(struct str text, struct arena *a, struct catalogimage_source *out,
                       struct err *e) ATTR_MUST_USE;

#endif

/* SPDX-License-Identifier: MIT
 *
 * library - documents by name: from the shelf, from mirrors, over the network.
 *
 * Nothing here waits: what takes long is done by the worker thread (disk, parsing, search) and the
 * net thread, and comes back as events.  Owner and Thread: main.  No thread runs and no disk is
 * touched before the first call that needs it.
 */
#ifndef LIBRARY_LIBRARY_H
#define LIBRARY_LIBRARY_H

#include "base/platform.h"
#include "base/err.h"
#include "library/bulk.h"
#include "library/erratasync.h"
#include "library/event.h"
#include "library/memory.h"
#include "library/settings.h"
#include "library/transferlist.h"
#include "rfc/catalog.h"

struct library;

/* Copies what it needs of the settings.  Ends the program if the built-in catalogue is broken. */
struct library *library_new(const struct settings *settings);

/* Stops both threads, finishing what was begun to be written; NULL is fine. */
void library_free(struct library *l);

/* Lent; another one after an EVENT_CATALOG that carries one. */
const struct catalog *library_catalog(const struct library *l);

/* Readable when events wait. */
int library_fd(const struct library *l);

/* The next event, or NULL; to be given to event_free. */
struct event *library_next(struct library *l);

/* Begins to open the document of a canonical target (its place is ignored).  Returns the ticket
 * that its one READY (RAW) or FAILED event will carry, or 0 and *e where the name alone says that
 * it cannot be: a set of several RFCs, a web address.  Of a draft without a revision the
 * datatracker is asked for the newest, and the event's target says which that is; where it does not
 * tell, the newest of this machine comes with a warning.  FAILED also says that a number was never
 * issued or is PDF only: only where no layer of this machine has a text for it after all. */
uint64_t library_open(struct library *l, struct str target, struct err *e);

/* As library_open; a PREVIEW may come before READY, which then waits for library_continue. */
uint64_t library_open_preview(struct library *l, struct str target, struct err *e);

/* The previews that came are shown: go on with the whole.  Cheap where there were none. */
void library_continue(struct library *l);

/* As library_open, but nothing is fetched: FAILED where this machine has no text of it. */
uint64_t library_open_local(struct library *l, struct str target, struct err *e);

/* As library_open, for RAW. */
uint64_t library_open_raw(struct library *l, struct str target, struct err *e);

/* Begins to get a URL once, only to see what happens on the way; what: its name in sentences.  The
 * ticket of its one EVENT_DIAGNOSIS, or 0 and *e when offline. */
uint64_t library_diagnose(struct library *l, const char *url, const char *what, struct err *e);

/* A fetch that waits for its next try is tried now; nothing happens to others. */
void library_try_now(struct library *l, uint64_t ticket);

/* Adds what became of the last fetches, and how far those under way are, as a document. */
void library_fetches(const struct library *l, struct strbuf *out);

/* Begins to ask what became of an Internet-Draft, where that is not known: an EVENT_DRAFT comes if
 * an answer does.  Nothing happens for other documents, and offline. */
void library_ask(struct library *l, struct str target);

/* Adds what a reader of an Internet-Draft is to be warned of, as far as it is known: "published as
 * RFC 9110", "revision 20 is newer". */
void library_notice(const struct library *l, struct str target, struct strbuf *out);

/* Many documents at once (library/bulk.h, whose events come as EVENT_BULK): words name a set
 * (facts: for queries, lent); what of it is here is told by BULK_PLANNED, then library_bulk_begin
 * puts it into the queue, and library_bulk_stop ends it in good order.  ERR_NETWORK when offline.
 * remember: where it is not finished in this run, the next one's library_scan sends EVENT_WANTED;
 * unless it is forgotten. */
bool library_plan(struct library *l, const struct query_facts *facts, struct str words,
                  struct err *e) ATTR_MUST_USE;
bool library_bulk_begin(struct library *l, bool remember, struct err *e) ATTR_MUST_USE;
void library_bulk_stop(struct library *l);
void library_bulk_forget(struct library *l);
const struct bulk *library_bulk(const struct library *l); /* lent, for its tallies */

/* All that is fetched, was or will be, in place of what was in list; and all of it together. */
void library_transfers(const struct library *l, struct transferlist *list);
struct transfer_totals library_totals(const struct library *l);

/* Adds what happened to one of the list, layer by layer; false: that is not known any more. */
bool library_tell_transfer(const struct library *l, uint64_t id, struct strbuf *out) ATTR_MUST_USE;

/* Gives one of the list up, in any state. */
void library_drop_transfer(struct library *l, uint64_t id);

/* One that waits is tried now, one of many that failed again; false: neither. */
bool library_retry_transfer(struct library *l, uint64_t id) ATTR_MUST_USE;

/* While paused only what the reader waits for is fetched. */
void library_pause(struct library *l, bool paused);
bool library_is_paused(const struct library *l);

/* A document opened lately: held for the caller, at once; NULL if it must be opened. */
struct document *library_recent(struct library *l, struct str target);

/* Forgets a ticket; FAILED with ERR_CANCELLED comes for it, unless it ended already. */
void library_cancel(struct library *l, uint64_t ticket);

/* Begins a search (how: enum pattern_how); any search before it is given up and sends no event.
 * Holds d as long as it needs it. */
uint64_t library_search(struct library *l, struct document *d, struct str pattern, unsigned how);

/* Gives up the search, if one runs. */
void library_search_cancel(struct library *l);

/* Begins to fetch the index anew.  The ticket of the events that come: EVENT_PROGRESS and one
 * EVENT_CATALOG, with
 *     .checked 0: it failed, and .err says why; the catalogue stays what it was
 *     .checked, no .catalog: the index is the one that is known
 *     .catalog: in use from now on; .changes since the one before, which lives as long as the event
 * and in these two cases with a warning in .err where it could not be kept.  0 and *e when offline.
 * While one runs, it is that one's ticket.  An EVENT_CATALOG of no ticket puts the built-in
 * catalogue in place of a damaged one. */
uint64_t library_refresh(struct library *l, struct err *e);

/* Gives up the refresh, if one runs: its EVENT_CATALOG does not come, or comes with a catalogue. */
void library_refresh_cancel(struct library *l);
bool library_is_refreshing(const struct library *l);

/* The day, as YYYYMMDD, when the index was last known to be current. */
uint32_t library_index_day(const struct library *l);

/* The same for now, in UTC. */
uint32_t library_today(void);

/* Looking at it again is wanted: it is a day old, the settings allow it, nothing runs. */
bool library_refresh_is_due(const struct library *l);

/* Begins to check every text on the shelf: an EVENT_REFUSED for each that is not what it should be,
 * then EVENT_VERIFIED under the ticket. */
uint64_t library_verify(struct library *l);

/* Begins to look what this machine has: EVENT_LOCAL, EVENT_NEWS and EVENT_MEMORY come. */
void library_scan(struct library *l);

/* EVENT_MEMORY, the last event of a scan, is still to come. */
bool library_is_scanning(const struct library *l);

/* What only the reader can make; lent. */
struct memory *library_memory(const struct library *l);

/* The errata of all RFCs; lent. */
struct erratasync *library_errata(const struct library *l);

/* Work of this machine (disk, parse, search) is under way whose event is likely within a moment. */
bool library_is_busy(const struct library *l);

/* Sleeps until an event waits; for callers without a screen. */
void library_wait(struct library *l);

#endif

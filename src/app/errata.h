/* SPDX-License-Identifier: MIT
 *
 * errata - the errata of the RFC that is read or under the cursor: at once where they are known,
 * else fetched while reading goes on.  From the first time on they are kept current, once a day.
 */
#ifndef APP_ERRATA_H
#define APP_ERRATA_H

#include "base/platform.h"
#include "app/state.h"

/* Shows those of an RFC (0: of what is none), or says that it has none, or begins to fetch. */
void errata_show(struct app *a, uint32_t rfc);

/* Fetches them anew where they were asked for before: because the reader wants all facts anew, or
 * because it is due; both say nothing. */
void errata_refresh(struct app *a);
void errata_if_due(struct app *a);

/* Gives up what the reader waits for; what waits for its next try is tried now.  False: nothing. */
bool errata_give_up(struct app *a);
bool errata_try_now(struct app *a);

/* Gives up the fetch of that ticket, whoever began it.  False: it is another. */
bool errata_drop(struct app *a, uint64_t ticket);

/* False: not an event of theirs. */
bool errata_event(struct app *a, struct event *ev);

#endif

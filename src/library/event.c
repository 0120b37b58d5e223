/* SPDX-License-Identifier: MIT
 *
 * Events: whole messages with owned parts.
 */
#include "base/platform.h"

#include "library/event.h"

#include <stdlib.h>

void event_free(struct event *ev)
{
    if (ev == NULL)
        return;
    free(ev->target);
    document_release(ev->document);
    strbuf_release(&ev->raw);
    matches_release(&ev->matches);
    free(ev->numbers);
    free(ev->places);
    catalogfile_release(ev->catalog);
    catalogfile_release(ev->catalog_before);
    changes_release(&ev->changes);
    free(ev);
}

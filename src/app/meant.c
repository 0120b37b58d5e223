/* SPDX-License-Identifier: MIT
 *
 * Which RFC a command means, and what is done with that one.
 */
#include "base/platform.h"

#include "app/meant.h"

#include "app/copying.h"
#include "app/errata.h"
#include "app/nav.h"
#include "app/outing.h"
#include "app/transferpane.h"
#include "rfc/cite.h"

/* The RFC that a key is about: the one being read, or under the cursor; 0: none. */
static uint32_t meant_rfc(const struct app *a)
{
    const struct document *d = readerview_document(a->reader);
    if (a->reader_focus || a->pane.kind != PANE_NONE)
        return d != NULL ? d->number : 0;
    return catalogview_selected(a->list);
}

void meant_inform(struct app *a)
{
    uint32_t number = meant_rfc(a);
    if (transferpane_is_focused(a))
        transferpane_inform(a);
    else if (number > 0 && catalog_find(library_catalog(a->library), number) >= 0)
        nav_open_about(a, number);
    else
        app_say(a, "this is no RFC of the catalogue");
}

void meant_show_errata(struct app *a)
{
    errata_show(a, meant_rfc(a));
}

void meant_go_current(struct app *a)
{
    uint32_t number = meant_rfc(a), current = 0;
    struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
    if (number > 0)
        current = catalog_current(library_catalog(a->library), number);
    strbuf_addf(&target, "rfc%u", (unsigned)current);
    if (number == 0)
        app_say(a, "this is no RFC of the catalogue");
    else if (current == number)
        app_say(a, "this is the current version: nothing obsoletes it");
    else
        nav_open(a, strbuf_str(&target));
    strbuf_release(&target);
}

/* The reference that is selected, where it is an address; else what is being read. */
void meant_browse(struct app *a)
{
    const struct link *link = a->reader_focus ? readerview_link(a->reader) : NULL;
    struct strbuf url = STRBUF_INIT(STRBUF_TEXT);
    struct ref r = {0};
    bool parsed = link != NULL && ref_parse(link->target, &r);
    if (parsed && r.kind == REF_URL)
        outing_browse(a, link->target);
    else if (parsed && r.kind == REF_RFC) {
        cite_address(r.number, &r, &url);
        outing_browse(a, strbuf_str(&url));
    } else if (copying_address(a, &url))
        outing_browse(a, strbuf_str(&url));
    else
        app_say(a, "this is no RFC of the catalogue");
    strbuf_release(&url);
}

/* SPDX-License-Identifier: MIT
 *
 * Notes.  Thread: main.
 */
#include "base/platform.h"

#include "app/noting.h"

#include <stdlib.h>

#include "app/keeping.h"
#include "app/outing.h"

/* "RFC 9110: HTTP Semantics". */
static void add_heading(const struct app *a, struct str document, struct strbuf *out)
{
    const struct catalog *c = library_catalog(a->library);
    struct ref r = {0};
    if (!ref_parse(document, &r))
        return;
    ref_describe(&r, out);
    ptrdiff_t index = r.kind == REF_RFC ? catalog_find(c, r.number) : -1;
    if (index >= 0)
        strbuf_addf(out, ": %.*s", STR_ARG(catalog_entry(c, (size_t)index).title));
}

static void say_where(struct app *a, const char *file)
{
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&said, "your notes are in %s", file);
    app_say(a, strbuf_cstr(&said));
    strbuf_release(&said);
}

void noting_begin(struct app *a)
{
    struct strbuf heading = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    char *document = keeping_chosen(a);
    if (document == NULL) {
        app_say(a, "there is no document for notes");
        return;
    }
    add_heading(a, str_of(document), &heading);
    char *file =
        memory_begin_notes(library_memory(a->library), str_of(document), strbuf_str(&heading), &e);
    if (file == NULL) {
        app_say_error(a, &e);
    } else {
        outing_edit(a, file);
        say_where(a, file);
    }
    free(file);
    strbuf_release(&heading);
    free(document);
}

/* SPDX-License-Identifier: MIT
 *
 * A target in words: its name, and its title by the catalogue or the text.
 */
#include "base/platform.h"

#include "app/tell.h"

/* What is written at the place: of a heading or a caption, its title. */
static struct str title_at(const struct document *d, const struct ref *r)
{
    bool heading =
        r->place == PLACE_SECTION || r->place == PLACE_APPENDIX || r->place == PLACE_NAME;
    bool caption = r->place == PLACE_FIGURE || r->place == PLACE_TABLE;
    uint32_t line;
    if ((!heading && !caption) || !document_place(d, r, &line))
        return STR_NONE;
    if (heading)
        return document_section_at(d, line)->title;
    const struct caption *c = d->captions;
    while (c->line != line)
        c++;
    return c->title;
}

/* ": RFC 2119, RFC 8174", of a series with several members. */
static void add_members(struct numbers members, struct strbuf *out)
{
    for (size_t i = 0; i < members.n; i++)
        strbuf_addf(out, "%s RFC %u", i > 0 ? "," : ":", members.at[i]);
}

/* ": HTTP Semantics", of an RFC by the catalogue, of a place here by what is written there. */
static void add_title(const struct app *a, const struct ref *r, struct strbuf *out)
{
    const struct catalog *c = library_catalog(a->library);
    const struct document *d = readerview_document(a->reader);
    struct numbers members = catalog_series(c, r->kind, r->number);
    uint32_t number = members.n == 1 ? members.at[0] : r->kind == REF_RFC ? r->number : 0;
    ptrdiff_t index = catalog_find(c, number);
    struct str title = STR_NONE;
    if (members.n > 1)
        add_members(members, out);
    else if (index >= 0)
        title = catalog_entry(c, (size_t)index).title;
    else if (r->kind == REF_HERE && d != NULL)
        title = title_at(d, r);
    if (title.n > 0)
        strbuf_addf(out, ": %.*s", STR_ARG(title));
}

/* The name, (about), and the title. */
static bool add_all(const struct app *a, struct str target, const char *about, struct strbuf *out)
{
    struct ref r = {0};
    if (!ref_parse(target, &r))
        return false;
    ref_describe(&r, out);
    if (about != NULL)
        strbuf_addf(out, " (%s)", about);
    add_title(a, &r, out);
    return true;
}

void tell_add(const struct app *a, struct str target, struct strbuf *out)
{
    add_all(a, target, NULL, out);
}

void tell_target(struct app *a, struct str target, const char *about)
{
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    strbuf_add_cstr(&said, "→ ");
    if (add_all(a, target, about, &said))
        app_say(a, strbuf_cstr(&said));
    strbuf_release(&said);
}

void tell_errata(struct app *a)
{
    const struct document *d = readerview_document(a->reader);
    const struct catalog *c = library_catalog(a->library);
    uint32_t number = d != NULL ? d->number : 0, n = 0;
    ptrdiff_t index = number > 0 ? catalog_find(c, number) : -1;
    struct strbuf note = STRBUF_INIT(STRBUF_TEXT);
    struct erratum_counts counts;
    bool counted = number > 0 && erratasync_counts(library_errata(a->library), number, &counts);
    if (counted)
        n = erratum_open(&counts);
    if (n > 0)
        strbuf_addf(&note, "%u %s", n, n == 1 ? "erratum" : "errata");
    else if (!counted && index >= 0 && catalog_brief(c, (size_t)index).errata)
        strbuf_add_cstr(&note, "errata");
    if (note.n > 0) {
        strbuf_add_cstr(&note, ": ");
        keymap_describe(&a->keymap, CONTEXT_READER, CMD_ERRATA, 1, &note);
    }
    readerview_remark(a->reader, strbuf_cstr(&note));
    strbuf_release(&note);
}

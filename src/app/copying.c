/* SPDX-License-Identifier: MIT
 *
 * A letter, and what it makes of the document and the place in it.
 */
#include "base/platform.h"

#include "app/copying.h"

#include "app/outing.h"
#include "rfc/cite.h"

/* The place to be cited: the section being read, where it has a number. */
static struct ref place_here(const struct app *a)
{
    const struct section *s = a->reader_focus ? readerview_section(a->reader) : NULL;
    struct ref place = {0};
    if (s != NULL && s->label.n > 0) {
        place.place = s->appendix ? PLACE_APPENDIX : PLACE_SECTION;
        place.label = s->label;
    }
    return place;
}

static uint32_t number_here(const struct app *a)
{
    const struct document *d = readerview_document(a->reader);
    if (!a->reader_focus && a->pane.kind == PANE_NONE)
        return catalogview_selected(a->list);
    return d != NULL ? d->number : 0;
}

static bool add_citation(const struct app *a, enum cite_format format, struct strbuf *out)
{
    const struct catalog *c = library_catalog(a->library);
    ptrdiff_t at = catalog_find(c, number_here(a));
    struct ref place = place_here(a);
    if (at < 0)
        return false;
    struct entry entry = catalog_entry(c, (size_t)at);
    if (entry.issued)
        cite_write(&entry, &place, format, out);
    return entry.issued;
}

bool copying_address(const struct app *a, struct strbuf *out)
{
    struct ref place = place_here(a);
    uint32_t number = number_here(a);
    if (number > 0)
        cite_address(number, &place, out);
    return number > 0;
}

/* From its heading to the next one that is no deeper. */
static bool add_section(const struct app *a, struct strbuf *out)
{
    const struct document *d = readerview_document(a->reader);
    const struct section *s = d != NULL ? readerview_section(a->reader) : NULL;
    if (s == NULL)
        return false;
    const struct section *end = s + 1;
    while (end < d->sections + d->section_count && end->level > s->level)
        end++;
    uint32_t last = end < d->sections + d->section_count ? end->line : d->line_count;
    strbuf_add_str(out, str_slice(d->text, d->line_start[s->line], d->line_start[last]));
    return true;
}

static bool add_cited(const struct app *a, enum cite_format format, struct strbuf *out)
{
    if (format != CITE_LINK)
        return add_citation(a, format, out);
    return copying_address(a, out);
}

void copying_letter(struct app *a, uint32_t key)
{
    static const struct {
        char letter;
        enum cite_format format; /* CITE_FORMATS: the section's text */
        const char *what;
    } rows[] = {
        {'c', CITE_TEXT, "the citation"},
        {'b', CITE_BIBTEX, "the BibTeX entry"},
        {'m', CITE_MARKDOWN, "the link in Markdown"},
        {'x', CITE_XML, "the XML reference"},
        {'l', CITE_LINK, "the link"},
        {'s', CITE_FORMATS, "the section"},
    };
    struct strbuf out = STRBUF_INIT(DOCUMENT_MAX);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (key != (uint32_t)rows[i].letter)
            continue;
        bool section = rows[i].format == CITE_FORMATS;
        if (section ? add_section(a, &out) : add_cited(a, rows[i].format, &out))
            outing_copy(a, strbuf_str(&out), rows[i].what);
        else
            app_say(a, section ? "this place is in no section"
                               : "only RFCs of the catalogue can be cited");
        strbuf_release(&out);
        return;
    }
    app_say(a, "y copies: c citation, b BibTeX, m Markdown, x XML, l link, s section");
    strbuf_release(&out);
}

/* SPDX-License-Identifier: MIT
 *
 * A label, and its words wrapped beside it.
 */
#include "base/platform.h"

#include "rfc/about.h"

#include "base/utf8.h"

enum { ABOUT_LABEL = 3, ABOUT_TEXT = 18, ABOUT_W = 72 };

/* Words from column ABOUT_TEXT on, in rows of ABOUT_W columns; the label before the first. */
static void add_words(const char *label, struct str words, struct strbuf *out)
{
    if (words.n == 0)
        return;
    strbuf_addf(out, "%*s%-*s", ABOUT_LABEL, "", ABOUT_TEXT - ABOUT_LABEL, label);
    int x = ABOUT_TEXT;
    while (words.n > 0) {
        struct str word = str_cut(&words, ' ');
        int w = utf8_columns(word);
        if (x > ABOUT_TEXT && x + 1 + w > ABOUT_W) {
            strbuf_addf(out, "\n%*s", ABOUT_TEXT, "");
            x = ABOUT_TEXT;
        }
        strbuf_addf(out, "%s%.*s", x > ABOUT_TEXT ? " " : "", STR_ARG(word));
        x += w + (x > ABOUT_TEXT);
    }
    strbuf_add_cstr(out, "\n");
}

static void add_date(const struct entry *e, struct strbuf *out)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    if (e->day > 0)
        strbuf_addf(&b, "%u ", (unsigned)e->day);
    strbuf_addf(&b, "%s%s%u", rfc_month_name(e->month), e->month > 0 ? " " : "", (unsigned)e->year);
    add_words("Date", strbuf_str(&b), out);
    strbuf_release(&b);
}

static void add_status(const struct entry *e, struct strbuf *out)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    strbuf_add_cstr(&b, rfc_status_name(e->status));
    if (e->published_as != e->status && e->published_as != STATUS_UNKNOWN)
        strbuf_addf(&b, " (published as %s)", rfc_status_name(e->published_as));
    add_words("Status", strbuf_str(&b), out);
    strbuf_release(&b);
    add_words("Stream", str_of(rfc_stream_name(e->stream)), out);
}

static void add_formats(const struct entry *e, struct strbuf *out)
{
    static const struct {
        unsigned format;
        const char *name;
    } names[] = {
        {FORMAT_TEXT, "text"}, {FORMAT_HTML, "HTML"},     {FORMAT_XML, "XML"},
        {FORMAT_PDF, "PDF"},   {FORMAT_PS, "PostScript"},
    };
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (e->formats & names[i].format)
            strbuf_addf(&b, "%s%s", b.n > 0 ? ", " : "", names[i].name);
    add_words("Formats", strbuf_str(&b), out);
    strbuf_release(&b);
}

/* A chapter for each kind of relation there is; each RFC with its title. */
static void add_relations(const struct catalog *c, const struct entry *e, struct strbuf *out)
{
    static const char *const titles[RELATION_COUNT] = {
        [RELATION_OBSOLETED_BY] = "Obsoleted by",
        [RELATION_UPDATED_BY] = "Updated by",
        [RELATION_OBSOLETES] = "Obsoletes",
        [RELATION_UPDATES] = "Updates",
    };
    static const enum rfc_relation order[] = {RELATION_OBSOLETED_BY, RELATION_UPDATED_BY,
                                              RELATION_OBSOLETES, RELATION_UPDATES};
    for (size_t i = 0; i < ARRAY_LEN(order); i++) {
        struct numbers numbers = e->relations[order[i]];
        if (numbers.n > 0)
            strbuf_addf(out, "\n%s\n\n", titles[order[i]]);
        for (size_t k = 0; k < numbers.n; k++) {
            ptrdiff_t at = catalog_find(c, numbers.at[k]);
            struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
            strbuf_addf(&name, "RFC %u", (unsigned)numbers.at[k]);
            struct str title = at >= 0 ? catalog_entry(c, (size_t)at).title : STR("(unknown)");
            add_words(strbuf_cstr(&name), title, out);
            strbuf_release(&name);
        }
    }
}

/* A blank line before each paragraph. */
static void add_abstract(const struct entry *e, struct strbuf *out)
{
    struct str rest = e->abstract, mark = STR(CATALOG_PARAGRAPH);
    const char *label = "Abstract";
    while (rest.n > 0) {
        ptrdiff_t end = str_find(rest, mark, 0);
        size_t n = end < 0 ? rest.n : (size_t)end;
        strbuf_add_cstr(out, "\n");
        add_words(label, str_slice(rest, 0, n), out);
        rest = str_from(rest, end < 0 ? rest.n : n + mark.n);
        label = "";
    }
}

bool about_write(const struct catalog *c, uint32_t number, struct strbuf *out)
{
    ptrdiff_t at = catalog_find(c, number);
    if (at < 0)
        return false;
    struct entry e = catalog_entry(c, (size_t)at);
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(out, "\nAbout RFC %u\n\n", (unsigned)number);
    if (!e.issued) {
        strbuf_add_cstr(out, "   This number was never issued.\n");
        return true;
    }
    add_words("Title", e.title, out);
    add_words("Authors", e.authors, out);
    add_date(&e, out);
    add_status(&e, out);
    add_words("Group", e.group, out);
    add_words("Also", e.also, out);
    strbuf_addf(&b, "%u", (unsigned)e.pages);
    add_words("Pages", e.pages > 0 ? strbuf_str(&b) : STR_NONE, out);
    add_formats(&e, out);
    strbuf_clear(&b);
    strbuf_addf(&b, "10.17487/RFC%04u", (unsigned)number);
    add_words("DOI", strbuf_str(&b), out);
    strbuf_clear(&b);
    strbuf_addf(&b, "https://www.rfc-editor.org/info/rfc%u", (unsigned)number);
    add_words("Page", strbuf_str(&b), out);
    add_words("Errata", e.errata ? STR("reported") : STR_NONE, out);
    add_words("Keywords", e.keywords, out);
    add_abstract(&e, out);
    strbuf_release(&b);
    add_relations(c, &e, out);
    return true;
}

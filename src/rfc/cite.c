/* SPDX-License-Identifier: MIT
 *
 * One function a format.
 */
#include "base/platform.h"

#include "rfc/cite.h"

#include "rfc/authors.h"

#define CITE_HOST "https://www.rfc-editor.org"

static const char *const cite_names[CITE_FORMATS] = {
    [CITE_TEXT] = "text", [CITE_BIBTEX] = "bibtex", [CITE_MARKDOWN] = "markdown",
    [CITE_XML] = "xml",   [CITE_LINK] = "link",
};

bool cite_parse(struct str name, enum cite_format *format)
{
    for (int i = 0; i < CITE_FORMATS; i++)
        if (str_eq_nocase(name, str_of(cite_names[i]))) {
            *format = (enum cite_format)i;
            return true;
        }
    return false;
}

const char *cite_name(enum cite_format format)
{
    return cite_names[format];
}

/* ---------------------------------------------------------------- parts */

/* "STD 97, BCP 14" one by one; "STD", "97". */
static bool next_series(struct str *also, struct str *name, struct str *number)
{
    struct str one = STR_NONE;
    while (one.n == 0 && also->n > 0)
        one = str_trim(str_cut(also, ','));
    *name = str_cut(&one, ' ');
    *number = str_trim(one);
    return name->n > 0 && number->n > 0;
}

static size_t count_authors(struct str authors)
{
    struct author a;
    size_t n = 0;
    while (authors_next(&authors, &a))
        n++;
    return n;
}

/* "Section 8.3" where the place is one that people name; else nothing. */
static void add_place(const struct ref *place, struct strbuf *out)
{
    if (place->place == PLACE_NONE || place->place == PLACE_NAME)
        return;
    struct ref here = *place;
    here.kind = REF_HERE;
    strbuf_add_cstr(out, ", ");
    ref_describe(&here, out);
}

void cite_address(uint32_t number, const struct ref *place, struct strbuf *out)
{
    struct ref at = *place;
    if (place->place == PLACE_NONE) {
        strbuf_addf(out, CITE_HOST "/info/rfc%u", (unsigned)number);
        return;
    }
    at.kind = REF_RFC;
    at.number = number;
    strbuf_add_cstr(out, CITE_HOST "/rfc/");
    ref_format(&at, out);
}

/* ---------------------------------------------------------------- text */

/* The last of several has the surname behind. */
static void add_text_author(const struct author *a, bool inverted, struct strbuf *out)
{
    if (a->initials.n == 0)
        strbuf_add_str(out, a->surname);
    else if (inverted)
        strbuf_addf(out, "%.*s, %.*s", STR_ARG(a->surname), STR_ARG(a->initials));
    else
        strbuf_addf(out, "%.*s %.*s", STR_ARG(a->initials), STR_ARG(a->surname));
    if (a->editor)
        strbuf_add_cstr(out, ", Ed.");
}

static void add_text_authors(struct str authors, struct strbuf *out)
{
    size_t n = count_authors(authors);
    struct author a;
    for (size_t i = 0; authors_next(&authors, &a); i++) {
        bool last = i > 0 && i + 1 == n;
        if (i > 0)
            strbuf_add_cstr(out, !last ? ", " : n == 2 && !a.editor ? " and " : ", and ");
        add_text_author(&a, !last, out);
    }
    if (n > 0)
        strbuf_add_cstr(out, ", ");
}

static void write_text(const struct entry *e, const struct ref *place, struct strbuf *out)
{
    struct str also = e->also, name, number;
    add_text_authors(e->authors, out);
    strbuf_addf(out, "\"%.*s\", ", STR_ARG(e->title));
    while (next_series(&also, &name, &number))
        strbuf_addf(out, "%.*s %.*s, ", STR_ARG(name), STR_ARG(number));
    strbuf_addf(out, "RFC %u", (unsigned)e->number);
    add_place(place, out);
    strbuf_addf(out, ", DOI 10.17487/RFC%04u, %s%s%u, <", (unsigned)e->number,
                rfc_month_name(e->month), e->month > 0 ? " " : "", (unsigned)e->year);
    cite_address(e->number, place, out);
    strbuf_add_cstr(out, ">.\n");
}

/* ---------------------------------------------------------------- BibTeX */

static void add_tex(struct str s, struct strbuf *out)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\\')
            strbuf_add_cstr(out, "\\textbackslash{}");
        else if (c == '~')
            strbuf_add_cstr(out, "\\textasciitilde{}");
        else if (c == '^')
            strbuf_add_cstr(out, "\\textasciicircum{}");
        else
            strbuf_addf(out, "%s%c", str_find_char(STR("&%$#_{}"), c, 0) >= 0 ? "\\" : "", c);
    }
}

static void add_tex_authors(struct str authors, struct strbuf *out)
{
    struct author a;
    for (size_t i = 0; authors_next(&authors, &a); i++) {
        strbuf_add_cstr(out, i > 0 ? " and " : "");
        if (a.initials.n == 0) { /* a body: its words are one name */
            strbuf_add_cstr(out, "{");
            add_tex(a.surname, out);
            strbuf_add_cstr(out, "}");
        } else {
            add_tex(a.initials, out);
            strbuf_add_cstr(out, " ");
            add_tex(a.surname, out);
        }
    }
}

static void write_bibtex(const struct entry *e, const struct ref *place, struct strbuf *out)
{
    strbuf_addf(out,
                "@misc{rfc%u,\n"
                "    series = {Request for Comments},\n"
                "    number = %u,\n"
                "    howpublished = {RFC %u},\n"
                "    publisher = {RFC Editor},\n"
                "    doi = {10.17487/RFC%04u},\n"
                "    url = {",
                (unsigned)e->number, (unsigned)e->number, (unsigned)e->number, (unsigned)e->number);
    cite_address(e->number, place, out);
    strbuf_add_cstr(out, "},\n    author = {");
    add_tex_authors(e->authors, out);
    strbuf_add_cstr(out, "},\n    title = {{");
    add_tex(e->title, out);
    strbuf_add_cstr(out, "}},\n");
    if (e->pages > 0)
        strbuf_addf(out, "    pagetotal = %u,\n", (unsigned)e->pages);
    strbuf_addf(out, "    year = %u,\n", (unsigned)e->year);
    if (e->month > 0) {
        struct str month = str_slice(str_of(rfc_month_name(e->month)), 0, 3);
        strbuf_addf(out, "    month = %c%.*s,\n", char_lower(month.p[0]),
                    STR_ARG(str_from(month, 1)));
    }
    strbuf_add_cstr(out, "}\n");
}

/* ---------------------------------------------------------------- Markdown, XML, link */

static void write_markdown(const struct entry *e, const struct ref *place, struct strbuf *out)
{
    strbuf_addf(out, "[RFC %u", (unsigned)e->number);
    add_place(place, out);
    strbuf_add_cstr(out, ": ");
    for (size_t i = 0; i < e->title.n; i++)
        strbuf_addf(out, "%s%c", str_find_char(STR("\\[]*_`<"), e->title.p[i], 0) >= 0 ? "\\" : "",
                    e->title.p[i]);
    strbuf_add_cstr(out, "](");
    cite_address(e->number, place, out);
    strbuf_add_cstr(out, ")\n");
}

static void add_xml(struct str s, struct strbuf *out)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '&' || c == '<' || c == '>' || c == '"')
            strbuf_add_cstr(out, c == '&'   ? "&amp;"
                                 : c == '<' ? "&lt;"
                                 : c == '>' ? "&gt;"
                                            : "&quot;");
        else
            strbuf_add(out, &c, 1);
    }
}

static void add_xml_author(const struct author *a, struct strbuf *out)
{
    if (a->initials.n == 0) {
        strbuf_add_cstr(out, "    <author><organization>");
        add_xml(a->surname, out);
        strbuf_add_cstr(out, "</organization></author>\n");
        return;
    }
    strbuf_add_cstr(out, "    <author initials=\"");
    add_xml(a->initials, out);
    strbuf_add_cstr(out, "\" surname=\"");
    add_xml(a->surname, out);
    strbuf_add_cstr(out, a->editor ? "\" role=\"editor\"/>\n" : "\"/>\n");
}

static void write_xml(const struct entry *e, const struct ref *place, struct strbuf *out)
{
    struct str authors = e->authors, also = e->also, name, number;
    struct author a;
    strbuf_addf(out, "<reference anchor=\"RFC%u\" target=\"", (unsigned)e->number);
    cite_address(e->number, place, out);
    strbuf_add_cstr(out, "\">\n  <front>\n    <title>");
    add_xml(e->title, out);
    strbuf_add_cstr(out, "</title>\n");
    while (authors_next(&authors, &a))
        add_xml_author(&a, out);
    strbuf_add_cstr(out, "    <date");
    if (e->month > 0)
        strbuf_addf(out, " month=\"%s\"", rfc_month_name(e->month));
    strbuf_addf(out, " year=\"%u\"/>\n  </front>\n", (unsigned)e->year);
    while (next_series(&also, &name, &number))
        strbuf_addf(out, "  <seriesInfo name=\"%.*s\" value=\"%.*s\"/>\n", STR_ARG(name),
                    STR_ARG(number));
    strbuf_addf(out,
                "  <seriesInfo name=\"RFC\" value=\"%u\"/>\n"
                "  <seriesInfo name=\"DOI\" value=\"10.17487/RFC%04u\"/>\n</reference>\n",
                (unsigned)e->number, (unsigned)e->number);
}

static void write_link(const struct entry *e, const struct ref *place, struct strbuf *out)
{
    cite_address(e->number, place, out);
    strbuf_add_cstr(out, "\n");
}

void cite_write(const struct entry *entry, const struct ref *place, enum cite_format format,
                struct strbuf *out)
{
    static void (*const writers[CITE_FORMATS])(const struct entry *, const struct ref *,
                                               struct strbuf *) = {
        [CITE_TEXT] = write_text, [CITE_BIBTEX] = write_bibtex, [CITE_MARKDOWN] = write_markdown,
        [CITE_XML] = write_xml,   [CITE_LINK] = write_link,
    };
    writers[format](entry, place, out);
}

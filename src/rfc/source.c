/* SPDX-License-Identifier: MIT
 *
 * Names of files and URLs, and what can be known before a fetch.  What came of one is judged in
 * sourcecheck.c.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/source.h"

#include "base/utf8.h"

void source_file_name(uint32_t number, struct strbuf *out)
{
    strbuf_addf(out, "rfc%u.txt", (unsigned)number);
}

bool source_file_number(struct str name, uint32_t *number)
{
    static const char *const suffixes[] = {".txt", ".txt.gz"};
    if (!str_starts(name, STR("rfc")))
        return false;
    for (size_t i = 0; i < ARRAY_LEN(suffixes); i++) {
        struct str suffix = str_of(suffixes[i]);
        if (str_ends(name, suffix) && name.n > suffix.n + 3 &&
            str_number(str_slice(name, 3, name.n - suffix.n), REF_NUMBER_MAX, number))
            return *number > 0;
    }
    return false;
}

void source_url(struct str base_url, uint32_t number, struct strbuf *out)
{
    while (base_url.n > 0 && base_url.p[base_url.n - 1] == '/')
        base_url.n--;
    strbuf_add_str(out, base_url);
    strbuf_add_cstr(out, "/rfc/");
    source_file_name(number, out);
}

static bool source_is_one_word(struct str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);
        if (cp == UTF8_BAD || cp == ' ' || utf8_is_control(cp))
            return false;
    }
    return true;
}

bool source_base_url_check(struct str base_url, struct err *e)
{
    static const char *const schemes[] = {"https://", "http://", "file://"};
    for (size_t i = 0; i < ARRAY_LEN(schemes); i++) {
        struct str scheme = str_of(schemes[i]);
        struct str rest = str_from(base_url, scheme.n);
        if (!str_starts_nocase(base_url, scheme))
            continue;
        if (rest.n == 0 || (rest.p[0] == '/') != (scheme.p[0] == 'f') || !source_is_one_word(rest))
            break;
        return true;
    }
    size_t n = utf8_clip(str_slice(base_url, 0, 100), 50);
    return err_set(e, ERR_USAGE,
                   "\"%.*s%s\" is not a server's address: use https://host, http://host or "
                   "file:///path",
                   (int)n, n > 0 ? base_url.p : "", n < base_url.n ? "…" : "");
}

/* What there is instead of a text: the first of these that there is. */
static const char *source_other_format(unsigned formats)
{
    static const struct {
        unsigned format;
        const char *name;
    } names[] = {{FORMAT_PDF, "PDF"}, {FORMAT_PS, "PostScript"}, {FORMAT_XML, "XML"}};
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if ((formats & names[i].format) != 0)
            return names[i].name;
    return "HTML";
}

bool source_expect(const struct catalog *c, uint32_t number, struct err *e)
{
    ptrdiff_t index = catalog_find(c, number);
    if (index < 0)
        return true;
    struct entry entry = catalog_entry(c, (size_t)index);
    if (!entry.issued)
        return err_set(e, ERR_NOT_FOUND, "RFC %u was never issued (catalogue)", (unsigned)number);
    if (entry.formats != 0 && (entry.formats & FORMAT_TEXT) == 0)
        return err_set(e, ERR_NOT_FOUND,
                       "RFC %u has no text, it was published as %s only (catalogue)",
                       (unsigned)number, source_other_format(entry.formats));
    return true;
}

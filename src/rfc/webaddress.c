/* SPDX-License-Identifier: MIT
 *
 * A base a kind; what stands behind it is the canonical target.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/webaddress.h"

/* Of the kinds that are on the web; the target goes behind.  A series has no places. */
static const char *const bases[] = {
    [REF_RFC] = "https://www.rfc-editor.org/rfc/",
    [REF_BCP] = "https://www.rfc-editor.org/info/",
    [REF_STD] = "https://www.rfc-editor.org/info/",
    [REF_FYI] = "https://www.rfc-editor.org/info/",
    [REF_DRAFT] = "https://datatracker.ietf.org/doc/html/",
    [REF_URL] = "",
    [REF_MAIL] = "",
    [REF_FILE] = NULL,
    [REF_GUIDE] = NULL,
};

/* What may stand in an address is kept; a tag may hold a blank or a letter that is not ASCII. */
static void add_encoded(struct str s, struct strbuf *out)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c <= ' ' || c >= 0x7F || str_find_char(STR("\"<>\\^`{|}"), s.p[i], 0) >= 0)
            strbuf_addf(out, "%%%02X", c);
        else
            strbuf_add_char(out, s.p[i]);
    }
}

bool webaddress_add(const struct ref *r, const struct ref *here, struct strbuf *out)
{
    struct ref at = r->kind == REF_HERE ? *here : *r;
    at.place = r->place;
    at.label = r->label;
    const char *base = bases[at.kind];
    if (base == NULL)
        return false;
    struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
    ref_format(&at, &target);
    strbuf_add_cstr(out, base);
    add_encoded(strbuf_str(&target), out);
    strbuf_release(&target);
    return true;
}

/* SPDX-License-Identifier: MIT
 *
 * A table of beginnings.  Owner and thread: the net thread.
 */
#include "base/platform.h"

#include "net/trace.h"

#include "net/url.h"

/* "https_proxy == 'http://user:secret@proxy.example:3128'" without what is nobody's business. */
static void trace_proxy(struct ladder *l, struct str rest)
{
    struct str variable = str_cut(&rest, ' ');
    if (str_eq_nocase(variable, STR("no_proxy")))
        return; /* whom to ask directly: told whether that host is one of them or not */
    str_cut(&rest, '\'');
    size_t end = rest.n;
    while (end > 0 && rest.p[end - 1] != '\'')
        end--;
    struct strbuf shown = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&shown, "$%.*s: ", STR_ARG(variable));
    url_add_public(&shown, str_slice(rest, 0, end > 0 ? end - 1 : rest.n));
    ladder_set(&l->proxy, strbuf_str(&shown));
    strbuf_release(&shown);
}

static void trace_tls(struct ladder *l, struct str rest)
{
    ladder_set(&l->tls, rest);
}

static void trace_subject(struct ladder *l, struct str rest)
{
    ladder_set(&l->subject, rest);
}

static void trace_expires(struct ladder *l, struct str rest)
{
    ladder_set(&l->expires, rest);
}

static void trace_issuer(struct ladder *l, struct str rest)
{
    ladder_set(&l->issuer, rest);
}

static const struct {
    const char *beginning;
    void (*keep)(struct ladder *l, struct str rest);
} TRACE_LINES[] = {
    {"Uses proxy env variable ", trace_proxy},
    {"SSL connection using ", trace_tls},
    {"subject: ", trace_subject},
    {"expire date: ", trace_expires},
    {"issuer: ", trace_issuer},
};

void trace_text(struct ladder *l, struct str text)
{
    text = str_trim(text);
    for (size_t i = 0; i < ARRAY_LEN(TRACE_LINES); i++) {
        struct str beginning = str_of(TRACE_LINES[i].beginning);
        if (str_starts(text, beginning)) {
            TRACE_LINES[i].keep(l, str_from(text, beginning.n));
            return;
        }
    }
}

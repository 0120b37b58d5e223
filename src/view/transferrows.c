/* SPDX-License-Identifier: MIT
 *
 * A transfer → a row.  Pure.
 */
#include "base/platform.h"

#include "view/transferrows.h"

#include "base/amount.h"
#include "base/strbuf.h"

static void add_name(const struct transferrow *t, const struct catalog *c, struct strbuf *out)
{
    ptrdiff_t index = t->number > 0 ? catalog_find(c, t->number) : -1;
    if (t->number > 0)
        strbuf_addf(out, "RFC %u", (unsigned)t->number);
    else
        strbuf_add_cstr(out, t->name);
    if (t->seconds >= 0)
        strbuf_addf(out, "  again in %lld s:", (long long)t->seconds);
    if (t->why != NULL)
        strbuf_addf(out, "  %s", t->why);
    else if (index >= 0)
        strbuf_addf(out, "  %.*s", STR_ARG(catalog_entry(c, (size_t)index).title));
}

/* "12.1 kB of 40.0 kB, 3.1 kB/s" */
static void add_size(const struct transferrow *t, struct strbuf *out)
{
    if (t->received > 0)
        amount_add_bytes(t->received, out);
    if (t->received > 0 && t->expected > t->received) {
        strbuf_add_cstr(out, " of ");
        amount_add_bytes(t->expected, out);
    }
    if (t->received > 0 && t->rate > 0) {
        strbuf_add_cstr(out, ", ");
        amount_add_bytes(t->rate, out);
        strbuf_add_cstr(out, "/s");
    }
}

void transferrows_add(const struct transferrow *t, const struct catalog *c, struct rows *rows)
{
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT), aside = STRBUF_INIT(STRBUF_TEXT),
                  target = STRBUF_INIT(STRBUF_TEXT);
    add_name(t, c, &text);
    add_size(t, &aside);
    if (t->number > 0)
        strbuf_addf(&target, "rfc%u", (unsigned)t->number);
    rows_add(rows, &(struct row){
                       .key = t->key,
                       .target = strbuf_str(&target),
                       .head = str_of(t->state),
                       .text = strbuf_str(&text),
                       .aside = strbuf_str(&aside),
                       .role = t->bad    ? ROLE_ERROR
                               : t->over ? ROLE_DIM
                                         : ROLE_TEXT,
                   });
    strbuf_release(&text);
    strbuf_release(&aside);
    strbuf_release(&target);
}

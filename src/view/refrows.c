/* SPDX-License-Identifier: MIT
 *
 * Links → rows.  Places within the document itself are left out, but entries of its References
 * that lead nowhere else.  Pure.
 */
#include "base/platform.h"

#include "view/refrows.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"

struct reference {
    struct str target; /* a document, or "#ref-TAG" */
    uint32_t first;    /* link */
    uint32_t uses;     /* before the References */
    enum reftag_standing standing;
};

struct references {
    VEC(struct reference) list;
};

/* Of a link: "rfc9110#section-4" is a use of rfc9110, "#ref-TAG" of itself; empty: of nothing. */
static struct str what_is_meant(struct str target)
{
    struct str document = ref_document(target);
    if (document.n > 0)
        return document;
    return str_starts(target, STR("#ref-")) ? target : STR_NONE;
}

static int by_target(const void *a, const void *b)
{
    const struct reference *x = a, *y = b;
    size_t n = x->target.n < y->target.n ? x->target.n : y->target.n;
    int order = n > 0 ? memcmp(x->target.p, y->target.p, n) : 0;
    if (order == 0)
        order = (x->target.n > y->target.n) - (x->target.n < y->target.n);
    return order != 0 ? order : (x->first > y->first) - (x->first < y->first);
}

static int by_first(const void *a, const void *b)
{
    const struct reference *x = a, *y = b;
    return (x->first > y->first) - (x->first < y->first);
}

/* One a link, then one a target. */
static void gather(const struct document *d, struct references *r)
{
    uint32_t references = d->line_start[d->references_line];
    for (uint32_t i = 0; i < d->link_count; i++) {
        const struct link *link = &d->links[i];
        struct str target = what_is_meant(link->target);
        if (target.n > 0)
            VEC_PUSH(&r->list,
                     (struct reference){target, i, link->start < references, link->standing});
    }
    if (r->list.n == 0)
        return;
    qsort(r->list.at, r->list.n, sizeof *r->list.at, by_target);
    size_t n = 0;
    for (size_t i = 0; i < r->list.n; i++) {
        struct reference *x = &r->list.at[i], *last = n > 0 ? &r->list.at[n - 1] : NULL;
        if (last != NULL && str_eq(last->target, x->target)) {
            last->uses += x->uses;
            if (last->standing == REFTAG_UNSTATED)
                last->standing = x->standing;
        } else {
            r->list.at[n++] = *x;
        }
    }
    r->list.n = n;
    qsort(r->list.at, n, sizeof *r->list.at, by_first);
}

/* What the catalogue knows of an RFC: its title; is it obsolete. */
static void add_title(const struct catalog *c, const struct ref *r, struct strbuf *text,
                      bool *obsolete)
{
    ptrdiff_t index = r->kind == REF_RFC ? catalog_find(c, r->number) : -1;
    *obsolete = false;
    if (index < 0)
        return;
    struct entry entry = catalog_entry(c, (size_t)index);
    *obsolete = entry.relations[RELATION_OBSOLETED_BY].n > 0;
    strbuf_addf(text, "  %.*s", STR_ARG(entry.title));
}

static void add_row(const struct reference *r, const struct catalog *c, struct numbers local,
                    struct rows *rows)
{
    static const char *const standings[] = {
        [REFTAG_UNSTATED] = "",
        [REFTAG_NORMATIVE] = " norm.",
        [REFTAG_INFORMATIVE] = " inf. ",
    };
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT), aside = STRBUF_INIT(STRBUF_TEXT);
    struct ref ref = {0};
    bool obsolete = false;
    if (ref_parse(r->target, &ref))
        ref_describe(&ref, &text);
    else
        strbuf_add_str(&text, r->target);
    add_title(c, &ref, &text, &obsolete);
    bool here = ref.kind == REF_RFC && numbers_hold(local, ref.number);
    strbuf_addf(&aside, "%c%c %u×%s", here ? '+' : ' ', obsolete ? 'x' : ' ', r->uses,
                standings[r->standing]);
    rows_add(rows, &(struct row){
                       .key = r->first,
                       .target = r->target,
                       .text = strbuf_str(&text),
                       .aside = strbuf_str(&aside),
                       .role = obsolete ? ROLE_OBSOLETE : ROLE_TEXT,
                   });
    strbuf_release(&text);
    strbuf_release(&aside);
}

void refrows_add(const struct document *d, const struct catalog *c, struct numbers local,
                 struct rows *rows)
{
    struct references r = {0};
    gather(d, &r);
    for (size_t i = 0; i < r.list.n; i++)
        add_row(&r.list.at[i], c, local, rows);
    VEC_RELEASE(&r.list);
}

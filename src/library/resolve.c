/* SPDX-License-Identifier: MIT
 *
 * What can be told from the name alone.  Pure.
 */
#include "base/platform.h"

#include "library/resolve.h"

#include "base/strbuf.h"

/* "RFC 2119 and RFC 8174", for a series with several members. */
static void resolve_list_members(struct numbers members, struct strbuf *out)
{
    size_t shown = members.n < 6 ? members.n : 6;
    for (size_t i = 0; i < shown; i++)
        strbuf_addf(out, "%sRFC %u",
                    i == 0               ? ""
                    : i + 1 == members.n ? " and "
                                         : ", ",
                    members.at[i]);
    if (shown < members.n)
        strbuf_add_cstr(out, ", …");
}

/* The highest number of the series that is in use; 0: none. */
static uint32_t resolve_last(const struct catalog *c, enum ref_kind series)
{
    uint32_t last = 0;
    for (size_t i = 0; i < catalog_series_count(c); i++) {
        enum ref_kind kind;
        uint32_t number;
        struct numbers members = catalog_series_at(c, i, &kind, &number);
        if (kind == series && members.n > 0 && number > last)
            last = number;
    }
    return last;
}

/* A series of one member is that member. */
static bool resolve_series(const struct catalog *c, struct ref *r, struct err *e)
{
    struct numbers members = catalog_series(c, r->kind, r->number);
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT), list = STRBUF_INIT(STRBUF_TEXT);
    ref_describe(&(struct ref){.kind = r->kind, .number = r->number}, &name);
    resolve_list_members(members, &list);
    bool one = members.n == 1;
    if (members.n == 0 && r->number > resolve_last(c, r->kind))
        err_set(e, ERR_NOT_FOUND, "%s was never assigned: the highest number is %u (catalogue)",
                strbuf_cstr(&name), (unsigned)resolve_last(c, r->kind));
    else if (members.n == 0)
        err_set(e, ERR_NOT_FOUND, "%s holds no RFC today (catalogue)", strbuf_cstr(&name));
    else if (!one)
        err_set(e, ERR_USAGE, "%s is %s: name one of them", strbuf_cstr(&name), strbuf_cstr(&list));
    else
        *r = (struct ref){.kind = REF_RFC, .number = members.at[0]};
    strbuf_release(&name);
    strbuf_release(&list);
    return one;
}

bool resolve_document(const struct catalog *c, struct ref *r, struct err *e)
{
    switch (r->kind) {
    case REF_RFC:
    case REF_DRAFT:
    case REF_FILE:
    case REF_GUIDE:
        return true;
    case REF_BCP:
    case REF_STD:
    case REF_FYI:
        return resolve_series(c, r, e);
    case REF_URL:
        return err_set(e, ERR_USAGE, "%.*s is for a browser: it is no RFC", STR_ARG(r->name));
    case REF_MAIL:
        return err_set(e, ERR_USAGE, "an e-mail address: %.*s", STR_ARG(r->name));
    case REF_HERE:
        break;
    }
    return err_set(e, ERR_USAGE, "no document is named");
}

bool resolve_offline(const struct ref *r, struct err *e)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    ref_describe(r, &name);
    err_set(e, ERR_NETWORK,
            "%s is not on this machine and rfcview is offline: start without --offline, or name a "
            "mirror that has it",
            strbuf_cstr(&name));
    strbuf_release(&name);
    return false;
}

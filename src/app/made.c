/* SPDX-License-Identifier: MIT
 *
 * The table of made documents.  Thread: main.
 */
#include "base/platform.h"

#include "app/made.h"

#include "rfc/about.h"
#include "view/commandhelp.h"

static void made_write_help(const struct app *a, struct str target, struct strbuf *out)
{
    (void)target;
    commandhelp_write(&a->keymap, a->help_context, out);
}

static void made_write_fetches(const struct app *a, struct str target, struct strbuf *out)
{
    (void)target;
    library_fetches(a->library, out);
}

static void made_write_fetch(const struct app *a, struct str target, struct strbuf *out)
{
    uint64_t id = 0;
    struct str digits = str_from(target, sizeof NAV_FETCH - 1);
    for (size_t i = 0; i < digits.n; i++)
        id = id * 10 + (uint64_t)(digits.p[i] - '0');
    if (!library_tell_transfer(a->library, id, out))
        strbuf_add_cstr(out, "\n   Nothing more is known of this fetch.\n");
}

static void made_write_about(const struct app *a, struct str target, struct strbuf *out)
{
    uint32_t number = 0;
    struct str digits = str_from(target, sizeof NAV_ABOUT - 1);
    if (!str_number(digits, REF_NUMBER_MAX, &number) ||
        !about_write(library_catalog(a->library), number, out))
        strbuf_add_cstr(out, "\n   Nothing is known of this document.\n");
}

static void made_write_errata(const struct app *a, struct str target, struct strbuf *out)
{
    uint32_t number = 0;
    struct str digits = str_from(target, sizeof NAV_ERRATA - 1);
    size_t before = out->n;
    if (str_number(digits, REF_NUMBER_MAX, &number))
        (void)!erratasync_write(library_errata(a->library), number, out);
    if (out->n == before)
        strbuf_add_cstr(out, "\n   No errata of this document are known.\n");
}

static const struct made MADE[] = {
    {NAV_HELP, "Help", false, made_write_help},
    {NAV_FETCHES, "Fetches", true, made_write_fetches},
    {NAV_FETCH, "Fetch", true, made_write_fetch},
    {NAV_ABOUT, "Information", false, made_write_about},
    {NAV_ERRATA, "Errata", false, made_write_errata},
};

const struct made *made_find(struct str target)
{
    for (size_t i = 0; i < ARRAY_LEN(MADE); i++) {
        struct str name = str_of(MADE[i].target);
        bool more = str_ends(name, STR(":"));
        if (more ? str_starts(target, name) : str_eq(target, name))
            return &MADE[i];
    }
    return NULL;
}

/* SPDX-License-Identifier: MIT
 *
 * The table of made documents.  Thread: main.
 */
#include "base/platform.h"

#include "app/made.h"

#include "app/transferpane.h"

static void made_write_help(const struct app *a, struct strbuf *out)
{
    command_help(&a->keymap, out);
}

static void made_write_fetches(const struct app *a, struct strbuf *out)
{
    library_fetches(a->library, out);
}

static void made_write_fetch(const struct app *a, struct strbuf *out)
{
    transferpane_write(a, out);
}

static const struct made MADE[] = {
    {NAV_HELP, "Help", false, made_write_help},
    {NAV_FETCHES, "Fetches", true, made_write_fetches},
    {NAV_FETCH, "Fetch", true, made_write_fetch},
};

const struct made *made_find(struct str target)
{
    for (size_t i = 0; i < ARRAY_LEN(MADE); i++)
        if (str_eq(target, str_of(MADE[i].target)))
            return &MADE[i];
    return NULL;
}

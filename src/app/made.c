/* SPDX-License-Identifier: MIT
 *
 * The table of made documents.  Thread: main.
 */
#include "base/platform.h"

#include "app/made.h"

#include "view/commandhelp.h"

static void made_write_help(const struct app *a, struct strbuf *out)
{
    commandhelp_write(&a->keymap, a->help_context, out);
}

static void made_write_fetches(const struct app *a, struct strbuf *out)
{
    library_fetches(a->library, out);
}

static const struct made MADE[] = {
    {NAV_HELP, "Help", false, made_write_help},
    {NAV_FETCHES, "Fetches", true, made_write_fetches},
};

const struct made *made_find(struct str target)
{
    for (size_t i = 0; i < ARRAY_LEN(MADE); i++)
        if (str_eq(target, str_of(MADE[i].target)))
            return &MADE[i];
    return NULL;
}

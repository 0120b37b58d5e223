/* SPDX-License-Identifier: MIT
 *
 * What every part of the program says and asks.
 */
#include "base/platform.h"

#include "app/state.h"

void app_say(struct app *a, const char *text)
{
    strbuf_clear(&a->message);
    strbuf_add_cstr(&a->message, text);
    a->message_is_error = false;
    a->dirty = true;
}

void app_say_error(struct app *a, const struct err *e)
{
    app_say(a, e->text);
    a->message_is_error = true;
}

void app_say_failure(struct app *a, const struct err *e)
{
    app_say_error(a, e);
    strbuf_add_cstr(&a->message, "; ");
    keymap_describe(&a->keymap, app_view(a)->ops->context, CMD_FETCHES, 1, &a->message);
    strbuf_add_cstr(&a->message, " tells more");
}

struct fetching app_fetching(const struct event *ev)
{
    return (struct fetching){ev->stage, ev->received, ev->expected, ev->err, ev->next_try_ms};
}

struct view *app_side(const struct app *a)
{
    return a->pane.kind != PANE_NONE ? rowsview_view(a->pane.rows) : catalogview_view(a->list);
}

struct view *app_view(const struct app *a)
{
    return a->reader_focus ? readerview_view(a->reader) : app_side(a);
}

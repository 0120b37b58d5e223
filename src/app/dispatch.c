/* SPDX-License-Identifier: MIT
 *
 * Keys → commands → the focused view first, then the actions here.
 */
#include "base/platform.h"

#include "app/dispatch.h"

#include <stdlib.h>

#include "app/commandline.h"
#include "app/config.h"
#include "app/copying.h"
#include "app/errata.h"
#include "app/finding.h"
#include "app/gather.h"
#include "app/keeping.h"
#include "app/marks.h"
#include "app/meant.h"
#include "app/nav.h"
#include "app/noting.h"
#include "app/outing.h"
#include "app/pane.h"
#include "app/peek.h"
#include "app/prompt.h"
#include "app/refresh.h"
#include "app/screen.h"
#include "app/sharing.h"
#include "app/tell.h"
#include "app/transferpane.h"
#include "base/log.h"
#include "rfc/cite.h"
#include "ui/key.h"

enum { COUNT_MOST = 9999999 };

/* ---------------------------------------------------------------- actions */

static void act_back(struct app *a)
{
    nav_back(a);
}

static void act_forward(struct app *a)
{
    nav_forward(a);
}

static void act_search(struct app *a)
{
    if (readerview_document(a->reader) != NULL)
        prompt_begin_search(a, false);
}

static void act_search_back(struct app *a)
{
    if (readerview_document(a->reader) != NULL)
        prompt_begin_search(a, true);
}

static void act_next_match(struct app *a)
{
    finding_next(a, CMD_NEXT_MATCH, a->count);
}

static void act_previous_match(struct app *a)
{
    finding_next(a, CMD_PREVIOUS_MATCH, a->count);
}

static void act_contents(struct app *a)
{
    pane_open(a, PANE_CONTENTS);
}

static void act_view(struct app *a)
{
    outing_view(a);
}

static void act_shell(struct app *a)
{
    prompt_begin(a, PROMPT_SHELL, STR_NONE);
}

static void act_pipe(struct app *a)
{
    if (readerview_document(a->reader) != NULL)
        prompt_begin(a, PROMPT_PIPE, STR_NONE);
}

static void act_write(struct app *a)
{
    if (readerview_document(a->reader) != NULL)
        prompt_begin_write(a);
}

static void act_go_section(struct app *a)
{
    if (readerview_document(a->reader) != NULL)
        prompt_begin_section(a);
}

static void act_peek(struct app *a)
{
    peek_begin(a);
}

static void act_references(struct app *a)
{
    pane_open(a, PANE_REFERENCES);
}

static void act_hits(struct app *a)
{
    pane_open(a, PANE_HITS);
}

static void act_jumps(struct app *a)
{
    pane_open(a, PANE_JUMPS);
}

static void act_marks(struct app *a)
{
    pane_open(a, PANE_MARKS);
}

static void act_recent(struct app *a)
{
    pane_open(a, PANE_RECENT);
}

static void act_notes(struct app *a)
{
    pane_open(a, PANE_NOTES);
}

static void act_note(struct app *a)
{
    noting_begin(a);
}

static void act_favourite(struct app *a)
{
    keeping_favourite(a);
}

static void act_forget(struct app *a)
{
    pane_forget(a);
}

static void act_choose(struct app *a)
{
    pane_choose(a);
}

static void act_filter(struct app *a)
{
    prompt_begin_filter(a);
}

static void act_open(struct app *a)
{
    prompt_begin(a, PROMPT_OPEN, STR_NONE);
}

static void act_retry(struct app *a)
{
    if (transferpane_is_focused(a))
        transferpane_retry(a);
    else if (!nav_try_now(a) && !refresh_try_now(a) && !errata_try_now(a))
        nav_retry(a);
}

static void act_refresh(struct app *a)
{
    refresh_begin(a);
    errata_refresh(a);
}

static void act_other_pane(struct app *a)
{
    if (readerview_document(a->reader) == NULL)
        app_say(a, "nothing is open: Enter reads the RFC under the cursor");
    else
        a->reader_focus = !a->reader_focus;
}

static void act_zoom(struct app *a)
{
    a->zoomed = !a->zoomed;
}

static void act_layout(struct app *a)
{
    sharing_next(a);
}

static void act_list_larger(struct app *a)
{
    sharing_grow(a, a->count > 0 ? a->count : 1);
}

static void act_list_smaller(struct app *a)
{
    sharing_grow(a, a->count > 0 ? -a->count : -1);
}

/* The loop, which has the terminal, tells it. */
static void act_mouse(struct app *a)
{
    a->settings->mouse = !a->settings->mouse;
    app_say(a, a->settings->mouse ? "mouse on: the terminal's own selection needs Shift"
                                  : "mouse off");
}

static void act_command_line(struct app *a)
{
    prompt_begin(a, PROMPT_COMMAND, STR_NONE);
}

static void act_reload(struct app *a)
{
    config_reload(a);
}

static void act_help(struct app *a)
{
    if (!nav_is_made(a))
        a->help_context = app_view(a)->ops->context;
    nav_open_help(a);
}

static void act_gather(struct app *a)
{
    gather_plan(a);
}

static void act_transfers(struct app *a)
{
    pane_open(a, PANE_TRANSFERS);
    gather_note(a);
}

static void act_fetches(struct app *a)
{
    nav_open_fetches(a);
}

static void act_guide(struct app *a)
{
    nav_open(a, STR("guide"));
}

static void act_redraw(struct app *a)
{
    a->redraw = true;
}

static void act_suspend(struct app *a)
{
    a->suspend = true;
}

/* From any filter and view, back to the whole series. */
static void show_all(struct app *a)
{
    if (catalogview_filter_words(a->list)[0] != '\0')
        catalogview_filter(a->list, STR_NONE);
    if (catalogview_shown(a->list) != CATALOGVIEW_ALL)
        catalogview_show(a->list, CATALOGVIEW_ALL);
}

/* One thing at a time, what runs first. */
static void act_cancel(struct app *a)
{
    if (nav_give_up(a))
        app_say(a, "cancelled; r tries again");
    else if (refresh_give_up(a))
        app_say(a, "cancelled; R tries again");
    else if (errata_give_up(a))
        app_say(a, "cancelled; e tries again");
    else if (a->reader_focus && readerview_clear_matches(a->reader))
        return;
    else if (a->reader_focus && readerview_clear_link(a->reader))
        return;
    else if (!a->reader_focus && a->pane.kind != PANE_NONE && prompt_filter_words(a).n > 0)
        prompt_filter(a, STR_NONE);
    else if (!a->reader_focus && !pane_close(a))
        show_all(a);
}

static void act_close(struct app *a)
{
    if (a->reader_focus && nav_is_made(a))
        nav_leave_made(a);
    else if (pane_close(a))
        return;
    else if (!a->reader_focus)
        a->quit = true;
    else if (a->one_document)
        a->quit = true;
    else
        nav_close(a);
}

static void act_quit(struct app *a)
{
    a->quit = true;
}

static void (*const actions[CMD_COUNT])(struct app *) = {
    [CMD_BACK] = act_back,
    [CMD_FORWARD] = act_forward,
    [CMD_SEARCH] = act_search,
    [CMD_SEARCH_BACK] = act_search_back,
    [CMD_NEXT_MATCH] = act_next_match,
    [CMD_PREVIOUS_MATCH] = act_previous_match,
    [CMD_CONTENTS] = act_contents,
    [CMD_VIEW] = act_view,
    [CMD_SHELL] = act_shell,
    [CMD_PIPE] = act_pipe,
    [CMD_WRITE] = act_write,
    [CMD_BROWSE] = meant_browse,
    [CMD_GO_SECTION] = act_go_section,
    [CMD_PEEK] = act_peek,
    [CMD_REFERENCES] = act_references,
    [CMD_HITS] = act_hits,
    [CMD_JUMPS] = act_jumps,
    [CMD_MARKS] = act_marks,
    [CMD_RECENT] = act_recent,
    [CMD_NOTES] = act_notes,
    [CMD_NOTE] = act_note,
    [CMD_FAVOURITE] = act_favourite,
    [CMD_FORGET] = act_forget,
    [CMD_CHOOSE] = act_choose,
    [CMD_FILTER] = act_filter,
    [CMD_OPEN] = act_open,
    [CMD_RETRY] = act_retry,
    [CMD_REFRESH] = act_refresh,
    [CMD_TO_READER] = act_other_pane,
    [CMD_OTHER_PANE] = act_other_pane,
    [CMD_ZOOM] = act_zoom,
    [CMD_LAYOUT] = act_layout,
    [CMD_LIST_LARGER] = act_list_larger,
    [CMD_LIST_SMALLER] = act_list_smaller,
    [CMD_MOUSE] = act_mouse,
    [CMD_COMMAND_LINE] = act_command_line,
    [CMD_HELP] = act_help,
    [CMD_INFORMATION] = meant_inform,
    [CMD_ERRATA] = meant_show_errata,
    [CMD_GATHER] = act_gather,
    [CMD_TRANSFERS] = act_transfers,
    [CMD_DROP] = transferpane_drop,
    [CMD_DROP_ALL] = transferpane_drop_all,
    [CMD_PAUSE] = transferpane_pause,
    [CMD_GO_ON] = gather_go_on,
    [CMD_FETCHES] = act_fetches,
    [CMD_CURRENT] = meant_go_current,
    [CMD_GUIDE] = act_guide,
    [CMD_RELOAD] = act_reload,
    [CMD_REDRAW] = act_redraw,
    [CMD_SUSPEND] = act_suspend,
    [CMD_CANCEL] = act_cancel,
    [CMD_CLOSE] = act_close,
    [CMD_QUIT] = act_quit,
};

/* What is done with the letter that is typed next. */
static const struct letter_row {
    const char *asks;
    void (*act)(struct app *a, uint32_t key);
} letters[CMD_COUNT] = {
    [CMD_MARK] = {"mark this place: type a letter, a-z here, A-Z for all documents", marks_set},
    [CMD_COPY] = {"copy: c citation, b BibTeX, m Markdown, x XML, l link, s section",
                  copying_letter},
    [CMD_GO_MARK] = {"go to a mark: type its letter; ' for the place before", marks_go},
};

bool dispatch_knows(enum command command)
{
    return actions[command] != NULL || letters[command].act != NULL;
}

/* ---------------------------------------------------------------- commands and keys */

static void take_intent(struct app *a, struct intent *intent)
{
    switch (intent->kind) {
    case INTENT_OPEN:
        nav_open(a, str_of(intent->text));
        break;
    case INTENT_JUMPED:
        nav_jumped(a, (struct readerview_place){intent->from_line, intent->from_row, -1,
                                                readerview_place(a->reader).left});
        break;
    case INTENT_MESSAGE:
        app_say(a, intent->text);
        break;
    case INTENT_SELECTED:
        tell_target(a, str_of(intent->text), intent->about);
        break;
    case INTENT_NONE:
        break;
    }
    intent_release(intent);
}

static void await_letter(struct app *a, enum command command)
{
    a->letter_for = command;
    app_say(a, letters[command].asks);
}

/* Esc and keys that have a name are no letters. */
static void letter_key(struct app *a, uint32_t key)
{
    enum command command = a->letter_for;
    a->letter_for = CMD_COUNT;
    if (key > ' ' && key != 0x7F && key < KEY_FIRST_CODE)
        letters[command].act(a, key);
}

void dispatch_command(struct app *a, enum command command)
{
    struct view *v = app_view(a);
    struct intent intent = {0};
    if (peek_is_open(a) && peek_command(a, command))
        ;
    else if (actions[command] != NULL)
        actions[command](a);
    else if (letters[command].act != NULL)
        await_letter(a, command);
    else if (v->ops->command(v, command, a->count, &intent))
        take_intent(a, &intent);
    a->count = -1;
    a->dirty = true;
}

void dispatch_forget(struct app *a)
{
    struct intent none = {0};
    strbuf_clear(&a->message);
    a->letter_for = CMD_COUNT;
    a->typing.typed.n = 0;
    a->count = -1;
    if (readerview_is_labelled(a->reader))
        readerview_label_key(a->reader, KEY_ESCAPE, &none);
    intent_release(&none);
}

/* Digits: in the list the number of an RFC, in the text a count.  "0" alone counts nothing. */
static bool digit_key(struct app *a, uint32_t key)
{
    if (key < '0' || key > '9')
        return false;
    char digit = (char)key;
    if (app_view(a)->ops->context == CONTEXT_LIST) {
        prompt_begin(a, PROMPT_OPEN, (struct str){&digit, 1});
        return true;
    }
    long count = (a->count > 0 ? a->count : 0) * 10 + (long)(key - '0');
    a->count = count < COUNT_MOST ? count : COUNT_MOST;
    return true;
}

static void say_unbound(struct app *a, const struct keymap_keys *keys)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    a->count = -1;
    keymap_describe_keys(keys, &b);
    strbuf_add_cstr(&b, " does nothing here; ");
    keymap_describe(&a->keymap, app_view(a)->ops->context, CMD_HELP, 1, &b);
    strbuf_add_cstr(&b, " shows the keys");
    app_say(a, strbuf_cstr(&b));
    strbuf_release(&b);
}

/* A line that was typed; one that is bad stays to be mended. */
static void run_line(struct app *a)
{
    struct asked asked;
    struct err e = {0};
    char *line = a->prompt.entered;
    a->prompt.entered = NULL;
    if (!commandline_run(a, str_of(line), &asked, &e)) {
        prompt_begin(a, PROMPT_COMMAND, str_of(line));
        strbuf_add_cstr(&a->prompt.trouble, e.text);
    } else if (asked.command != CMD_COUNT) {
        a->count = asked.count;
        dispatch_command(a, asked.command);
    }
    free(line);
}

/* So that a log tells what was done, and a test which keys were ever pressed. */
static void log_pressed(enum command command, uint32_t key)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    key_format(key, &name);
    log_line("dispatch", "%s %s", strbuf_cstr(&name), command_row(command)->name);
    strbuf_release(&name);
}

/* A key for the focused pane.  Those typed behind a sequence that turned out to be complete are
 * taken anew: what they mean may be different by then. */
static void pane_key(struct app *a, uint32_t key)
{
    int command;
    struct keymap_keys keys, behind;
    enum context context = app_view(a)->ops->context;
    switch (keymap_type(&a->keymap, &a->typing, context, key, &command, &keys)) {
    case KEYMAP_WAIT:
        break;
    case KEYMAP_COMMAND:
        behind = a->typing.typed;
        a->typing.typed.n = 0;
        if (behind.n == 0)
            log_pressed((enum command)command, key);
        dispatch_command(a, (enum command)command);
        for (size_t i = 0; i < behind.n; i++)
            dispatch_key(a, behind.at[i]);
        break;
    case KEYMAP_UNBOUND:
        say_unbound(a, &keys);
        break;
    }
}

void dispatch_key(struct app *a, uint32_t key)
{
    bool waiting = a->typing.typed.n > 0;
    a->dirty = true;
    strbuf_clear(&a->message);
    if (a->prompt.kind != PROMPT_NONE) {
        prompt_key(a, key);
        if (a->prompt.entered != NULL)
            run_line(a);
        screen_arrange(a);
        return;
    }
    if (gather_key(a, key))
        return;
    if (a->letter_for != CMD_COUNT) {
        letter_key(a, key);
        screen_arrange(a);
        return;
    }
    if (readerview_is_labelled(a->reader)) {
        struct intent intent = {0};
        readerview_label_key(a->reader, key, &intent);
        take_intent(a, &intent);
        screen_arrange(a);
        return;
    }
    if (key == KEY_ESCAPE && (waiting || a->count >= 0)) {
        a->typing.typed.n = 0;
        a->count = -1;
        return;
    }
    if (!waiting && digit_key(a, key))
        return;
    pane_key(a, key);
    screen_arrange(a);
}

void dispatch_event(struct app *a, struct event *ev)
{
    if (gather_event(a, ev))
        return;
    gather_note(a);
    if (refresh_event(a, ev) || errata_event(a, ev) || peek_event(a, ev) || outing_event(a, ev)) {
        screen_arrange(a);
        return;
    }
    switch (ev->kind) {
    case EVENT_MATCHES:
        finding_event(a, ev);
        break;
    case EVENT_LOCAL:
        catalogview_set_local(a->list, ev->numbers, ev->number_count);
        a->dirty = true;
        break;
    case EVENT_MEMORY:
        keeping_came(a);
        sharing_came(a);
        pane_kept(a);
        refresh_scanned(a);
        break;
    case EVENT_NEWS:
        catalogview_set_changes(a->list, &ev->changes);
        a->dirty = true;
        break;
    case EVENT_NOTICE:
        app_say_error(a, &ev->err);
        break;
    default:
        nav_event(a, ev);
        break;
    }
    screen_arrange(a);
}

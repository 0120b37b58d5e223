/* SPDX-License-Identifier: MIT
 *
 * Beginning and end of the full-screen program.
 */
#include "base/platform.h"

#include "app/app.h"

#include <stdlib.h>

#include "app/config.h"
#include "app/keeping.h"
#include "app/loop.h"
#include "app/nav.h"
#include "app/outing.h"
#include "app/prompt.h"
#include "app/refresh.h"
#include "app/script.h"
#include "app/state.h"
#include "app/themes.h"
#include "base/file.h"
#include "ui/term.h"

void app_init(struct app *a, struct settings *settings)
{
    a->settings = settings;
    a->help_context = CONTEXT_READER;
    a->library = library_new(settings);
    a->list = catalogview_new(library_catalog(a->library));
    a->reader = readerview_new();
    a->pane.rows = rowsview_new();
    popup_init(&a->peek.popup);
    a->wrap_heeded = readerview_wraps(a->reader);
    a->outing.argument = a->outing.path = STRBUF_INIT(STRBUF_TEXT);
    a->outing.input = STRBUF_INIT(DOCUMENT_MAX);
    a->outing.copy = STRBUF_INIT(DOCUMENT_MAX);
    a->message = STRBUF_INIT(STRBUF_TEXT);
    a->finding.said = STRBUF_INIT(STRBUF_TEXT);
    a->finding.pattern = xstrdup("");
    a->finding.last = xstrdup("");
    a->prompt.trouble = STRBUF_INIT(STRBUF_TEXT);
    a->gather.words = STRBUF_INIT(STRBUF_TEXT);
    lineedit_init(&a->prompt.line);
    canvas_init(&a->canvas, 1, 1);
    a->count = -1;
    a->letter_for = CMD_COUNT;
    refresh_show_age(a);
}

void app_release(struct app *a)
{
    keeping_leave(a);
    memory_keep_rest(library_memory(a->library));
    library_free(a->library);
    catalogview_free(a->list);
    readerview_free(a->reader);
    rowsview_free(a->pane.rows);
    popup_release(&a->peek.popup);
    free(a->peek.target);
    document_release(a->pane.document);
    nav_release(&a->nav);
    free(a->finding.pattern);
    free(a->finding.last);
    strbuf_release(&a->finding.said);
    prompt_release(&a->prompt);
    outing_release(&a->outing);
    strbuf_release(&a->message);
    strbuf_release(&a->gather.words);
    keymap_release(&a->keymap);
    canvas_release(&a->canvas);
}

static void app_begin(struct app *a, const struct app_options *options)
{
    struct err e = {0};
    a->settings->changed |= SETTINGS_REFLOW; /* also what is as it is initially */
    config_heed(a);
    bool good = config_bind(a, &e);
    themes_begin(a, options->settings);
    if (options->say != NULL && options->say->kind != ERR_NONE)
        config_complain(a, options->say);
    else if (!good)
        config_complain(a, &e);
    if (options->target == NULL)
        return;
    a->one_document = a->zoomed = a->reader_focus = true;
    nav_open(a, str_of(options->target));
    if (a->nav.ticket == 0)
        a->reader_focus = a->zoomed = false;
}

static bool app_run_script(struct app *a, const struct app_options *options, struct err *e)
{
    struct strbuf script = STRBUF_INIT(STRBUF_TEXT);
    bool ok = file_read(options->script, &script, e) &&
              script_run(a, strbuf_str(&script), options->screens, e);
    strbuf_release(&script);
    return ok;
}

bool app_run(const struct app_options *options, int *signal, struct err *e)
{
    struct app a = {0};
    struct terminal *t = NULL;
    *signal = 0;
    app_init(&a, options->settings);
    app_begin(&a, options); /* the text is on its way while the terminal is set up */
    bool ok = true;
    if (options->script != NULL) {
        ok = app_run_script(&a, options, e);
    } else if ((t = term_new(&a.theme, e)) != NULL) {
        a.theme_changed = false; /* that is the one it has */
        themes_follow(&a, t);
        *signal = loop_run(&a, t);
    } else {
        ok = false;
    }
    term_free(t);
    app_release(&a);
    return ok;
}

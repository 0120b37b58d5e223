/* SPDX-License-Identifier: MIT
 *
 * The choice, its steps and its words.  The arithmetic is ui/layout's: a size is what the screen
 * had room for when it was chosen.  Thread: main.
 */
#include "base/platform.h"

#include "app/sharing.h"

enum { STEP_COLUMNS = 2, STEP_ROWS = 1, SIZE_MOST = 10000 };

static const struct choice {
    const char *name, *words;
} choices[LAYOUT_CHOICES] = {
    [LAYOUT_AUTO] = {"auto", "list and text as there is room for them"},
    [LAYOUT_WANT_BESIDE] = {"beside", "list and text side by side"},
    [LAYOUT_WANT_STACKED] = {"stacked", "the list above the text"},
    [LAYOUT_WANT_ONE] = {"single", "one pane at a time"},
};

struct layout_wish sharing_wish(const struct app *a)
{
    return (struct layout_wish){
        .zoomed = a->zoomed,
        .reader_open = readerview_document(a->reader) != NULL,
        .reader_focus = a->reader_focus,
        .choice = a->sharing.choice,
        .columns = a->sharing.columns,
        .rows = a->sharing.rows,
    };
}

/* The panes with the present wish; the screen is arranged anew behind each key. */
static struct layout shared(const struct app *a)
{
    return layout_compute(a->canvas.w, a->canvas.h, sharing_wish(a));
}

void sharing_next(struct app *a)
{
    struct sharing *s = &a->sharing;
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    s->choice = (s->choice + 1) % LAYOUT_CHOICES;
    a->zoomed = false;
    if (s->choice == LAYOUT_AUTO)
        s->columns = s->rows = 0;
    strbuf_add_cstr(&said, choices[s->choice].words);
    bool both = s->choice == LAYOUT_WANT_BESIDE || s->choice == LAYOUT_WANT_STACKED;
    if (both && shared(a).kind == LAYOUT_ONE)
        strbuf_add_cstr(&said, "; this screen is too small for both");
    app_say(a, strbuf_cstr(&said));
    strbuf_release(&said);
    sharing_keep(a);
}

/* Takes the size that the screen has room for.  False: no other than before. */
static bool resize(struct app *a, int columns, int rows)
{
    struct layout before = shared(a), after;
    if (before.kind == LAYOUT_BESIDE)
        a->sharing.columns = columns > 0 ? columns : 1;
    else
        a->sharing.rows = rows > 0 ? rows : 1;
    after = shared(a);
    if (before.kind == LAYOUT_BESIDE)
        a->sharing.columns = after.list.w;
    else
        a->sharing.rows = after.list.h;
    a->dirty = true;
    return after.list.w != before.list.w || after.list.h != before.list.h;
}

void sharing_grow(struct app *a, long steps)
{
    struct layout l = shared(a);
    if (l.rule.w == 0) {
        app_say(a, "one pane has the screen: there is nothing to share");
        return;
    }
    int by = steps < SIZE_MOST ? (int)(steps > -SIZE_MOST ? steps : -SIZE_MOST) : SIZE_MOST;
    if (resize(a, l.list.w + STEP_COLUMNS * by, l.list.h + STEP_ROWS * by))
        sharing_keep(a);
    else
        app_say(a, by > 0 ? "the text cannot be smaller" : "the list cannot be smaller");
}

void sharing_drag(struct app *a, int x, int y)
{
    if (shared(a).rule.w > 0)
        (void)resize(a, x, y);
}

/* ---------------------------------------------------------------- from run to run */

void sharing_keep(struct app *a)
{
    struct memory *m = library_memory(a->library);
    struct strbuf split = STRBUF_INIT(STRBUF_TEXT);
    a->sharing.chosen = true;
    strbuf_addf(&split, "%d %d", a->sharing.columns, a->sharing.rows);
    memory_keep(m, STR("layout"), str_of(choices[a->sharing.choice].name));
    memory_keep(m, STR("split"), strbuf_str(&split));
    strbuf_release(&split);
}

void sharing_came(struct app *a)
{
    const struct memory *m = library_memory(a->library);
    struct str rows = memory_kept(m, STR("split")), columns = str_cut(&rows, ' ');
    struct str name = memory_kept(m, STR("layout"));
    uint32_t w, h;
    if (a->sharing.chosen)
        return;
    for (int i = 0; i < LAYOUT_CHOICES; i++)
        if (str_eq(name, str_of(choices[i].name)))
            a->sharing.choice = (enum layout_choice)i;
    if (str_number(columns, SIZE_MOST, &w) && str_number(rows, SIZE_MOST, &h)) {
        a->sharing.columns = (int)w;
        a->sharing.rows = (int)h;
    }
}

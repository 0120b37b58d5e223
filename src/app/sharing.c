/* SPDX-License-Identifier: MIT
 *
 * The choice, its steps and its words.  The arithmetic is ui/layout's: a size is what the screen
 * had room for when it was chosen.  Thread: main.
 */
#include "base/platform.h"

#include "app/sharing.h"

enum { STEP_COLUMNS = 2, STEP_ROWS = 1, SIZE_MOST = 10000 };

/* In the order of enum settings_layout. */
static const struct choice {
    const char *name, *words;
} choices[LAYOUT_CHOICES] = {
    [LAYOUT_AUTO] = {"auto", "list and text as there is room for them"},
    [LAYOUT_WANT_BESIDE] = {"beside", "list and text side by side"},
    [LAYOUT_WANT_STACKED] = {"stacked", "the list above the text"},
    [LAYOUT_WANT_ONE] = {"single", "one pane at a time"},
};

/* In columns or rows of so many as there are; what is set in columns is none of rows. */
static int set_size(struct settings_size set, int all, bool rows)
{
    if (set.percent)
        return (int)set.number * all / 100;
    return rows ? 0 : (int)set.number;
}

/* Exactly what was chosen on a screen of this size, else as much of it. */
static int share_of(struct share s, int all)
{
    int list = s.list * all / s.of;
    return list > 0 ? list : 1;
}

struct layout_wish sharing_wish(const struct app *a)
{
    const struct sharing *s = &a->sharing;
    int w = a->canvas.w, h = a->canvas.h;
    return (struct layout_wish){
        .zoomed = a->zoomed,
        .reader_open = readerview_document(a->reader) != NULL,
        .reader_focus = a->reader_focus,
        .choice = s->choice,
        .text_columns = (int)a->settings->text_width,
        .columns = s->columns.list > 0 ? share_of(s->columns, w) : set_size(s->split_set, w, false),
        .rows = s->rows.list > 0 ? share_of(s->rows, h) : set_size(s->split_set, h, true),
    };
}

/* ---------------------------------------------------------------- keys and the mouse */

static void keep_choice(struct app *a)
{
    a->sharing.choice_is_new = true;
    memory_keep(library_memory(a->library), STR("layout"), str_of(choices[a->sharing.choice].name));
}

static void keep_size(struct app *a)
{
    struct sharing *s = &a->sharing;
    struct strbuf split = STRBUF_INIT(STRBUF_TEXT);
    s->size_is_new = true;
    strbuf_addf(&split, "%d %d %d %d", s->columns.list, s->columns.of, s->rows.list, s->rows.of);
    memory_keep(library_memory(a->library), STR("split"), strbuf_str(&split));
    strbuf_release(&split);
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
    strbuf_add_cstr(&said, choices[s->choice].words);
    bool both = s->choice == LAYOUT_WANT_BESIDE || s->choice == LAYOUT_WANT_STACKED;
    if (both && shared(a).kind == LAYOUT_ONE)
        strbuf_add_cstr(&said, "; this screen is too small for both");
    app_say(a, strbuf_cstr(&said));
    strbuf_release(&said);
    keep_choice(a);
    if (s->choice == LAYOUT_AUTO) {
        s->columns = s->rows = (struct share){0};
        keep_size(a);
    }
}

static void set_share(struct app *a, enum layout_kind kind, int columns, int rows)
{
    if (kind == LAYOUT_BESIDE)
        a->sharing.columns = (struct share){columns > 0 ? columns : 1, a->canvas.w};
    else
        a->sharing.rows = (struct share){rows > 0 ? rows : 1, a->canvas.h};
}

/* Takes the size that the screen has room for.  False: no other than before. */
static bool resize(struct app *a, int columns, int rows)
{
    struct layout before = shared(a);
    set_share(a, before.kind, columns, rows);
    struct layout after = shared(a);
    set_share(a, before.kind, after.list.w, after.list.h);
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
        keep_size(a);
    else
        app_say(a, by > 0 ? "the text cannot be smaller" : "the list cannot be smaller");
}

void sharing_drag(struct app *a, int x, int y)
{
    if (shared(a).rule.w > 0)
        (void)resize(a, x, y);
}

void sharing_drop(struct app *a)
{
    a->sharing.dragged = false;
    keep_size(a);
}

/* ---------------------------------------------------------------- settings, from run to run */

void sharing_heed(struct app *a)
{
    const struct settings *set = a->settings;
    struct sharing *s = &a->sharing;
    if (s->layout_set != set->layout) {
        s->layout_set = set->layout;
        s->choice = (enum layout_choice)set->layout;
        s->choice_is_new = true;
    }
    if (s->split_set.number != set->split.number || s->split_set.percent != set->split.percent) {
        s->split_set = set->split;
        s->columns = s->rows = (struct share){0};
        s->size_is_new = true;
    }
}

static void take_choice(struct sharing *s, struct str name)
{
    for (int i = 0; i < LAYOUT_CHOICES; i++)
        if (str_eq(name, str_of(choices[i].name)))
            s->choice = (enum layout_choice)i;
}

static bool share_read(struct str *words, struct share *s)
{
    uint32_t list, of;
    if (!str_number(str_cut(words, ' '), SIZE_MOST, &list) ||
        !str_number(str_cut(words, ' '), SIZE_MOST, &of) || (list > 0 && of == 0))
        return false;
    *s = (struct share){(int)list, (int)of};
    return true;
}

static void take_size(struct sharing *s, struct str split)
{
    struct share columns, rows;
    if (!share_read(&split, &columns) || !share_read(&split, &rows) || split.n > 0)
        return;
    s->columns = columns;
    s->rows = rows;
}

void sharing_came(struct app *a)
{
    const struct memory *m = library_memory(a->library);
    if (!a->sharing.choice_is_new)
        take_choice(&a->sharing, memory_kept(m, STR("layout")));
    if (!a->sharing.size_is_new)
        take_size(&a->sharing, memory_kept(m, STR("split")));
}

/* SPDX-License-Identifier: MIT
 *
 * Pens and their changes.  Where attributes are numbers ("ESC [ 1 ; 33 m") the shorter of two ways
 * is taken: ending what is too much, or beginning from plain.  Pure.
 */
#include "base/platform.h"

#include "ui/pen.h"

#include "ui/capstring.h"

static const struct {
    uint8_t bit;
    enum cap cap;
    int on, off;
} pen_attrs[] = {
    {ATTR_BOLD, CAP_BOLD, 1, 22},
    {ATTR_DIM, CAP_DIM, 2, 22},
    {ATTR_UNDERLINE, CAP_UNDERLINE, 4, 24},
    {ATTR_REVERSE, CAP_REVERSE, 7, 27},
};

enum { PEN_LOOK = 128 }; /* bytes: more than any change needs */

static bool pens_is(const struct caps *caps, enum cap cap, struct str bytes)
{
    return !caps_has(caps, cap) || str_eq(caps->at[cap], bytes);
}

/* Whether the numbers of ECMA-48 are this terminal's. */
static void pens_recognize(struct pens *p)
{
    const struct caps *c = p->caps;
    struct strbuf red = STRBUF_INIT(PEN_LOOK);
    capstring_expand(&red, c->at[CAP_FG], 1, 0);
    bool colors = red.n == 0 || str_eq(strbuf_str(&red), STR("\033[31m"));
    bool own = pens_is(c, CAP_OWN_COLORS, STR("\033[39;49m"));
    strbuf_release(&red);
    p->ansi = colors && str_find(c->at[CAP_SGR0], STR("\033[m"), 0) >= 0 &&
              pens_is(c, CAP_BOLD, STR("\033[1m")) && pens_is(c, CAP_REVERSE, STR("\033[7m")) &&
              pens_is(c, CAP_UNDERLINE, STR("\033[4m")) && pens_is(c, CAP_DIM, STR("\033[2m"));
    p->ends = p->ansi && own && str_eq(c->at[CAP_NO_UNDERLINE], STR("\033[24m")) &&
              str_eq(c->at[CAP_NO_STANDOUT], STR("\033[27m"));
}

static struct pen pens_look(const struct caps *caps, const struct theme_look *look, bool colors)
{
    struct pen pen = {COLOR_OWN, COLOR_OWN, look->mono};
    if (colors && caps->depth != DEPTH_NONE)
        pen = (struct pen){look->fg.at[caps->depth], look->bg.at[caps->depth], look->attrs};
    bool colored = pen.fg != COLOR_OWN || pen.bg != COLOR_OWN;
    for (size_t i = 0; i < ARRAY_LEN(pen_attrs); i++)
        if (!caps_has(caps, pen_attrs[i].cap) ||
            (colored && caps->no_color_with & pen_attrs[i].bit))
            pen.attrs &= (uint8_t)~pen_attrs[i].bit;
    if (colored && caps->no_color_with & look->attrs & ATTR_REVERSE)
        pen = (struct pen){pen.bg, pen.fg, pen.attrs};
    return pen;
}

static bool pens_same(const struct pen *a, const struct pen *b)
{
    return a->fg == b->fg && a->bg == b->bg && a->attrs == b->attrs;
}

/* Nothing but its ground is seen of a blank in it. */
static bool pens_blank_is_bare(const struct pen *pen)
{
    return (pen->attrs & (ATTR_UNDERLINE | ATTR_REVERSE)) == 0;
}

void pens_init(struct pens *p, const struct caps *caps, const struct theme *theme, bool colors)
{
    *p = (struct pens){.caps = caps, .at = {[PEN_PLAIN] = {COLOR_OWN, COLOR_OWN, 0}}};
    pens_recognize(p);
    for (int r = 0; r < ROLE_COUNT; r++) {
        uint8_t same = 0;
        p->at[r + 1] = pens_look(caps, &theme->looks[r], colors);
        while (!pens_same(&p->at[same], &p->at[r + 1]))
            same++;
        p->of[r] = same;
    }
    for (int i = 0; i < PEN_COUNT; i++) {
        uint8_t bare = 0;
        while (bare < i && (p->at[bare].bg != p->at[i].bg || !pens_blank_is_bare(&p->at[bare])))
            bare++;
        p->blank[i] = pens_blank_is_bare(&p->at[i]) || i == 0 ? bare : p->of[i - 1];
    }
}

void pens_reset(const struct pens *p, struct strbuf *out)
{
    strbuf_add_str(out, p->caps->at[CAP_SGR0]);
}

/* ---------------------------------------------------------------- numbers */

/* A sequence being put together: "ESC [ 1 ; 33 m". */
struct pen_change {
    char bytes[PEN_LOOK];
    size_t n;
};

static void pen_number(struct pen_change *c, unsigned number)
{
    char digits[8];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    c->bytes[c->n] = c->n == 0 ? '[' : ';';
    c->n++;
    while (at < sizeof digits)
        c->bytes[c->n++] = digits[at++];
}

/* base: 30 for the foreground, 40 for the background. */
static void pen_color(struct pen_change *c, unsigned base, int32_t color)
{
    if (color == COLOR_OWN) {
        pen_number(c, base + 9);
    } else if (color & COLOR_RGB) {
        pen_number(c, base + 8);
        pen_number(c, 2);
        for (int shift = 16; shift >= 0; shift -= 8)
            pen_number(c, (unsigned)color >> shift & 0xFF);
    } else if (color < 8) {
        pen_number(c, base + (unsigned)color);
    } else if (color < 16) {
        pen_number(c, base + 60 + (unsigned)color - 8);
    } else {
        pen_number(c, base + 8);
        pen_number(c, 5);
        pen_number(c, (unsigned)color);
    }
}

/* What has to be begun when had is what is on. */
static void pen_begin(struct pen_change *c, const struct pen *had, const struct pen *to)
{
    for (size_t i = 0; i < ARRAY_LEN(pen_attrs); i++)
        if (to->attrs & ~had->attrs & pen_attrs[i].bit)
            pen_number(c, (unsigned)pen_attrs[i].on);
    if (to->fg != had->fg)
        pen_color(c, 30, to->fg);
    if (to->bg != had->bg)
        pen_color(c, 40, to->bg);
}

static void pen_from_plain(struct pen_change *c, const struct pen *plain, const struct pen *to)
{
    pen_number(c, 0);
    pen_begin(c, plain, to);
    if (c->n == 2)
        c->n = 1; /* "ESC [ m" */
}

static void pen_step(struct pen_change *c, const struct pen *from, const struct pen *to)
{
    unsigned too_much = from->attrs & ~to->attrs, ended = 0;
    for (size_t i = 0; i < ARRAY_LEN(pen_attrs); i++) {
        if (!(too_much & ~ended & pen_attrs[i].bit))
            continue;
        pen_number(c, (unsigned)pen_attrs[i].off);
        for (size_t j = 0; j < ARRAY_LEN(pen_attrs); j++)
            ended |= pen_attrs[j].off == pen_attrs[i].off ? pen_attrs[j].bit : 0u;
    }
    struct pen had = {from->fg, from->bg, (uint8_t)(from->attrs & ~ended)};
    pen_begin(c, &had, to);
}

/* ---------------------------------------------------------------- any terminal */

static void pen_by_names(const struct pens *p, const struct pen *to, struct strbuf *out)
{
    strbuf_add_str(out, p->caps->at[CAP_SGR0]);
    if (to->fg != COLOR_OWN)
        capstring_expand(out, p->caps->at[CAP_FG], to->fg, 0);
    if (to->bg != COLOR_OWN)
        capstring_expand(out, p->caps->at[CAP_BG], to->bg, 0);
    for (size_t i = 0; i < ARRAY_LEN(pen_attrs); i++)
        if (to->attrs & pen_attrs[i].bit)
            strbuf_add_str(out, p->caps->at[pen_attrs[i].cap]);
}

void pens_switch(const struct pens *p, uint8_t from, uint8_t to, struct strbuf *out)
{
    const struct pen *pen = &p->at[to];
    if (from == to)
        return;
    if (!p->ansi) {
        pen_by_names(p, pen, out);
        return;
    }
    struct pen_change anew = {.n = 0}, step = {.n = 0};
    pen_from_plain(&anew, &p->at[PEN_PLAIN], pen);
    bool begins_only = from < PEN_COUNT && (p->at[from].attrs & ~pen->attrs) == 0 &&
                       (p->at[from].fg == COLOR_OWN || pen->fg != COLOR_OWN) &&
                       (p->at[from].bg == COLOR_OWN || pen->bg != COLOR_OWN);
    if (from < PEN_COUNT && (p->ends || begins_only))
        pen_step(&step, &p->at[from], pen);
    const struct pen_change *shorter = step.n > 0 && step.n < anew.n ? &step : &anew;
    strbuf_add_char(out, '\033');
    strbuf_add(out, shorter->bytes, shorter->n);
    strbuf_add_char(out, 'm');
}

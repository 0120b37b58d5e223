/* SPDX-License-Identifier: MIT
 *
 * References in the reader's window.
 */
#include "base/platform.h"

#include "view/readerlinks.h"

#include "base/xmalloc.h"
#include "view/readerwindow.h"

bool readerlinks_clear(struct readerdraw *s)
{
    bool was = s->link >= 0;
    s->link = -1;
    return was;
}

static bool link_is_visible(const struct readerdraw *s, int64_t link)
{
    return link >= 0 && readerwindow_is_visible(s, s->document->links[link].start);
}

/* Where to look for a reference from: the match being shown, else the top of the window. */
static uint32_t link_origin(const struct readerdraw *s)
{
    if (s->current_match >= 0) {
        uint32_t start = s->matches.at[s->current_match].start;
        if (readerwindow_is_visible(s, start))
            return start;
    }
    return readerwindow_top_offset(s);
}

/* The next reference in a direction; where none is selected in the window, the first at the match
 * or in the window (the last there). */
void readerlinks_select(struct readerdraw *s, int step, struct intent *intent)
{
    int64_t count = s->document->link_count, next;
    if (link_is_visible(s, s->link)) {
        next = s->link + step;
    } else if (step > 0) {
        next = document_link_after(s->document, link_origin(s));
        if (next < count && s->document->links[next].start < readerwindow_top_offset(s))
            next++; /* begun above the window */
    } else {
        next = document_link_after(s->document, readerwindow_bottom_offset(s));
        if (next == count || s->document->links[next].start >= readerwindow_bottom_offset(s))
            next--; /* begins below the window */
    }
    if (next < 0 || next >= count)
        return;
    s->link = next;
    readerwindow_reveal(s, s->document->links[next].start);
    static const char *const standings[] = {
        [REFTAG_UNSTATED] = NULL,
        [REFTAG_NORMATIVE] = "normative",
        [REFTAG_INFORMATIVE] = "informative",
    };
    const struct link *link = &s->document->links[next];
    *intent = (struct intent){.kind = INTENT_SELECTED,
                              .text = xstrndup(link->target.p, link->target.n),
                              .about = standings[link->standing]};
}

void readerlinks_follow(struct readerdraw *s, struct intent *intent)
{
    if (!link_is_visible(s, s->link)) {
        readerwindow_scroll(s, 1);
        return;
    }
    struct str target = s->document->links[s->link].target;
    *intent = (struct intent){.kind = INTENT_OPEN, .text = xstrndup(target.p, target.n)};
}

const struct link *readerlinks_selected(const struct readerdraw *s)
{
    return link_is_visible(s, s->link) ? &s->document->links[s->link] : NULL;
}

bool readerlinks_point(struct readerdraw *s, int x, int y)
{
    const struct document *d = s->document;
    uint32_t offset;
    if (!readerwindow_offset_at(s, x, y, &offset))
        return false;
    int64_t link = document_link_after(d, offset);
    if (link == (int64_t)d->link_count || d->links[link].start > offset)
        return false;
    uint32_t line = document_line_at(d, offset);
    struct str before = str_slice(document_line(d, line), 0, offset - d->line_start[line] + 1);
    if (str_trim(before).n == 0)
        return false; /* the indentation of its second line */
    s->link = link;
    return true;
}

/* ---------------------------------------------------------------- labels */

void readerlinks_label(struct readerdraw *s, struct intent *intent)
{
    const struct document *d = s->document;
    uint32_t top = readerwindow_top_offset(s), bottom = readerwindow_bottom_offset(s);
    uint32_t first = document_link_after(d, top), end;
    while (first < d->link_count && d->links[first].start < top)
        first++; /* begun above the window */
    for (end = first; end < d->link_count && d->links[end].start < bottom; end++)
        ;
    readerlabels_begin(&s->labels, first, end - first);
    if (end == first)
        *intent = (struct intent){.kind = INTENT_MESSAGE,
                                  .text = xstrdup("there is no reference on this screen")};
}

void readerlinks_label_key(struct readerdraw *s, uint32_t key, struct intent *intent)
{
    uint32_t link;
    enum readerlabels_result result = readerlabels_key(&s->labels, key, &link);
    if (result == READERLABELS_MORE)
        return;
    s->labels = (struct readerlabels){0};
    if (result != READERLABELS_CHOSEN)
        return;
    struct str target = s->document->links[link].target;
    s->link = link;
    *intent = (struct intent){.kind = INTENT_OPEN, .text = xstrndup(target.p, target.n)};
}

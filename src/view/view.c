/* SPDX-License-Identifier: MIT
 *
 * Intents and statuses: texts with an owner.
 */
#include "base/platform.h"

#include "view/view.h"

#include <stdlib.h>

void intent_release(struct intent *i)
{
    free(i->text);
    *i = (struct intent){0};
}

void view_status_init(struct view_status *s)
{
    struct strbuf empty = STRBUF_INIT(STRBUF_TEXT);
    *s = (struct view_status){empty, empty, empty, empty, empty, empty, empty};
}

void view_status_release(struct view_status *s)
{
    strbuf_release(&s->name);
    strbuf_release(&s->alert);
    strbuf_release(&s->remark);
    strbuf_release(&s->title);
    strbuf_release(&s->brief);
    strbuf_release(&s->place);
    strbuf_release(&s->right);
}

struct rect view_mark_row(struct canvas *c, struct rect line, bool cursor)
{
    canvas_text(c, line, 0, 0, cursor ? STR(">") : STR(" "), cursor ? ROLE_CURSOR : ROLE_TEXT);
    return (struct rect){line.x + 1, line.y, line.w - 1, line.h};
}

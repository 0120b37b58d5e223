/* SPDX-License-Identifier: MIT
 *
 * Rows own their words.  Pure.
 */
#include "base/platform.h"

#include "view/rows.h"

void rows_add(struct rows *rows, const struct row *row)
{
    struct row copy = *row;
    copy.target = arena_str(&rows->arena, row->target);
    copy.head = arena_str(&rows->arena, row->head);
    copy.text = arena_str(&rows->arena, row->text);
    copy.aside = arena_str(&rows->arena, row->aside);
    VEC_PUSH(&rows->list, copy);
}

void rows_release(struct rows *rows)
{
    arena_release(&rows->arena);
    VEC_RELEASE(&rows->list);
    *rows = (struct rows){0};
}

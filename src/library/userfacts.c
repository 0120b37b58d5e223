/* SPDX-License-Identifier: MIT
 *
 * One set after the other: the shelf and the mirrors, what the reader left, what changed.
 * Owned by its caller; single-threaded.
 */
#include "base/platform.h"

#include "library/userfacts.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "library/indexing.h"
#include "library/shelving.h"
#include "store/userdata.h"

static void userfacts_put(struct userfacts *f, enum query_is is, uint32_t *numbers, size_t n)
{
    f->numbers[is] = numbers;
    f->query.are[is] = (struct numbers){numbers, n};
}

static void userfacts_load_local(struct userfacts *f, const struct settings *settings)
{
    struct shelf *shelf = shelving_shelf(settings, true);
    size_t n;
    uint32_t *numbers = shelf_numbers(shelf, &n);
    userfacts_put(f, QUERY_LOCAL, numbers, n);
    shelf_free(shelf);
}

/* The RFCs that memos of a kind are named for; there is one of each name. */
static void userfacts_take(struct userfacts *f, enum query_is is, const struct memos *memos,
                           enum memo_kind kind)
{
    uint32_t *numbers = xreallocarray(NULL, memos->n + 1, sizeof *numbers);
    size_t n = 0;
    for (size_t i = memos_first(memos, kind); i < memos->n && memos->at[i]->kind == kind; i++) {
        struct ref r = {0};
        if (!memos->at[i]->gone && ref_parse(memos->at[i]->name, &r) && r.kind == REF_RFC)
            numbers[n++] = r.number;
    }
    numbers_sort(numbers, n);
    userfacts_put(f, is, numbers, n);
}

static void userfacts_load_user(struct userfacts *f, const struct settings *settings)
{
    if (!userdata_exists(settings->paths.state))
        return;
    struct userdata *u = userdata_open(settings->paths.state, NULL);
    struct memos memos = {0};
    userdata_get(u, &memos);
    userfacts_take(f, QUERY_READ, &memos, MEMO_PLACE);
    userfacts_take(f, QUERY_FAVOURITE, &memos, MEMO_FAVOURITE);
    memos_release(&memos);
    userdata_close(u);
}

static void userfacts_load_changes(struct userfacts *f, const struct settings *settings)
{
    struct changes changes = {0};
    size_t n;
    indexing_load_changes(settings->paths.data, &changes);
    changes_keep_recent(&changes);
    uint32_t *fresh = changes_numbers(&changes, CHANGES_NEW, &n);
    userfacts_put(f, QUERY_NEW, fresh, n);
    uint32_t *changed = changes_numbers(&changes, CHANGES_OTHER, &n);
    userfacts_put(f, QUERY_CHANGED, changed, n);
    changes_release(&changes);
}

void userfacts_load_all(struct userfacts *f, const struct settings *settings)
{
    *f = (struct userfacts){.query = {.are = {{NULL, 0}}}};
    userfacts_load_local(f, settings);
    userfacts_load_user(f, settings);
    userfacts_load_changes(f, settings);
}

void userfacts_load(struct userfacts *f, const struct settings *settings, struct str line)
{
    *f = (struct userfacts){.query = {.are = {{NULL, 0}}}};
    struct strbuf folded = STRBUF_INIT(STRBUF_TEXT);
    utf8_add_folded(&folded, line);
    if (str_find(strbuf_str(&folded), STR("is:"), 0) >= 0)
        userfacts_load_all(f, settings);
    strbuf_release(&folded);
}

void userfacts_release(struct userfacts *f)
{
    for (size_t i = 0; i < QUERY_FACTS; i++)
        free(f->numbers[i]);
}

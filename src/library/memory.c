/* SPDX-License-Identifier: MIT
 *
 * One set of memos; each change is one memo, put here and sent to the worker, alone or with others.
 * Thread: main.
 */
#include "base/platform.h"

#include "library/memory.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "rfc/ref.h"

struct memory {
    struct worker *worker;
    char *data_dir;
    struct memos memos;
    struct memos rest; /* told, not yet sent to be kept */
    int64_t last;      /* the time of what was told last */
    bool come;
};

struct memory *memory_new(struct worker *worker, const char *data_dir)
{
    struct memory *m = xcalloc(1, sizeof *m);
    m->worker = worker;
    m->data_dir = xstrdup(data_dir);
    return m;
}

void memory_free(struct memory *m)
{
    if (m == NULL)
        return;
    memos_release(&m->memos);
    memos_release(&m->rest);
    free(m->data_dir);
    free(m);
}

/* What is told from now on is later than what was kept, also where the clock was set back a little;
 * but not later than times that nobody can have lived. */
static void memory_begin_after(struct memory *m)
{
    enum { DAY_MS = 86400000 };
    int64_t most = clock_wall_ms() + DAY_MS;
    for (size_t i = 0; i < m->memos.n; i++) {
        int64_t when = m->memos.at[i]->when;
        if (when > m->last && when < most)
            m->last = when;
    }
}

void memory_take(struct memory *m, struct memos *kept)
{
    struct memos mine = m->memos;
    m->memos = *kept;
    *kept = (struct memos){0};
    memory_begin_after(m);
    for (size_t i = 0; i < mine.n; i++)
        memos_put(&m->memos, mine.at[i]);
    memos_release(&mine);
    m->come = true;
}

bool memory_has_come(const struct memory *m)
{
    return m->come;
}

/* ---------------------------------------------------------------- what is known */

const struct memo *memory_find(const struct memory *m, enum memo_kind kind, struct str name)
{
    const struct memo *found = memos_find(&m->memos, kind, name);
    return found != NULL && !found->gone ? found : NULL;
}

static int memory_latest_first(const void *a, const void *b)
{
    const struct memo *x = *(const struct memo *const *)a, *y = *(const struct memo *const *)b;
    if (x->when != y->when)
        return x->when > y->when ? -1 : 1;
    return memo_order(x, y);
}

const struct memo **memory_list(const struct memory *m, enum memo_kind kind, size_t *n)
{
    VEC(const struct memo *) list = {0};
    for (size_t i = memos_first(&m->memos, kind); i < m->memos.n && m->memos.at[i]->kind == kind;
         i++)
        if (!m->memos.at[i]->gone)
            VEC_PUSH(&list, m->memos.at[i]);
    if (list.n > 0)
        qsort(list.at, list.n, sizeof(const struct memo *), memory_latest_first);
    *n = list.n < memo_most(kind) ? list.n : memo_most(kind); /* two processes may have kept more */
    return list.at;
}

/* ---------------------------------------------------------------- what is told */

/* Of now, and in any case after all that was told and what was known of it: clocks are coarse, and
 * set back, too. */
static void memory_stamp(struct memory *m, struct memo *memo)
{
    const struct memo *before = memos_find(&m->memos, memo->kind, memo->name);
    int64_t now = clock_wall_ms();
    if (before != NULL && before->when >= m->last)
        m->last = before->when;
    m->last = now > m->last ? now : m->last + 1;
    memo->when = m->last;
}

/* Known from now on, and kept some time; false: it is nothing to be kept. */
static bool memory_add(struct memory *m, struct memo memo)
{
    memory_stamp(m, &memo);
    if (!memo_is_sound(&memo))
        return false;
    memos_put(&m->memos, &memo);
    memos_prune(&m->memos, memo.kind);
    memos_put(&m->rest, &memo);
    memos_prune(&m->rest, memo.kind);
    return true;
}

void memory_keep_rest(struct memory *m)
{
    if (m->rest.n == 0)
        return;
    struct job *job = xcalloc(1, sizeof *job);
    job->kind = JOB_KEEP;
    job->memos = m->rest;
    m->rest = (struct memos){0};
    worker_send(m->worker, job);
}

static void memory_tell(struct memory *m, struct memo memo)
{
    if (memory_add(m, memo))
        memory_keep_rest(m);
}

bool memory_forget(struct memory *m, enum memo_kind kind, struct str name)
{
    bool was = memory_find(m, kind, name) != NULL;
    if (was)
        memory_tell(m, (struct memo){.kind = kind, .name = name, .gone = true});
    return was;
}

void memory_leave(struct memory *m, const struct memory_place *here)
{
    memory_tell(m, (struct memo){.kind = MEMO_PLACE, .name = here->document, .at = here->at});
}

/* ---------------------------------------------------------------- marks */

static struct str memory_mark_name(char letter, struct str document, struct strbuf *out)
{
    strbuf_add_char(out, letter);
    if (char_is_lower(letter))
        strbuf_addf(out, " %.*s", STR_ARG(document));
    return strbuf_str(out);
}

void memory_mark(struct memory *m, char letter, const struct memory_place *here)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    memory_tell(m, (struct memo){.kind = MEMO_MARK,
                                 .name = memory_mark_name(letter, here->document, &name),
                                 .text = here->document,
                                 .words = here->words,
                                 .at = here->at});
    strbuf_release(&name);
}

const struct memo *memory_marked(const struct memory *m, char letter, struct str document)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    const struct memo *mark = memory_find(m, MEMO_MARK, memory_mark_name(letter, document, &name));
    strbuf_release(&name);
    return mark;
}

char memory_letter(const struct memo *mark)
{
    return mark->name.p[0];
}

/* ---------------------------------------------------------------- favourites */

bool memory_is_favourite(const struct memory *m, struct str document)
{
    return memory_find(m, MEMO_FAVOURITE, document) != NULL;
}

bool memory_toggle_favourite(struct memory *m, struct str document)
{
    bool was = memory_is_favourite(m, document);
    memory_tell(m, (struct memo){.kind = MEMO_FAVOURITE, .name = document, .gone = was});
    return !was;
}

uint32_t *memory_favourite_numbers(const struct memory *m, size_t *n)
{
    const struct memo **list = memory_list(m, MEMO_FAVOURITE, n);
    VEC(uint32_t) numbers = {0};
    struct ref r = {0};
    for (size_t i = 0; i < *n; i++)
        if (ref_parse(list[i]->name, &r) && r.kind == REF_RFC)
            VEC_PUSH(&numbers, r.number);
    free(list);
    numbers_sort(numbers.at, numbers.n);
    *n = numbers.n;
    return numbers.at;
}

/* ---------------------------------------------------------------- what was typed, settings */

void memory_remember(struct memory *m, enum memo_kind kind, struct str text)
{
    (void)memory_add(m, (struct memo){.kind = kind, .name = text});
}

void memory_keep(struct memory *m, struct str key, struct str value)
{
    const struct memo *known = memory_find(m, MEMO_SETTING, key);
    if (known == NULL || !str_eq(known->text, value))
        memory_tell(m, (struct memo){.kind = MEMO_SETTING, .name = key, .text = value});
}

struct str memory_kept(const struct memory *m, struct str key)
{
    const struct memo *known = memory_find(m, MEMO_SETTING, key);
    return known != NULL ? known->text : STR_NONE;
}

/* ---------------------------------------------------------------- jumps */

void memory_jump(struct memory *m, const struct memory_place *from)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&name, "%.*s %u", STR_ARG(from->document), from->at.raw_line);
    struct memo jump = {.kind = MEMO_JUMP,
                        .name = strbuf_str(&name),
                        .text = from->document,
                        .words = from->words,
                        .at = from->at};
    (void)memory_add(m, jump);
    strbuf_release(&name);
}

/* ---------------------------------------------------------------- notes */

char *memory_begin_notes(const struct memory *m, struct str document, struct str heading,
                         struct err *e)
{
    return notes_begin(m->data_dir, document, heading, e);
}

struct notes memory_notes(const struct memory *m)
{
    struct notes notes = {0};
    notes_find(&notes, m->data_dir);
    return notes;
}

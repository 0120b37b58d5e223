/* SPDX-License-Identifier: MIT
 *
 * The last fetches.  Those under way are never dropped: at most a handful are.  Thread: main.
 */
#include "base/platform.h"

#include "library/journal.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/xmalloc.h"

static void journal_entry_release(struct journal_entry *e)
{
    free(e->what);
    ladder_release(&e->ladder);
}

void journal_release(struct journal *j)
{
    for (size_t i = 0; i < j->at.n; i++)
        journal_entry_release(&j->at.at[i]);
    VEC_RELEASE(&j->at);
}

/* The newest of that id; -1: none. */
static ptrdiff_t journal_find(const struct journal *j, uint64_t id)
{
    ptrdiff_t i = (ptrdiff_t)j->at.n;
    while (--i >= 0 && j->at.at[i].id != id)
        ;
    return i;
}

const struct journal_entry *journal_entry(const struct journal *j, uint64_t id)
{
    ptrdiff_t i = journal_find(j, id);
    return i >= 0 ? &j->at.at[i] : NULL;
}

/* What is still under way under that id, or NULL. */
static struct journal_entry *journal_running(struct journal *j, uint64_t id)
{
    ptrdiff_t i = journal_find(j, id);
    return i >= 0 && j->at.at[i].ended == 0 ? &j->at.at[i] : NULL;
}

bool journal_runs(const struct journal *j, uint64_t id)
{
    const struct journal_entry *e = journal_entry(j, id);
    return e != NULL && e->ended == 0;
}

static bool journal_may_go(const struct journal_entry *e, bool many)
{
    return e->ended != 0 && e->many == many;
}

/* The oldest of their kind that are over make room. */
static void journal_make_room(struct journal *j, bool many)
{
    size_t over = 0;
    for (size_t i = 0; i < j->at.n; i++)
        over += journal_may_go(&j->at.at[i], many);
    for (size_t i = 0; i < j->at.n && over >= JOURNAL_MOST;) {
        if (!journal_may_go(&j->at.at[i], many)) {
            i++;
            continue;
        }
        journal_entry_release(&j->at.at[i]);
        memmove(j->at.at + i, j->at.at + i + 1, (--j->at.n - i) * sizeof *j->at.at);
        over--;
    }
}

void journal_begin(struct journal *j, uint64_t id, const char *what, bool many)
{
    struct journal_entry e = {.id = id, .what = xstrdup(what), .many = many, .last = REPLY_QUEUED};
    journal_make_room(j, many);
    VEC_PUSH(&j->at, e);
}

/* A try that begins anew begins at 0. */
static void journal_count(struct journal *j, struct journal_entry *e, const struct reply *reply,
                          int64_t now_ms)
{
    if (reply->received > e->received)
        j->received += reply->received - e->received;
    e->received = reply->received;
    e->expected = reply->expected;
    pace_note(&e->pace, e->received, now_ms);
    pace_note(&j->pace, j->received, now_ms);
}

void journal_note(struct journal *j, const struct reply *reply, int64_t now_ms)
{
    struct journal_entry *e = journal_running(j, reply->id);
    if (e == NULL)
        return;
    e->last = reply->verb;
    journal_count(j, e, reply, now_ms);
    e->err = reply->err;
    e->next_try_ms = reply->next_try_ms;
    if (!reply_is_last(reply))
        return;
    e->ended = clock_wall_ms();
    e->ladder = ladder_copy(&reply->ladder);
    if (e->ladder.err.kind == ERR_NONE) /* what never began has no ladder of its own */
        e->ladder.err = reply->err;
}

void journal_refuse(struct journal *j, uint64_t id, const struct err *why)
{
    ptrdiff_t i = journal_find(j, id);
    if (i >= 0 && j->at.at[i].ended != 0 && j->at.at[i].ladder.err.kind == ERR_NONE)
        j->at.at[i].ladder.err = *why;
}

/* ---------------------------------------------------------------- as a document */

static const char *journal_state(const struct journal_entry *e)
{
    static const char *const words[] = {
        [REPLY_STARTED] = "is being fetched",
        [REPLY_PROGRESS] = "is being fetched",
        [REPLY_WAITING] = "waits for another try",
        [REPLY_QUEUED] = "waits for its turn",
        [REPLY_DONE] = "was fetched",
        [REPLY_UNCHANGED] = "is the one that is known",
        [REPLY_FAILED] = "could not be fetched",
    };
    if (e->last == REPLY_FAILED && e->err.kind == ERR_CANCELLED)
        return "was given up";
    return e->last == REPLY_DONE && e->ladder.err.kind != ERR_NONE ? "was refused" : words[e->last];
}

static void journal_write_running(const struct journal_entry *e, int64_t now, struct strbuf *out)
{
    int64_t left = e->next_try_ms - now;
    if (e->last == REPLY_WAITING)
        strbuf_addf(out, "   %s\n   again in %lld s\n", e->err.text,
                    (long long)(left > 0 ? (left + 999) / 1000 : 0));
    else
        strbuf_addf(out, "   %llu bytes so far\n", (unsigned long long)e->received);
}

/* The lines of a ladder, set off from the margin. */
static void journal_write_ladder(const struct ladder *l, struct strbuf *out)
{
    struct strbuf lines = STRBUF_INIT(STRBUF_TEXT);
    ladder_write(l, &lines);
    for (struct str rest = strbuf_str(&lines); rest.n > 0;) {
        struct str line = str_cut(&rest, '\n');
        strbuf_addf(out, "   %.*s\n", STR_ARG(line));
    }
    strbuf_release(&lines);
}

static void journal_write_entry(const struct journal_entry *e, int64_t now, struct strbuf *out)
{
    if (e->ended == 0)
        journal_write_running(e, now, out);
    else if (e->ladder.url == NULL)
        strbuf_addf(out, "   %s\n", e->ladder.err.text);
    else
        journal_write_ladder(&e->ladder, out);
}

void journal_write_one(const struct journal_entry *e, int64_t now, struct strbuf *out)
{
    strbuf_addf(out, "\n1.  %s %s\n\n", e->what, journal_state(e));
    journal_write_entry(e, now, out);
}

void journal_write(const struct journal *j, int64_t now, struct strbuf *out)
{
    strbuf_add_cstr(out, "\n                             The last fetches\n");
    if (j->at.n == 0)
        strbuf_add_cstr(out, "\n   Nothing has been fetched since rfcview was started.\n");
    for (size_t i = j->at.n; i-- > 0;) {
        const struct journal_entry *e = &j->at.at[i];
        strbuf_addf(out, "\n%zu.  %s %s\n\n", j->at.n - i, e->what, journal_state(e));
        journal_write_entry(e, now, out);
    }
}

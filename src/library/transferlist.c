/* SPDX-License-Identifier: MIT
 *
 * The queue of a bulk fetch may hold thousands, so a look at one costs a few steps.  Thread: main.
 */
#include "base/platform.h"

#include "library/transferlist.h"

struct look {
    struct transferlist *list;
    const struct journal *journal;
    const struct bulk *bulk;
    bool given_up; /* what is in the queue will not be fetched */
    int64_t now_ms;
};

/* ---------------------------------------------------------------- one */

static enum transfer_state state_of_entry(const struct journal_entry *e)
{
    if (e->last == REPLY_FAILED && e->err.kind == ERR_CANCELLED)
        return TRANSFER_CANCELLED;
    if (e->ended != 0 && e->ladder.err.kind != ERR_NONE)
        return TRANSFER_FAILED; /* also what came and was refused */
    if (e->ended != 0)
        return TRANSFER_DONE;
    if (e->last == REPLY_WAITING)
        return TRANSFER_WAITING;
    return e->last == REPLY_QUEUED ? TRANSFER_QUEUED : TRANSFER_RUNNING;
}

/* What the journal knows of it. */
static void add_entry(struct transfer *t, const struct journal_entry *e, int64_t now_ms)
{
    t->state = state_of_entry(e);
    t->received = e->received;
    t->expected = e->expected;
    t->next_try_ms = e->next_try_ms;
    t->ended = e->ended;
    if (t->state == TRANSFER_RUNNING)
        t->rate = pace_rate(&e->pace, now_ms);
    if (t->state == TRANSFER_WAITING)
        t->why = e->err.text;
    if (t->state == TRANSFER_FAILED)
        t->why = e->ladder.err.text;
}

static enum transfer_state state_of_fate(const struct look *l, enum fate_state state)
{
    static const enum transfer_state states[FATE_STATES] = {
        [FATE_WANTED] = TRANSFER_QUEUED, [FATE_ASKED] = TRANSFER_QUEUED,
        [FATE_CAME] = TRANSFER_RUNNING,  [FATE_KEPT] = TRANSFER_DONE,
        [FATE_FAILED] = TRANSFER_FAILED, [FATE_CANCELLED] = TRANSFER_CANCELLED,
    };
    bool queued = state == FATE_WANTED && l->given_up;
    return queued ? TRANSFER_CANCELLED : states[state];
}

static struct transfer transfer_of_fate(const struct look *l, uint32_t number)
{
    enum fate_state fate = bulk_fates(l->bulk)->of[number].state;
    struct transfer t = {.id = bulk_id(number), .number = number, .state = state_of_fate(l, fate)};
    const struct journal_entry *e = NULL;
    if (fate != FATE_WANTED)
        e = journal_entry(l->journal, t.id);
    enum transfer_state state = t.state;
    if (e != NULL && (e->ended != 0 || fate == FATE_ASKED))
        add_entry(&t, e, l->now_ms);
    if (fate != FATE_ASKED)
        t.state = state;
    else if (t.state > TRANSFER_QUEUED)
        t.state = TRANSFER_QUEUED; /* the journal tells of a time before */
    if (t.state == TRANSFER_FAILED)
        t.why = bulk_why(l->bulk, number);
    return t;
}

/* ---------------------------------------------------------------- all */

static void add_entries(struct look *l, enum transfer_state state)
{
    for (size_t i = l->journal->at.n; i-- > 0;) {
        const struct journal_entry *e = &l->journal->at.at[i];
        if (e->many || state_of_entry(e) != state)
            continue;
        struct transfer t = {.id = e->id, .what = e->what};
        add_entry(&t, e, l->now_ms);
        VEC_PUSH(&l->list->at, t);
    }
}

/* Those of the queue are told in its order, those that are over from the last on. */
static void add_fates(struct look *l, enum transfer_state state)
{
    const struct fates *f = bulk_fates(l->bulk);
    bool over = state > TRANSFER_QUEUED;
    for (size_t i = 0; i < f->named.n; i++) {
        uint32_t number = f->named.at[over ? f->named.n - 1 - i : i];
        enum fate_state fate = f->of[number].state;
        bool maybe = fate == FATE_ASKED ? !over : state_of_fate(l, fate) == state;
        if (!maybe || fate == FATE_HERE || fate == FATE_UNNAMED)
            continue;
        struct transfer t = transfer_of_fate(l, number);
        if (t.state == state)
            VEC_PUSH(&l->list->at, t);
    }
}

static void add_planned(struct look *l)
{
    size_t i = 0;
    for (uint32_t number; (number = bulk_planned_number(l->bulk, &i)) != 0;)
        VEC_PUSH(
            &l->list->at,
            (struct transfer){.id = bulk_id(number), .number = number, .state = TRANSFER_PLANNED});
}

struct transfer_totals transferlist_totals(const struct journal *j, const struct bulk *b,
                                           bool paused, int64_t now_ms)
{
    struct bulk_tally t = bulk_tally(b);
    return (struct transfer_totals){
        .done = t.kept + t.failed + t.cancelled,
        .all = t.wanted - t.here,
        .failed = t.failed,
        .running = t.running,
        .growing = t.growing,
        .rate = pace_rate(&j->pace, now_ms),
        .left = t.running && !paused ? pace_left(&t.pace, t.to_come_bytes, now_ms) : -1,
    };
}

void transferlist_make(struct transferlist *list, const struct journal *j, const struct bulk *b,
                       bool paused, int64_t now_ms)
{
    struct look l = {list, j, b, !bulk_tally(b).running, now_ms};
    list->at.n = 0;
    list->totals = transferlist_totals(j, b, paused, now_ms);
    for (enum transfer_state state = TRANSFER_RUNNING; state < TRANSFER_STATES; state++) {
        add_entries(&l, state);
        add_fates(&l, state);
        if (state == TRANSFER_PLANNED && l.given_up)
            add_planned(&l);
    }
}

void transferlist_release(struct transferlist *list)
{
    VEC_RELEASE(&list->at);
}

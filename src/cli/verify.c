/* SPDX-License-Identifier: MIT
 *
 * First all is looked at, then what can be fetched is, then the files make way.  Thread: main.
 */
#include "base/platform.h"

#include "cli/verify.h"

#include <stdio.h>

#include "cli/bulkfetch.h"
#include "library/library.h"
#include "library/mending.h"

enum { VERIFY_WORDS_MAX = 16 << 20 }; /* every number there is */

struct verify {
    const struct settings *settings;
    bool repair, quiet;
    struct mending *mending;
    struct shelfcare_report report;
};

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* ---- looking */

static void print_file(const struct mending_file *f)
{
    static const char *const words[] = {
        [MENDING_FETCH] = "to be fetched again",
        [MENDING_COPY] = "a mirror has a sound one",
        [MENDING_ASIDE] = "the shelf has a sound one",
        [MENDING_STAYS] = "stays: ",
        [MENDING_REPLACED] = "replaced",
        [MENDING_SET_ASIDE] = "set aside as ",
    };
    printf("%s\t%s\t%s%s\n", f->name, f->damage.text, words[f->fate],
           f->fate == MENDING_STAYS       ? f->why.text
           : f->fate == MENDING_SET_ASIDE ? f->aside
                                          : "");
}

static void print_files(const struct mending *m)
{
    for (size_t i = 0; i < mending_count(m); i++)
        print_file(mending_file(m, i));
}

/* Every file of the shelf; the library is gone when it returns. */
static bool look(struct verify *v, struct err *e)
{
    struct library *l = library_new(v->settings);
    library_verify(l);
    bool ok = true;
    for (bool over = false; !over;) {
        struct event *ev = library_next(l);
        if (ev == NULL) {
            library_wait(l);
            continue;
        }
        over = ev->kind == EVENT_VERIFIED;
        if (over) {
            v->report = ev->report;
            ok = ev->err.kind == ERR_NONE;
            if (!ok)
                *e = ev->err;
        } else if (ev->kind == EVENT_REFUSED) {
            const struct mending_file *f = mending_add(v->mending, ev->target, &ev->err);
            if (!v->repair)
                print_file(f);
        }
        event_free(ev);
    }
    library_free(l);
    return ok;
}

/* ---- words */

static void say_report(const struct shelfcare_report *r)
{
    fprintf(stderr, "rfcview: %zu text%s, %.1f MB checked in %.2f s\n", r->files, plural(r->files),
            (double)r->bytes / 1e6, (double)r->ms / 1e3);
    if (r->swept > 0)
        fprintf(stderr, "rfcview: %zu unfinished file%s of a writer that died removed\n", r->swept,
                plural(r->swept));
}

/* What --repair would do. */
static void say_remedy(const struct mending *m)
{
    size_t fetch = mending_count_of(m, MENDING_FETCH), stay = mending_count_of(m, MENDING_STAYS);
    size_t here = mending_count(m) - fetch - stay;
    if (mending_count(m) == 0)
        return;
    fprintf(stderr, "rfcview: --verify --repair would fetch %zu again", fetch);
    if (here > 0)
        fprintf(stderr, ", put %zu right from this machine", here);
    if (stay > 0)
        fprintf(stderr, ", leave %zu", stay);
    fputc('\n', stderr);
}

static bool tell_damage(const struct verify *v, struct err *e)
{
    size_t n = v->report.refused;
    return n == 0 || err_set(e, ERR_DAMAGED, "%zu of %zu texts on the shelf %s (shelf)", n,
                             v->report.files, n == 1 ? "is damaged" : "are damaged");
}

/* ---- repairing */

/* What failed on the way tells more than what is left of it. */
static bool tell_repair(const struct verify *v, const struct err *fetched, struct err *e)
{
    const struct mending *m = v->mending;
    size_t stay = mending_count_of(m, MENDING_STAYS),
           aside = mending_count_of(m, MENDING_SET_ASIDE);
    if (!v->quiet)
        fprintf(stderr, "rfcview: %zu replaced, %zu set aside, %zu left as %s\n",
                mending_count_of(m, MENDING_REPLACED), aside, stay,
                stay == 1 ? "it is" : "they are");
    if (stay == 0)
        return true;
    if (fetched->kind != ERR_NONE) {
        *e = *fetched;
        return false;
    }
    return err_set(e, ERR_DAMAGED, "%zu of %zu texts on the shelf %s still damaged (shelf)", stay,
                   v->report.files, stay == 1 ? "is" : "are");
}

static bool repair(const struct verify *v, int *signal, struct err *e)
{
    struct strbuf words = STRBUF_INIT(VERIFY_WORDS_MAX);
    struct err fetched = {.kind = ERR_NONE};
    if (mending_count(v->mending) == 0)
        return true;
    if (v->settings->offline) {
        print_files(v->mending);
        return err_set(e, ERR_NETWORK,
                       "rfcview is offline, and nothing was changed: %zu of %zu texts on the shelf "
                       "%s damaged",
                       v->report.refused, v->report.files, v->report.refused == 1 ? "is" : "are");
    }
    mending_words(v->mending, &words);
    if (words.n > 0) {
        struct bulkfetch_wish wish = {.set = strbuf_cstr(&words), .quiet = v->quiet};
        (void)!bulkfetch_run(&wish, v->settings, signal, &fetched);
    }
    strbuf_release(&words);
    mending_run(v->mending);
    print_files(v->mending);
    return tell_repair(v, &fetched, e);
}

bool verify_run(const struct settings *settings, bool wanted, bool quiet, int *signal,
                struct err *e)
{
    struct verify v = {.settings = settings, .repair = wanted, .quiet = quiet};
    v.mending = mending_new(settings);
    bool ok = look(&v, e);
    if (ok && !quiet)
        say_report(&v.report);
    if (ok && !quiet && !wanted)
        say_remedy(v.mending);
    if (ok)
        ok = wanted ? repair(&v, signal, e) : tell_damage(&v, e);
    mending_free(v.mending);
    return ok;
}

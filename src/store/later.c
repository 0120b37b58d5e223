/* SPDX-License-Identifier: MIT
 *
 * Small files.  A line that is not understood is passed over.  Thread: one at a time.
 */
#include "base/platform.h"

#include "store/later.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/paths.h"
#include "base/strbuf.h"
#include "base/xmalloc.h"

enum { LATER_MAX = 16 << 20 };

static const char later_start[] = "state.db.later-";

static void later_write(const struct memo *m, struct strbuf *out)
{
    strbuf_addf(out, "%u\t%llu\t%u\t%u\t%u\t%u\t", (unsigned)m->kind, (unsigned long long)m->when,
                (unsigned)m->gone, m->at.raw_line, m->at.after, m->at.column);
    strbuf_addf(out, "%.*s\t%.*s\t%.*s\t%.*s\n", STR_ARG(m->at.section), STR_ARG(m->words),
                STR_ARG(m->text), STR_ARG(m->name));
}

bool later_keep(const char *dir, const struct memos *memos, struct err *e)
{
    struct strbuf text = STRBUF_INIT(LATER_MAX);
    for (size_t i = 0; i < memos->n; i++)
        later_write(memos->at[i], &text);
    char *name =
        xasprintf("%s%d-%lld", later_start, (int)getpid(), (long long)clock_monotonic_ms());
    char *path = paths_join(dir, name);
    bool ok = file_write(path, strbuf_str(&text), e);
    if (ok)
        log_line("later", "%zu kept in %s", memos->n, name);
    free(path);
    free(name);
    strbuf_release(&text);
    return ok;
}

/* ms since 1970, which 32 bits do not hold. */
static bool later_read_time(struct str digits, int64_t *when)
{
    enum { DIGITS_MOST = 15 };
    *when = 0;
    if (digits.n == 0 || digits.n > DIGITS_MOST)
        return false;
    for (size_t i = 0; i < digits.n; i++) {
        if (!char_is_digit(digits.p[i]))
            return false;
        *when = *when * 10 + (digits.p[i] - '0');
    }
    return true;
}

static bool later_read(struct str line, struct memo *m)
{
    uint32_t kind, gone;
    *m = (struct memo){.gone = false};
    if (!str_number(str_cut(&line, '\t'), MEMO_KINDS - 1, &kind) ||
        !later_read_time(str_cut(&line, '\t'), &m->when) ||
        !str_number(str_cut(&line, '\t'), 1, &gone) ||
        !str_number(str_cut(&line, '\t'), UINT32_MAX, &m->at.raw_line) ||
        !str_number(str_cut(&line, '\t'), UINT32_MAX, &m->at.after) ||
        !str_number(str_cut(&line, '\t'), UINT32_MAX, &m->at.column))
        return false;
    m->kind = kind;
    m->gone = gone != 0;
    m->at.section = str_cut(&line, '\t');
    m->words = str_cut(&line, '\t');
    m->text = str_cut(&line, '\t');
    m->name = line;
    return memo_is_sound(m);
}

bool later_parse(struct str text, later_put_fn put, void *context)
{
    struct memo memo;
    while (text.n > 0)
        if (later_read(str_cut(&text, '\n'), &memo) && !put(context, &memo))
            return false;
    return true;
}

static bool later_take_file(const char *path, later_put_fn put, void *context)
{
    struct strbuf text = STRBUF_INIT(LATER_MAX);
    bool ok = file_read(path, &text, NULL) && later_parse(strbuf_str(&text), put, context);
    strbuf_release(&text);
    return ok;
}

/* "state.db.later-4711-98765" and no temporary file beside it. */
static bool later_is(struct str name)
{
    if (!str_starts(name, str_of(later_start)))
        return false;
    for (size_t i = sizeof later_start - 1; i < name.n; i++)
        if (!char_is_digit(name.p[i]) && name.p[i] != '-')
            return false;
    return true;
}

void later_take(const char *dir, later_put_fn put, void *context)
{
    DIR *d = opendir(dir);
    const struct dirent *entry;
    bool ok = true;
    while (ok && d != NULL && (entry = readdir(d)) != NULL) {
        if (!later_is(str_of(entry->d_name)))
            continue;
        char *path = paths_join(dir, entry->d_name);
        ok = later_take_file(path, put, context);
        if (ok)
            unlink(path);
        free(path);
    }
    if (d != NULL)
        closedir(d);
}

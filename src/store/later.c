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

enum { LATER_MAX = 1 << 20 };

static const char later_start[] = "state.db.later-";

bool later_keep(const char *dir, const struct userdata_place *places, size_t n, struct err *e)
{
    struct strbuf text = STRBUF_INIT(LATER_MAX);
    for (size_t i = 0; i < n; i++)
        strbuf_addf(&text, "%u %u %llu\n", places[i].number, places[i].raw_line,
                    (unsigned long long)places[i].when);
    char *name =
        xasprintf("%s%d-%lld", later_start, (int)getpid(), (long long)clock_monotonic_ms());
    char *path = paths_join(dir, name);
    bool ok = file_write(path, strbuf_str(&text), e);
    if (ok)
        log_line("later", "%zu kept in %s", n, name);
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
    for (size_t i = 0; i < digits.n; i++) {
        if (!char_is_digit(digits.p[i]))
            return false;
        *when = *when * 10 + (digits.p[i] - '0');
    }
    return digits.n > 0 && digits.n <= DIGITS_MOST;
}

static bool later_read(struct str line, struct userdata_place *place)
{
    return str_number(str_cut(&line, ' '), UINT32_MAX, &place->number) && place->number > 0 &&
           str_number(str_cut(&line, ' '), UINT32_MAX, &place->raw_line) && line.n < 16 &&
           later_read_time(line, &place->when);
}

bool later_parse(struct str text, later_put_fn put, void *context)
{
    struct userdata_place place;
    while (text.n > 0)
        if (later_read(str_cut(&text, '\n'), &place) && !put(context, &place))
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

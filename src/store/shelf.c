/* SPDX-License-Identifier: MIT
 *
 * The shelf and the mirrors below it: a list of directories, the first of which is ours to write.
 * No name is remembered between calls, so what other programs put there is seen at once.
 *
 * Thread: see the header.
 */
#include "base/platform.h"

#include "store/shelf.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/paths.h"
#include "base/vec.h"
#include "base/xmalloc.h"
#include "rfc/source.h"
#include "store/layers.h"
#include "store/shelfcare.h"

const char shelf_debian_mirror[] = "/usr/share/doc/RFC/links";

/* What may follow the name that source_file_name gives, in the order of preference. */
static const char *const shelf_endings[] = {"", ".gz"};

struct shelf {
    struct layers layers;
    bool swept; /* left-overs are looked for once, at the first write */
};

struct shelf *shelf_new(const char *dir, const char *const *mirrors, size_t mirror_count)
{
    struct shelf *s = xcalloc(1, sizeof *s);
    s->layers = layers_new(dir, mirrors, mirror_count);
    return s;
}

void shelf_free(struct shelf *s)
{
    if (s == NULL)
        return;
    layers_release(&s->layers);
    free(s);
}

static size_t shelf_places(const struct shelf *s)
{
    return s->layers.count * ARRAY_LEN(shelf_endings);
}

/* Where a text may lie, from 0 on in the order of preference.  Names come from numbers only, never
 * from outside. To be freed. */
static char *shelf_path(const struct shelf *s, uint32_t number, size_t place)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    source_file_name(number, &name);
    strbuf_add_cstr(&name, shelf_endings[place % ARRAY_LEN(shelf_endings)]);
    char *path = paths_join(s->layers.dirs[place / ARRAY_LEN(shelf_endings)], strbuf_cstr(&name));
    strbuf_release(&name);
    return path;
}

static bool shelf_read_file(const char *path, uint32_t number, struct strbuf *out, struct err *e)
{
    strbuf_clear(out);
    if (!file_read(path, out, e))
        return false;
    if (source_check(number, strbuf_str(out), e))
        return true;
    return err_prefix(e, "%s", path);
}

bool shelf_find(struct shelf *s, uint32_t number, struct strbuf *out, struct err *passed_over,
                struct err *e)
{
    struct err first = {.kind = ERR_NONE};
    for (size_t i = 0; i < shelf_places(s); i++) {
        char *path = shelf_path(s, number, i);
        struct err why = {.kind = ERR_NONE};
        bool ok = shelf_read_file(path, number, out, &why);
        free(path);
        if (ok) {
            *passed_over = first;
            return true;
        }
        if (why.kind != ERR_NOT_FOUND && first.kind == ERR_NONE)
            first = why;
    }
    strbuf_clear(out);
    if (first.kind == ERR_NONE)
        return err_set(e, ERR_NOT_FOUND, "RFC %u is neither on the shelf nor in a mirror (shelf)",
                       number);
    if (e != NULL)
        *e = first;
    return false;
}

bool shelf_read(struct shelf *s, uint32_t number, struct strbuf *out, struct err *e)
{
    struct err ignored;
    return shelf_find(s, number, out, &ignored, e);
}

bool shelf_read_head(struct shelf *s, uint32_t number, struct strbuf *out, size_t *size)
{
    bool found = false;
    for (size_t i = 0; i < shelf_places(s) && !found; i++) {
        char *path = shelf_path(s, number, i);
        found = file_read_head(path, out, size);
        free(path);
    }
    return found && source_check_head(number, strbuf_str(out));
}

bool shelf_write(struct shelf *s, uint32_t number, struct str bytes, struct err *e)
{
    if (!source_check(number, bytes, e) || !file_make_dir(s->layers.dirs[0], e))
        return false;
    if (!s->swept)
        shelfcare_sweep(s->layers.dirs[0]);
    s->swept = true;
    char *path = shelf_path(s, number, 0);
    bool ok = file_write(path, bytes, e);
    free(path);
    return ok;
}

/* True for the names that shelf_read would open: "rfc0017.txt" would be listed and never found. */
static bool shelf_number_of(const char *name, uint32_t *number)
{
    return source_file_number(str_of(name), number) && name[strcspn(name, "0123456789")] != '0';
}

/* Ascending, each once: in place, by a bit for each number up to the greatest. */
static size_t shelf_order(uint32_t *numbers, size_t n)
{
    uint32_t most = 0;
    for (size_t i = 0; i < n; i++)
        most = numbers[i] > most ? numbers[i] : most;
    uint64_t *seen = xcalloc(most / 64 + 1, sizeof *seen);
    for (size_t i = 0; i < n; i++)
        seen[numbers[i] / 64] |= (uint64_t)1 << numbers[i] % 64;
    size_t kept = 0;
    for (uint32_t number = 0; n > 0 && number <= most; number++)
        if (seen[number / 64] >> number % 64 & 1)
            numbers[kept++] = number;
    free(seen);
    return kept;
}

uint32_t *shelf_numbers(struct shelf *s, size_t *n)
{
    VEC(uint32_t) found = {0};
    for (size_t i = 0; i < s->layers.count; i++) {
        DIR *dir = opendir(s->layers.dirs[i]);
        if (dir == NULL)
            continue;
        const struct dirent *entry;
        uint32_t number;
        while ((entry = readdir(dir)) != NULL)
            if (entry->d_type != DT_DIR && shelf_number_of(entry->d_name, &number))
                VEC_PUSH(&found, number);
        closedir(dir);
    }
    *n = shelf_order(found.at, found.n);
    return found.at;
}

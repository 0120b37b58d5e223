/* SPDX-License-Identifier: MIT
 *
 * Lines "NAME VALUE".  Pure; any thread.
 */
#include "base/platform.h"

#include "store/origin.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "base/xmalloc.h"

enum { ORIGIN_MAX = 1 << 16 }; /* bytes of the file */

enum { ORIGIN_VALUE = 1024 };

static const char origin_magic[] = "rfcview-index 1";

void origin_release(struct origin *o)
{
    free(o->url);
    free(o->etag);
    *o = (struct origin){0};
}

struct origin origin_copy(const struct origin *o)
{
    return (struct origin){
        .checked = o->checked,
        .url = o->url != NULL ? xstrdup(o->url) : NULL,
        .etag = o->etag != NULL ? xstrdup(o->etag) : NULL,
    };
}

static bool origin_is_fit(struct str value)
{
    for (size_t i = 0; i < value.n;) {
        uint32_t cp = utf8_next(value, &i);
        if (cp == UTF8_BAD || utf8_is_control(cp))
            return false;
    }
    return value.n > 0 && value.n <= ORIGIN_VALUE;
}

static void origin_add(struct strbuf *out, const char *name, const char *value)
{
    if (origin_is_fit(str_of(value)))
        strbuf_addf(out, "%s %s\n", name, value);
}

void origin_write(const struct origin *o, uint32_t image, struct strbuf *out)
{
    strbuf_addf(out, "%s\nimage %08x\nchecked %lld\n", origin_magic, image, (long long)o->checked);
    origin_add(out, "url", o->url);
    origin_add(out, "etag", o->etag);
}

static void origin_take_text(char **slot, struct str value)
{
    if (*slot == NULL && origin_is_fit(value))
        *slot = xstrndup(value.p, value.n);
}

/* Decimal, up to the year 10000. */
static bool origin_take_time(int64_t *slot, struct str value)
{
    enum { DIGITS = 15 };
    int64_t ms = 0;
    for (size_t i = 0; i < value.n; i++) {
        if (!char_is_digit(value.p[i]) || i == DIGITS)
            return false;
        ms = ms * 10 + (value.p[i] - '0');
    }
    *slot = ms;
    return value.n > 0;
}

static bool origin_names(struct str value, uint32_t image)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&name, "%08x", image);
    bool same = str_eq(value, strbuf_str(&name));
    strbuf_release(&name);
    return same;
}

bool origin_parse(struct str text, uint32_t image, struct origin *o)
{
    *o = (struct origin){0};
    bool mine = false, timed = false;
    if (!str_eq(str_cut(&text, '\n'), str_of(origin_magic)))
        return false;
    while (text.n > 0) {
        struct str value = str_cut(&text, '\n');
        struct str name = str_cut(&value, ' ');
        if (str_eq(name, STR("image")))
            mine = origin_names(value, image);
        else if (str_eq(name, STR("checked")))
            timed = origin_take_time(&o->checked, value);
        else if (str_eq(name, STR("url")))
            origin_take_text(&o->url, value);
        else if (str_eq(name, STR("etag")))
            origin_take_text(&o->etag, value);
    }
    if (!mine || !timed)
        origin_release(o);
    return mine && timed;
}

struct origin origin_load(const char *dir, const char *name, uint32_t image)
{
    char *path = paths_join(dir, name);
    struct strbuf text = STRBUF_INIT(ORIGIN_MAX);
    struct origin o;
    if (!file_read(path, &text, NULL) || !origin_parse(strbuf_str(&text), image, &o))
        o = (struct origin){0};
    strbuf_release(&text);
    free(path);
    return o;
}

bool origin_keep(const struct origin *o, const char *dir, const char *name, uint32_t image,
                 struct err *e)
{
    struct strbuf text = STRBUF_INIT(ORIGIN_MAX);
    origin_write(o, image, &text);
    bool ok = file_put(dir, name, strbuf_str(&text), e);
    strbuf_release(&text);
    return ok;
}

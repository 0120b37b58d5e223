/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a configuration file: what is in force after is sound, what is said is printable.
 */
#include "base/platform.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "library/rcfile.h"
#include "rfc/source.h"
#include "view/binding.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_error(const struct err *e)
{
    struct str text = str_of(e->text);
    bool source = e->kind == ERR_NOT_FOUND || e->kind == ERR_STORAGE || e->kind == ERR_DAMAGED;
    if ((e->kind != ERR_USAGE && !source) || !utf8_valid(text))
        BUG("kind %d: %s", e->kind, e->text);
    for (size_t i = 0; i < text.n;)
        if (utf8_is_control(utf8_next(text, &i)))
            BUG("a control character in: %s", e->text);
}

static void check_settings(const struct settings *s)
{
    if (s->base_urls.n == 0)
        BUG("no base-url");
    for (size_t i = 0; i < s->base_urls.n; i++)
        if (!source_base_url_check(str_of(s->base_urls.at[i]), NULL))
            BUG("base-url is %s", s->base_urls.at[i]);
    if (s->retries > 3 || s->patience < 1 || s->patience > 300 || s->layout > SETTINGS_SINGLE)
        BUG("retries %u, patience %u, layout %u", s->retries, s->patience, s->layout);
    if (s->theme[0] == '\0' || strpbrk(s->theme, "/. ") != NULL)
        BUG("theme is %s", s->theme);
}

/* What is printed of it can be read, and gives the same. */
static void check_dump(const struct settings *s)
{
    struct settings again;
    struct err e = {0};
    struct strbuf first = STRBUF_INIT((size_t)8 << 20), second = STRBUF_INIT((size_t)8 << 20);
    rcfile_dump(s, &first);
    if (!settings_init(&again, &e) || !rcfile_read(&again, strbuf_str(&first), "dump", &e))
        BUG("%s", e.text);
    rcfile_dump(&again, &second);
    if (!str_eq(strbuf_str(&first), strbuf_str(&second)))
        BUG("another dump: %s", strbuf_cstr(&second));
    settings_release(&again);
    strbuf_release(&first);
    strbuf_release(&second);
}

static void bind_all(const struct settings *s)
{
    struct keymap m = {0};
    struct strbuf dump = STRBUF_INIT(STRBUF_TEXT);
    for (size_t i = 0; i < s->lines.n; i++) {
        struct err e = {0};
        if (!binding_do(&m, str_of(s->lines.at[i].words), &e))
            check_error(&e);
    }
    binding_dump(&m, &dump);
    strbuf_release(&dump);
    keymap_release(&m);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct settings s;
    struct err e = {0};
    setenv("HOME", "/nonexistent", 1);
    if (!settings_init(&s, &e))
        BUG("%s", e.text);
    if (!rcfile_read(&s, (struct str){(const char *)data, size}, "rc", &e))
        check_error(&e);
    for (size_t i = 0; i < s.faults.n; i++)
        check_error(&s.faults.at[i]);
    check_settings(&s);
    check_dump(&s);
    bind_all(&s);
    settings_release(&s);
    return 0;
}

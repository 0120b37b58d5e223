/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a configuration file: what is in force after is sound, what is said is printable.
 */
#include "base/platform.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "library/settings.h"
#include "rfc/source.h"
#include "view/command.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_error(const struct err *e)
{
    struct str text = str_of(e->text);
    if (e->kind != ERR_USAGE || !utf8_valid(text))
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
    if (s->retries > 3 || s->patience < 1 || s->patience > 300)
        BUG("retries %u, patience %u", s->retries, s->patience);
    if (s->theme[0] == '\0' || strpbrk(s->theme, "/. ") != NULL)
        BUG("theme is %s", s->theme);
}

static void bind_all(const struct settings *s)
{
    struct keymap m = {0};
    for (size_t i = 0; i < s->binds.n; i++) {
        struct err e = {0};
        if (!command_bind(&m, str_of(s->binds.at[i].words), &e))
            check_error(&e);
    }
    keymap_release(&m);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct settings s;
    struct err e = {0};
    setenv("HOME", "/nonexistent", 1);
    if (!settings_init(&s, &e))
        BUG("%s", e.text);
    if (!settings_read(&s, (struct str){(const char *)data, size}, "rc", &e))
        check_error(&e);
    check_settings(&s);
    bind_all(&s);
    settings_release(&s);
    return 0;
}

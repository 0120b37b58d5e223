/* SPDX-License-Identifier: MIT
 *
 * Choosing the theme.  Thread: main.
 */
#include "base/platform.h"

#include "app/themes.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "ui/themefile.h"

static const struct str themes_auto = STR_INIT("auto"), themes_verb = STR_INIT("colour ");

bool themes_knows(struct str line)
{
    return str_starts(line, themes_verb);
}

bool themes_do(struct theme *t, struct str line, struct err *e)
{
    return theme_set(t, str_trim(str_from(line, themes_verb.n)), e);
}

/* Those that are wrong were told when they were read.  Who wants no colours gets none. */
static void themes_put_colours(struct app *a)
{
    if (str_eq(str_of(a->settings->theme), STR("mono")))
        return;
    for (size_t i = 0; i < a->settings->lines.n; i++) {
        struct str line = str_of(a->settings->lines.at[i].words);
        if (themes_knows(line))
            (void)!themes_do(&a->theme, line, NULL);
    }
}

bool themes_load(const struct settings *settings, struct str name, struct theme *t, struct err *e)
{
    struct strbuf path = STRBUF_INIT(STRBUF_TEXT), text = STRBUF_INIT(STRBUF_TEXT);
    struct stat there;
    bool found = themefile_builtin(name, t);
    strbuf_addf(&path, "%s/themes/%.*s.theme", settings->paths.config, STR_ARG(name));
    if (stat(strbuf_cstr(&path), &there) == 0 && file_read(strbuf_cstr(&path), &text, e)) {
        if (!found)
            found = themefile_builtin(STR("dark"), t);
        size_t slash = settings->paths.config != NULL ? str_of(settings->paths.config).n + 8 : 0;
        themefile_apply(t, strbuf_str(&text), strbuf_cstr(&path) + slash, e);
    }
    if (!found && e->kind == ERR_NONE)
        err_set(e, ERR_USAGE,
                "there is no theme \"%.*s\" (theme): use auto, dark, light, ansi, "
                "mono, contrast, or put it into %.100s/themes",
                (int)(name.n < 40 ? name.n : 40), name.p, settings->paths.config);
    strbuf_release(&path);
    strbuf_release(&text);
    return found;
}

void themes_begin(struct app *a, const struct settings *settings)
{
    struct str name = str_of(settings->theme);
    struct err e = {0};
    bool dark = themefile_builtin(STR("dark"), &a->theme);
    a->theme_follows = dark && str_eq(name, themes_auto);
    if (!a->theme_follows && !themes_load(settings, name, &a->theme, &e))
        a->theme_follows = true;
    a->theme_light = false;
    a->theme_changed = true;
    themes_put_colours(a);
    if (e.kind != ERR_NONE && a->message.n == 0)
        app_say_error(a, &e);
}

void themes_follow(struct app *a, struct terminal *t)
{
    if (!a->theme_follows)
        return;
    term_ask_background(t);
    bool light = term_background(t) == GROUND_LIGHT;
    if (light == a->theme_light ||
        !themefile_builtin(light ? STR("light") : STR("dark"), &a->theme))
        return;
    a->theme_light = light;
    a->dirty = true;
    themes_put_colours(a);
    term_set_theme(t, &a->theme);
}

void themes_show(struct app *a, struct terminal *t)
{
    if (!a->theme_changed)
        return;
    a->theme_changed = false;
    term_set_theme(t, &a->theme);
    themes_follow(a, t);
}

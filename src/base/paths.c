/* SPDX-License-Identifier: MIT
 *
 * Directory names from the environment.  Thread: main, at start.
 */
#include "base/platform.h"

#include "base/paths.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/xmalloc.h"

/* Lends the home directory, NULL where there is none. */
static const char *paths_home(void)
{
    const char *home = getenv("HOME");
    if (home != NULL && home[0] == '/')
        return home;
    const struct passwd *user = getpwuid(getuid());
    return user != NULL && user->pw_dir != NULL && user->pw_dir[0] == '/' ? user->pw_dir : NULL;
}

static char *paths_one(const char *variable, const char *home, const char *below)
{
    const char *base = getenv(variable);
    if (base != NULL && base[0] == '/')
        return paths_join(base, "rfcview");
    return xasprintf("%s/%s/rfcview", home, below);
}

bool paths_init(struct paths *p, struct err *e)
{
    const char *home = paths_home();
    if (home == NULL)
        return err_set(e, ERR_STORAGE, "no home directory is known: set HOME (environment)");
    p->config = paths_one("XDG_CONFIG_HOME", home, ".config");
    p->data = paths_one("XDG_DATA_HOME", home, ".local/share");
    p->state = paths_one("XDG_STATE_HOME", home, ".local/state");
    return true;
}

void paths_release(struct paths *p)
{
    free(p->config);
    free(p->data);
    free(p->state);
    *p = (struct paths){0};
}

char *paths_join(const char *dir, const char *name)
{
    size_t n = strlen(dir);
    return xasprintf("%s%s%s", dir, n == 0 || dir[n - 1] == '/' ? "" : "/", name);
}

char *paths_expand(const char *path)
{
    const char *home = paths_home();
    if (home != NULL && path[0] == '~' && (path[1] == '/' || path[1] == '\0'))
        return xasprintf("%s%s", home, path + 1);
    return xstrdup(path);
}

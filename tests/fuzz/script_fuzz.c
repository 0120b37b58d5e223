/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a script: the whole program, offline, over the texts of tests/data, each time in a
 * fresh home.
 */
#include "base/platform.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/app.h"
#include "base/bug.h"
#include "base/file.h"
#include "base/paths.h"
#include "base/xmalloc.h"
#include "library/settings.h"

enum { SCRIPT_MOST = 512 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A directory for this run; the environment says that it is the home. */
static char *home_new(void)
{
    char *dir = xstrdup("/tmp/rfcview-fuzz.XXXXXX");
    if (mkdtemp(dir) == NULL)
        BUG("no directory for the home");
    setenv("HOME", dir, 1);
    setenv("XDG_CONFIG_HOME", dir, 1);
    setenv("XDG_DATA_HOME", dir, 1);
    setenv("XDG_STATE_HOME", dir, 1);
    return dir;
}

static void home_remove(char *dir)
{
    static const char *const names[] = {"script", "rfcview/state.db", "rfcview/state.db-wal",
                                        "rfcview/state.db-shm", "rfcview"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        char *path = paths_join(dir, names[i]);
        remove(path);
        free(path);
    }
    rmdir(dir);
    free(dir);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > SCRIPT_MOST)
        return -1;
    char *home = home_new(), *path = paths_join(home, "script");
    struct settings s;
    struct err e = {0};
    int signal;
    struct strbuf screens = STRBUF_INIT((size_t)1 << 20);
    if (!settings_init(&s, &e) || !settings_set(&s, STR("offline"), STR("yes"), &e) ||
        !settings_set(&s, STR("mirror"), STR("tests/data/rfc"), &e) ||
        !file_write(path, (struct str){(const char *)data, size}, &e))
        BUG("%s", e.text);
    struct app_options options = {.settings = &s, .script = path, .screens = &screens};
    if (!app_run(&options, &signal, &e) && e.kind != ERR_USAGE)
        BUG("%s", e.text);
    settings_release(&s);
    strbuf_release(&screens);
    free(path);
    home_remove(home);
    return 0;
}

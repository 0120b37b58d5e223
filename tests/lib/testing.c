/* SPDX-License-Identifier: MIT
 *
 * Helpers for test programs; run from the project's top directory.
 */
#include "base/platform.h"

#include "testing.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *testing_dir_new(void)
{
    const char *base = getenv("TMPDIR");
    char *dir = NULL;
    assert_true(asprintf(&dir, "%s/rfcview-test.XXXXXX", base != NULL ? base : "/tmp") > 0);
    assert_non_null(mkdtemp(dir));
    return dir;
}

static int testing_remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st;
    (void)type;
    (void)ftw;
    return remove(path);
}

void testing_dir_remove(char *dir)
{
    chmod(dir, 0700);
    nftw(dir, testing_remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(dir);
}

char *testing_data(const char *name, size_t *n)
{
    char path[512];
    snprintf(path, sizeof path, "tests/data/%s", name);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    assert_int_equal(fseek(f, 0, SEEK_END), 0);
    long size = ftell(f);
    rewind(f);
    char *bytes = malloc((size_t)size + 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, (size_t)size, f), size);
    bytes[size] = '\0';
    fclose(f);
    if (n != NULL)
        *n = (size_t)size;
    return bytes;
}

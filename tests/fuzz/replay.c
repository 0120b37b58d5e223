/* SPDX-License-Identifier: MIT
 *
 * Gives every file of the directories named to a fuzz target, once, and prints TAP.  A crash ends
 * the program; so does finding no file at all.
 */
#include "base/platform.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "base/vec.h"
#include "base/xmalloc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct paths {
    VEC(char *) at;
};

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool collect(struct paths *paths, const char *directory)
{
    DIR *d = opendir(directory);
    if (d == NULL) {
        perror(directory);
        return false;
    }
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        char *path = xasprintf("%s/%s", directory, e->d_name);
        struct stat st;
        if (stat(path, &st) == 0 && S_ISREG(st.st_mode))
            VEC_PUSH(&paths->at, path);
        else
            free(path);
    }
    closedir(d);
    return true;
}

/* A block of exactly the file's size, so that a sanitizer sees a read behind its end. */
static bool replay(const char *path)
{
    FILE *f = fopen(path, "rb");
    struct stat st;
    if (f == NULL || fstat(fileno(f), &st) != 0) {
        perror(path);
        return false;
    }
    size_t size = (size_t)st.st_size;
    uint8_t *bytes = xmalloc(size > 0 ? size : 1);
    bool whole = fread(bytes, 1, size, f) == size;
    fclose(f);
    if (whole)
        LLVMFuzzerTestOneInput(bytes, size);
    free(bytes);
    return whole;
}

int main(int argc, char **argv)
{
    struct paths paths = {0};
    bool good = true;
    for (int i = 1; i < argc; i++)
        good &= collect(&paths, argv[i]);
    if (paths.at.n > 0)
        qsort(paths.at.at, paths.at.n, sizeof paths.at.at[0], by_name);
    printf("1..%zu\n", paths.at.n);
    for (size_t i = 0; i < paths.at.n; i++) {
        bool ok = replay(paths.at.at[i]);
        good &= ok;
        printf("%sok %zu - %s\n", ok ? "" : "not ", i + 1, paths.at.at[i]);
        fflush(stdout);
        free(paths.at.at[i]);
    }
    if (paths.at.n == 0)
        fprintf(stderr, "replay: no file in the directories named\n");
    good &= paths.at.n > 0;
    VEC_RELEASE(&paths.at);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

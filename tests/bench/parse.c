/* SPDX-License-Identifier: MIT
 *
 * How fast texts become documents, on one core: `parse DIR` reads every DIR/rfcN.txt and says how
 * long the largest takes and what all of them together come to.  Reading the files does not count.
 */
#include "base/platform.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "text/document.h"

enum { ROUNDS = 9 };

struct total {
    size_t texts, bytes;
    double seconds;
    struct strbuf largest;
    uint32_t largest_number;
};

static double seconds_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds_to_parse(struct str text, uint32_t number)
{
    double began = seconds_now();
    document_release(document_new(text, number));
    return seconds_now() - began;
}

static void add_text(struct total *total, const char *path, uint32_t number)
{
    struct strbuf bytes = STRBUF_INIT(DOCUMENT_MAX);
    struct err e;
    if (!file_read(path, &bytes, &e)) {
        fprintf(stderr, "parse: %s\n", e.text);
        exit(1);
    }
    total->texts++;
    total->bytes += bytes.n;
    total->seconds += seconds_to_parse(strbuf_str(&bytes), number);
    if (bytes.n > total->largest.n) {
        struct strbuf swap = total->largest;
        total->largest = bytes;
        total->largest_number = number;
        bytes = swap;
    }
    strbuf_release(&bytes);
}

/* "rfc9110.txt" → 9110 */
static bool number_of(struct str name, uint32_t *number)
{
    struct str end = STR(".txt");
    return str_starts(name, STR("rfc")) && str_ends(name, end) && name.n > 3 + end.n &&
           str_number(str_slice(name, 3, name.n - end.n), UINT32_MAX, number);
}

static void add_directory(struct total *total, const char *path)
{
    DIR *d = opendir(path);
    if (d == NULL) {
        fprintf(stderr, "parse: cannot open %s\n", path);
        exit(1);
    }
    for (struct dirent *f; (f = readdir(d)) != NULL;) {
        uint32_t number;
        if (!number_of(str_of(f->d_name), &number))
            continue;
        struct strbuf name = STRBUF_INIT(4096);
        strbuf_addf(&name, "%s/%s", path, f->d_name);
        add_text(total, strbuf_cstr(&name), number);
        strbuf_release(&name);
    }
    closedir(d);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    struct total total = {.largest = STRBUF_INIT(DOCUMENT_MAX)};
    for (int i = 1; i < argc; i++)
        add_directory(&total, argv[i]);
    if (total.texts == 0) {
        fprintf(stderr, "parse: no texts\n");
        return 1;
    }
    double rounds[ROUNDS];
    for (size_t i = 0; i < ROUNDS; i++)
        rounds[i] = seconds_to_parse(strbuf_str(&total.largest), total.largest_number);
    qsort(rounds, ROUNDS, sizeof *rounds, by_value);
    printf("largest text, rfc%u   %10zu bytes %9.2f ms %8.1f MB/s (median of %d)\n",
           total.largest_number, total.largest.n, rounds[ROUNDS / 2] * 1e3,
           (double)total.largest.n / rounds[ROUNDS / 2] / 1e6, ROUNDS);
    printf("all %6zu texts      %10zu bytes %9.0f ms %8.1f MB/s\n", total.texts, total.bytes,
           total.seconds * 1e3, (double)total.bytes / total.seconds / 1e6);
    strbuf_release(&total.largest);
    return 0;
}

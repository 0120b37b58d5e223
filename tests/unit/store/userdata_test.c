/* SPDX-License-Identifier: MIT
 *
 * userdata: what was put is there again, whatever happened to the file.
 */
#include "base/platform.h"

#include "testing.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/paths.h"
#include "base/strbuf.h"
#include "store/db.h"
#include "store/userdata.h"

struct home {
    char *top, *dir, *path;
    struct userdata *u;
    struct err e;
};

static int home_setup(void **state)
{
    struct home *h = calloc(1, sizeof *h);
    h->top = testing_dir_new();
    h->dir = paths_join(h->top, "state/rfcview");
    h->path = paths_join(h->dir, "state.db");
    setenv("RFCVIEW_CLOCK", "1764547200000", 1);
    *state = h;
    return 0;
}

static int home_teardown(void **state)
{
    struct home *h = *state;
    userdata_close(h->u);
    testing_dir_remove(h->top);
    free(h->dir);
    free(h->path);
    free(h);
    return 0;
}

static void reopen(struct home *h)
{
    userdata_close(h->u);
    h->e = (struct err){.kind = ERR_NONE};
    h->u = userdata_open(h->dir, &h->e);
}

static bool try_memo(struct home *h, const struct memo *memo)
{
    struct memos one = {0};
    memos_put(&one, memo);
    bool ok = userdata_put(h->u, &one, &h->e);
    memos_release(&one);
    return ok;
}

static void put_memo(struct home *h, const struct memo *memo)
{
    if (!try_memo(h, memo))
        fail_msg("%s", h->e.text);
}

/* The position in an RFC. */
static bool put_place(struct userdata *u, uint32_t number, uint32_t line, int64_t when,
                      struct err *e)
{
    char name[16];
    snprintf(name, sizeof name, "rfc%u", (unsigned)number);
    struct memo memo = {.name = str_of(name), .at.raw_line = line, .when = when};
    struct memo *at[] = {&memo};
    return userdata_put(u, &(struct memos){at, 1, 1}, e);
}

static void put(struct home *h, uint32_t number, uint32_t line, int64_t when)
{
    if (!put_place(h->u, number, line, when, &h->e))
        fail_msg("%s", h->e.text);
}

static int later_first(const void *a, const void *b)
{
    const struct memo *x = *(const struct memo *const *)a, *y = *(const struct memo *const *)b;
    return (x->when < y->when) - (x->when > y->when);
}

/* "9110:12 7:0 ": all places, latest first. */
static void expect(struct home *h, const char *expected)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    struct memos memos = {0};
    userdata_get(h->u, &memos);
    if (memos.n > 0)
        qsort(memos.at, memos.n, sizeof *memos.at, later_first);
    for (size_t i = 0; i < memos.n; i++) {
        assert_int_equal(memos.at[i]->kind, MEMO_PLACE);
        strbuf_addf(&b, "%.*s:%u ", STR_ARG(str_from(memos.at[i]->name, 3)),
                    (unsigned)memos.at[i]->at.raw_line);
    }
    assert_string_equal(strbuf_cstr(&b), expected);
    strbuf_release(&b);
    memos_release(&memos);
}

/* "3:tcp state 4:9110 ": all memos by kind and name. */
static void expect_memos(struct home *h, const char *expected)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    struct memos memos = {0};
    userdata_get(h->u, &memos);
    for (size_t i = 0; i < memos.n; i++)
        strbuf_addf(&b, "%u:%.*s ", (unsigned)memos.at[i]->kind, STR_ARG(memos.at[i]->name));
    assert_string_equal(strbuf_cstr(&b), expected);
    strbuf_release(&b);
    memos_release(&memos);
}

static void expect_good(struct home *h)
{
    if (h->e.kind != ERR_NONE)
        fail_msg("%s", h->e.text);
}

static struct strbuf bytes_of(const char *path)
{
    struct strbuf b = STRBUF_INIT((size_t)64 << 20);
    struct err e;
    assert_true(file_read(path, &b, &e));
    return b;
}

/* Files in the directory whose names begin so. */
static size_t count(struct home *h, const char *start)
{
    DIR *dir = opendir(h->dir);
    size_t n = 0;
    for (const struct dirent *d; (d = readdir(dir)) != NULL;)
        n += strncmp(d->d_name, start, strlen(start)) == 0;
    closedir(dir);
    return n;
}

static void places_come_back_latest_first(void **state)
{
    struct home *h = *state;
    reopen(h);
    expect_good(h);
    expect(h, "");
    put(h, 9110, 12, 1000);
    put(h, 7, 0, 3000);
    put(h, 999999, 4294967295u, 2000);
    reopen(h);
    expect_good(h);
    expect(h, "7:0 999999:4294967295 9110:12 ");
    userdata_close(h->u);
    h->u = NULL;
    assert_int_equal(count(h, "state.db"), 1);
}

static void the_later_when_wins(void **state)
{
    struct home *h = *state;
    reopen(h);
    put(h, 1, 10, 1000);
    put(h, 1, 20, 2000);
    put(h, 1, 30, 1500);
    expect(h, "1:20 ");
    put(h, 1, 40, 2000);
    expect(h, "1:40 ");
}

/* Every field of every kind. */
static void a_memo_comes_back_whole(void **state)
{
    struct home *h = *state;
    struct memos memos = {0};
    reopen(h);
    for (size_t kind = 0; kind < MEMO_KINDS; kind++) {
        struct anchor at = {STR("section-8.3"), 4, 4294967295u, 12};
        put_memo(h, &(struct memo){kind, STR("über /a'b\""), STR("rfc9110"), STR("words"), at,
                                   1234567, false});
    }
    reopen(h);
    expect_good(h);
    userdata_get(h->u, &memos);
    assert_int_equal(memos.n, MEMO_KINDS);
    for (size_t kind = 0; kind < MEMO_KINDS; kind++) {
        const struct memo *m = memos_find(&memos, kind, STR("über /a'b\""));
        assert_non_null(m);
        assert_true(str_eq(m->text, STR("rfc9110")));
        assert_true(str_eq(m->words, STR("words")));
        assert_true(str_eq(m->at.section, STR("section-8.3")));
        assert_int_equal(m->at.after, 4);
        assert_int_equal(m->at.raw_line, 4294967295u);
        assert_int_equal(m->at.column, 12);
        assert_int_equal(m->when, 1234567);
        assert_false(m->gone);
    }
    memos_release(&memos);
}

static void what_is_taken_back_stays_so(void **state)
{
    struct home *h = *state;
    struct memo mark = {.kind = MEMO_MARK, .name = STR("a rfc1"), .when = 1000};
    reopen(h);
    put_memo(h, &mark);
    expect_memos(h, "1:a rfc1 ");
    mark.gone = true;
    mark.when = 2000;
    put_memo(h, &mark);
    expect_memos(h, "");
    mark.gone = false;
    mark.when = 1500; /* another process, which did not know */
    put_memo(h, &mark);
    reopen(h);
    expect_memos(h, "");
    mark.when = 3000;
    put_memo(h, &mark);
    expect_memos(h, "1:a rfc1 ");
}

static void what_is_not_sound_is_not_kept(void **state)
{
    struct home *h = *state;
    struct strbuf big = STRBUF_INIT(STRBUF_TEXT);
    while (big.n < 5000)
        strbuf_add_char(&big, 'x');
    reopen(h);
    put_memo(h, &(struct memo){.kind = MEMO_SEARCH, .name = STR_NONE, .when = 1});
    put_memo(h, &(struct memo){.kind = MEMO_SEARCH, .name = STR("a\tb"), .when = 1});
    put_memo(h, &(struct memo){.kind = MEMO_SEARCH, .name = STR("a\033b"), .when = 1});
    put_memo(h, &(struct memo){.kind = MEMO_SEARCH, .name = strbuf_str(&big), .when = 1});
    put_memo(h, &(struct memo){.kind = MEMO_SEARCH, .name = STR("tcp state"), .when = 1});
    expect_memos(h, "3:tcp state ");
    strbuf_release(&big);
}

/* As many as are kept, and the latest ones. */
static void old_ones_go(void **state)
{
    struct home *h = *state;
    struct memos memos = {0};
    char name[32];
    reopen(h);
    for (int i = 0; i < 260; i++) {
        snprintf(name, sizeof name, "%03d", i);
        memos_put(&memos, &(struct memo){.kind = MEMO_OPEN, .name = str_of(name), .when = i});
    }
    assert_true(userdata_put(h->u, &memos, &h->e));
    memos_release(&memos);
    reopen(h);
    put_memo(h, &(struct memo){.kind = MEMO_FILTER, .name = STR("tls"), .when = 7});
    userdata_get(h->u, &memos);
    assert_int_equal(memos.n, 201);
    assert_null(memos_find(&memos, MEMO_OPEN, STR("059")));
    assert_non_null(memos_find(&memos, MEMO_OPEN, STR("060")));
    memos_release(&memos);
}

/* A file of the first version. */
static void positions_of_before_are_taken_over(void **state)
{
    struct home *h = *state;
    static const char *const first[] = {
        "CREATE TABLE place (number INTEGER PRIMARY KEY, raw_line INTEGER NOT NULL,"
        " stamp INTEGER NOT NULL); INSERT INTO place VALUES (9110, 77, 2000), (7, 3, 1000)"};
    assert_true(file_make_dir(h->dir, &h->e));
    struct db *d = db_open(h->path, &(struct db_schema){0x52464356, first, 1}, &h->e);
    assert_non_null(d);
    db_close(d);
    reopen(h);
    expect_good(h);
    expect(h, "9110:77 7:3 ");
    size_t n;
    uint32_t *numbers = userdata_numbers(h->u, &n);
    assert_int_equal(n, 2);
    assert_int_equal(numbers[0], 7);
    assert_int_equal(numbers[1], 9110);
    free(numbers);
}

#define OUR_TABLE                                                                                  \
    "CREATE TABLE place (number INTEGER PRIMARY KEY, raw_line INTEGER NOT NULL,"                   \
    " stamp INTEGER NOT NULL)"

static const char *const many_places[] = {
    OUR_TABLE "; INSERT INTO place WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL"
              " SELECT i + 1 FROM n WHERE i < 2000) SELECT i, i, i FROM n"};
static const char *const other_tables[] = {"CREATE TABLE place (name TEXT)"};
static const char *const newer_tables[] = {OUR_TABLE, "CREATE TABLE later (x)",
                                           "INSERT INTO later VALUES (1)"};

static void begin_with(struct home *h, const struct db_schema *schema)
{
    assert_true(file_make_dir(h->dir, &h->e));
    struct db *d = db_open(h->path, schema, &h->e);
    if (d == NULL)
        fail_msg("%s", h->e.text);
    db_close(d);
}

/* The damaged file is there under its new name, byte for byte, and a new one works. */
static void expect_set_aside(struct home *h, struct str damaged)
{
    reopen(h);
    assert_int_equal(h->e.kind, ERR_DAMAGED);
    assert_non_null(strstr(h->e.text, h->path));
    assert_non_null(strstr(h->e.text, "state.db.bad-20251201000000"));
    char *bad = paths_join(h->dir, "state.db.bad-20251201000000");
    struct strbuf kept = bytes_of(bad);
    assert_true(str_eq(strbuf_str(&kept), damaged));
    strbuf_release(&kept);
    free(bad);
    expect(h, "");
    put(h, 5, 5, 5);
    reopen(h);
    expect_good(h);
    expect(h, "5:5 ");
}

static void garbage_is_set_aside(void **state)
{
    struct home *h = *state;
    assert_true(file_make_dir(h->dir, &h->e));
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    while (b.n < 10000)
        strbuf_add_cstr(&b, "this is not a database ");
    assert_true(file_write(h->path, strbuf_str(&b), &h->e));
    expect_set_aside(h, strbuf_str(&b));
    strbuf_release(&b);
}

static void a_cut_file_is_set_aside(void **state)
{
    struct home *h = *state;
    begin_with(h, &(struct db_schema){0x52464356, many_places, 1});
    struct strbuf b = bytes_of(h->path);
    assert_true(b.n > 5 * 4096);
    strbuf_truncate(&b, b.n / 2);
    assert_int_equal(truncate(h->path, (off_t)b.n), 0);
    expect_set_aside(h, strbuf_str(&b));
    strbuf_release(&b);
}

static void a_page_of_rubbish_is_set_aside(void **state)
{
    struct home *h = *state;
    begin_with(h, &(struct db_schema){0x52464356, many_places, 1});
    struct strbuf b = bytes_of(h->path);
    memset(b.p + 3 * 4096, 'x', 4096);
    assert_true(file_write(h->path, strbuf_str(&b), &h->e));
    expect_set_aside(h, strbuf_str(&b));
    strbuf_release(&b);
}

static void tables_that_do_not_fit_are_set_aside(void **state)
{
    struct home *h = *state;
    begin_with(h, &(struct db_schema){0x52464356, other_tables, 1});
    struct strbuf b = bytes_of(h->path);
    expect_set_aside(h, strbuf_str(&b));
    strbuf_release(&b);
}

static void a_second_damage_does_not_overwrite_the_first(void **state)
{
    struct home *h = *state;
    for (int i = 1; i <= 3; i++) {
        assert_true(file_make_dir(h->dir, &h->e));
        assert_true(file_write(h->path,
                               STR("not a database, but long enough to be one: it has "
                                   "more bytes than the header of one, which are 100 "
                                   "and a few more"),
                               &h->e));
        reopen(h);
        assert_int_equal(h->e.kind, ERR_DAMAGED);
        userdata_close(h->u);
        h->u = NULL;
        assert_int_equal(count(h, "state.db.bad-"), i);
    }
}

static void an_empty_file_is_begun(void **state)
{
    struct home *h = *state;
    assert_true(file_make_dir(h->dir, &h->e));
    assert_true(file_write(h->path, STR_NONE, &h->e));
    reopen(h);
    expect_good(h);
    put(h, 1, 1, 1);
    expect(h, "1:1 ");
}

/* Nothing is kept, and not a byte of the file changes. */
static void expect_left_alone(struct home *h, const char *words)
{
    struct strbuf before = bytes_of(h->path);
    reopen(h);
    assert_int_equal(h->e.kind, ERR_STORAGE);
    assert_non_null(strstr(h->e.text, words));
    put(h, 1, 1, 1);
    expect(h, "1:1 ");
    reopen(h);
    expect(h, "");
    struct strbuf after = bytes_of(h->path);
    assert_true(str_eq(strbuf_str(&before), strbuf_str(&after)));
    assert_int_equal(count(h, "state.db.bad-"), 0);
    strbuf_release(&before);
    strbuf_release(&after);
}

static void a_newer_file_is_left_alone(void **state)
{
    struct home *h = *state;
    begin_with(h, &(struct db_schema){0x52464356, newer_tables, 3});
    expect_left_alone(h, "newer rfcview");
}

static void the_log_of_a_newer_file_is_left_alone(void **state)
{
    struct home *h = *state;
    pid_t pid = fork(); /* ends without closing: its last commits are in the log only */
    if (pid == 0) {
        struct db_schema newer = {0x52464356, newer_tables, 3};
        _exit(file_make_dir(h->dir, &h->e) && db_open(h->path, &newer, &h->e) != NULL ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
    char *wal = paths_join(h->dir, "state.db-wal");
    if (!file_exists(wal)) {
        print_message("# no write-ahead log on this filesystem\n");
        free(wal);
        skip();
    }
    struct strbuf before = bytes_of(wal);
    assert_true(before.n > 0);
    expect_left_alone(h, "newer rfcview");
    struct strbuf after = bytes_of(wal);
    assert_true(str_eq(strbuf_str(&before), strbuf_str(&after)));
    strbuf_release(&before);
    strbuf_release(&after);
    free(wal);
}

static void the_file_of_another_program_is_left_alone(void **state)
{
    struct home *h = *state;
    begin_with(h, &(struct db_schema){0x1234, newer_tables, 1});
    expect_left_alone(h, "another program");
}

/* Root may write everything, so it is somebody else who tries. */
static void a_file_that_may_not_be_written_is_left_alone(void **state)
{
    enum { NOBODY = 65534 };
    struct home *h = *state;
    int status;
    reopen(h);
    put(h, 9, 9, 9);
    userdata_close(h->u);
    h->u = NULL;
    struct strbuf before = bytes_of(h->path);
    char *state_dir = paths_join(h->top, "state");
    assert_int_equal(chmod(h->path, 0444) | chmod(h->dir, 0555) | chmod(state_dir, 0555), 0);
    assert_int_equal(chmod(h->top, 0755), 0);
    pid_t pid = fork();
    if (pid == 0) {
        if (geteuid() == 0 && setuid(NOBODY) != 0)
            _exit(1);
        struct userdata *u = userdata_open(h->dir, &h->e);
        bool ok = h->e.kind == ERR_STORAGE && put_place(u, 1, 1, 1, &h->e);
        userdata_close(u);
        _exit(ok ? 0 : 2);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
    assert_int_equal(chmod(state_dir, 0755) | chmod(h->dir, 0755), 0);
    struct strbuf after = bytes_of(h->path);
    assert_true(str_eq(strbuf_str(&before), strbuf_str(&after)));
    assert_int_equal(count(h, "state.db"), 1);
    strbuf_release(&before);
    strbuf_release(&after);
    free(state_dir);
}

/* A row that no rfcview wrote does no harm. */
static void the_rows_of_others_are_read_with_care(void **state)
{
    struct home *h = *state;
    reopen(h);
    put(h, 9, 9, 9);
    userdata_close(h->u);
    h->u = NULL;
    static const char *const rows =
        "INSERT INTO memo VALUES (0, 'rfc1', 1, 0, '', '', '', -1, 0, 0),"
        " (0, 'rfc2', 1, 0, '', '', '', 0, 4294967296, 0), (99, 'rfc3', 1, 0, '', '', '', 0, 0, 0),"
        " (0, x'0a1b5b', 1, 0, '', '', '', 0, 0, 0), (0, 'rfc4', -1, 0, '', '', '', 0, 0, 0),"
        " (0, 'rfc7', 9223372036854775807, 0, '', '', '', 0, 0, 0),"
        " (-1, 'rfc5', 1, 0, '', '', '', 0, 0, 0), (0, 'rfc6', 1, 0, char(27), '', '', 0, 0, 0)";
    struct db *d =
        db_open(h->path, &(struct db_schema){0x52464356, (const char *const[2]){"", ""}, 2}, &h->e);
    struct db_query *q = db_prepare(d, rows, &h->e);
    assert_int_equal(db_step(q, &h->e), 0);
    db_finish(q);
    db_close(d);
    reopen(h);
    expect_good(h);
    expect(h, "9:9 ");
}

static void where_there_is_no_directory_memory_serves(void **state)
{
    struct home *h = *state;
    char *file = paths_join(h->top, "state");
    assert_true(file_write(file, STR("in the way"), &h->e));
    reopen(h);
    assert_int_equal(h->e.kind, ERR_STORAGE);
    assert_non_null(strstr(h->e.text, h->dir));
    put(h, 1, 1, 1);
    expect(h, "1:1 ");
    free(file);
}

static void a_full_disk_is_an_error_and_no_damage(void **state)
{
    struct home *h = *state;
    reopen(h);
    put(h, 1, 1, 1);
    struct rlimit before, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = (struct rlimit){.rlim_cur = 1, .rlim_max = before.rlim_max};
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool ok = put_place(h->u, 2, 2, 2, &h->e);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, handler);
    assert_false(ok);
    assert_int_equal(h->e.kind, ERR_STORAGE);
    put(h, 3, 3, 3);
    reopen(h); /* what was refused has waited */
    expect_good(h);
    expect(h, "3:3 2:2 1:1 ");
}

/* Another process: waits for a byte, opens, puts its places with stamps of its own, ends. */
static pid_t start_putter(struct home *h, int start_fd, int id, int ids, int places)
{
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid != 0)
        return pid;
    char byte;
    struct err e = {0};
    if (read(start_fd, &byte, 1) != 1)
        _exit(1);
    struct userdata *u = userdata_open(h->dir, &e);
    for (int i = 1; i <= places; i++) {
        if (!put_place(u, (uint32_t)i, (uint32_t)id, i * ids + id, &e)) {
            fprintf(stderr, "%s\n", e.text);
            _exit(2);
        }
    }
    userdata_close(u);
    _exit(0);
}

enum { PUTTERS = 4, PUTTER_PLACES = 20 };

static void run_putters(struct home *h)
{
    int fds[2], status;
    pid_t pids[PUTTERS];
    assert_int_equal(pipe(fds), 0);
    for (int i = 0; i < PUTTERS; i++)
        pids[i] = start_putter(h, fds[0], i, PUTTERS, PUTTER_PLACES);
    assert_int_equal(write(fds[1], "....", PUTTERS), PUTTERS);
    for (int i = 0; i < PUTTERS; i++) {
        assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
        assert_int_equal(status, 0);
    }
    close(fds[0]);
    close(fds[1]);
    reopen(h);
    expect_good(h);
    struct memos memos = {0};
    userdata_get(h->u, &memos);
    assert_int_equal(memos.n, PUTTER_PLACES);
    for (size_t i = 0; i < memos.n; i++)
        assert_int_equal(memos.at[i]->at.raw_line, PUTTERS - 1);
    memos_release(&memos);
    userdata_close(h->u);
    h->u = NULL;
}

static void several_processes_begin_and_write_at_once(void **state)
{
    struct home *h = *state;
    for (int round = 0; round < 5; round++) {
        run_putters(h);
        testing_dir_remove(strdup(h->dir));
    }
}

static void several_processes_set_aside_once(void **state)
{
    struct home *h = *state;
    for (int round = 0; round < 5; round++) {
        assert_true(file_make_dir(h->dir, &h->e));
        struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
        while (b.n < 5000)
            strbuf_add_cstr(&b, "garbage ");
        assert_true(file_write(h->path, strbuf_str(&b), &h->e));
        strbuf_release(&b);
        run_putters(h);
        assert_int_equal(count(h, "state.db.bad-"), 1);
        testing_dir_remove(strdup(h->dir));
    }
}

/* One process marks while another takes back: each kind and name by itself, the latest wins. */
static void what_two_processes_keep_is_joined(void **state)
{
    struct home *h = *state;
    struct home other = *h;
    reopen(h);
    other.u = userdata_open(h->dir, &other.e);
    put_memo(h, &(struct memo){.kind = MEMO_FAVOURITE, .name = STR("rfc1"), .when = 10});
    put_memo(&other, &(struct memo){.kind = MEMO_FAVOURITE, .name = STR("rfc2"), .when = 20});
    put_memo(&other, &(struct memo){.kind = MEMO_SEARCH, .name = STR("rfc1"), .when = 20});
    put_memo(&other,
             &(struct memo){.kind = MEMO_FAVOURITE, .name = STR("rfc1"), .when = 30, .gone = true});
    put_memo(h, &(struct memo){.kind = MEMO_FAVOURITE, .name = STR("rfc3"), .when = 25});
    put_memo(h, &(struct memo){.kind = MEMO_FAVOURITE, .name = STR("rfc1"), .when = 29});
    expect_memos(h, "2:rfc2 2:rfc3 3:rfc1 ");
    expect_memos(&other, "2:rfc2 2:rfc3 3:rfc1 ");
    userdata_close(other.u);
}

/* ---- another process that holds the file, and does nothing with it */

static const char *const no_migrations[2] = {"", ""}; /* for a file that is as it is to be */

struct holder {
    pid_t pid;
    int release; /* closing it lets go */
};

static void hold(struct home *h, const char *how, struct holder *holder)
{
    int held[2], release[2];
    char byte;
    assert_int_equal(pipe(held), 0);
    assert_int_equal(pipe(release), 0);
    holder->pid = fork();
    if (holder->pid == 0) {
        close(release[1]);
        struct db *d = db_open(h->path, &(struct db_schema){0x52464356, no_migrations, 2}, &h->e);
        struct db_query *q = d != NULL ? db_prepare(d, how, &h->e) : NULL;
        if (q == NULL || db_step(q, &h->e) < 0 || write(held[1], "", 1) != 1)
            _exit(1);
        (void)!read(release[0], &byte, 1);
        _exit(0);
    }
    close(held[1]);
    close(release[0]);
    assert_int_equal(read(held[0], &byte, 1), 1);
    close(held[0]);
    holder->release = release[1];
}

static void let_go(struct holder *holder)
{
    int status;
    close(holder->release);
    assert_int_equal(waitpid(holder->pid, &status, 0), holder->pid);
    assert_int_equal(status, 0);
}

/* Half a second is what a reader waits at most at the end; here for all of it. */
static void what_is_locked_is_kept_beside_it(void **state)
{
    struct home *h = *state;
    struct holder holder;
    reopen(h);
    userdata_close(h->u);
    h->u = NULL;
    hold(h, "BEGIN IMMEDIATE", &holder);
    int64_t began = clock_monotonic_ms();
    reopen(h);
    expect_good(h); /* reading it is no matter */
    for (uint32_t i = 1; i <= 20; i++)
        put(h, i, i, i);
    userdata_close(h->u);
    h->u = NULL;
    int64_t took = clock_monotonic_ms() - began;
    assert_in_range(took, 0, 500);
    assert_int_equal(count(h, "state.db.later-"), 1);
    let_go(&holder);
    reopen(h);
    expect_good(h);
    expect(h, "20:20 19:19 18:18 17:17 16:16 15:15 14:14 13:13 12:12 11:11 10:10 9:9 8:8 7:7 6:6 "
              "5:5 4:4 3:3 2:2 1:1 ");
    assert_int_equal(count(h, "state.db.later-"), 0);
}

static void what_cannot_be_opened_is_opened_later(void **state)
{
    struct home *h = *state;
    reopen(h);
    userdata_close(h->u);
    h->u = NULL;
    int lock;
    assert_true(db_lock(h->dir, &lock, &h->e));
    reopen(h);
    assert_int_equal(h->e.kind, ERR_BUSY);
    assert_non_null(strstr(h->e.text, "will be kept later"));
    put(h, 7, 70, 1);
    put(h, 7, 71, 2);
    db_unlock(lock);
    h->e = (struct err){.kind = ERR_NONE};
    userdata_close(h->u);
    h->u = NULL;
    reopen(h);
    expect_good(h);
    expect(h, "7:71 ");
}

/* Lines that somebody else wrote; and an older position than the one there. */
static void what_was_left_is_read_with_care(void **state)
{
    struct home *h = *state;
    reopen(h);
    put(h, 1, 10, 1000);
    char *path = paths_join(h->dir, "state.db.later-1-2");
    char *other = paths_join(h->dir, "state.db.later-1-2.99.0a1b2c3d.new");
    assert_true(file_write(path,
                           STR("0\t999\t0\t5\t0\t0\t\t\t\trfc1\n0\t2000\t0\t20\t0\t0\t\t\t\trfc2\n"
                               "rubbish\n0\t1\t0\t1\t0\t0\t\t\t\t\n0\t3\trfc3\n99\t1\t0\t1\t0\t0"
                               "\t\t\t\trfc8\n0\t99999999999999999999\t0\t4\t0\t0\t\t\t\trfc4\n"
                               "0\t7\t2\t4\t0\t0\t\t\t\trfc4\n0\t1764547200000\t0\t50\t0\t0\t\t\t\t"
                               "rfc5"),
                           &h->e));
    assert_true(file_write(other, STR("0\t6\t0\t6\t0\t0\t\t\t\trfc6\n"), &h->e));
    reopen(h);
    expect_good(h);
    expect(h, "5:50 2:20 1:10 ");
    assert_false(file_exists(path));
    assert_true(file_exists(other));
    free(path);
    free(other);
}

/* What was acknowledged before the kill is there after it. */
static void a_killed_process_loses_nothing_it_put(void **state)
{
    struct home *h = *state;
    int fds[2], status;
    assert_int_equal(pipe(fds), 0);
    pid_t pid = fork();
    if (pid == 0) {
        struct userdata *u = userdata_open(h->dir, &h->e);
        for (uint32_t i = 1;; i++) {
            if (!put_place(u, i, i, i, &h->e) || write(fds[1], "", 1) != 1)
                _exit(1);
        }
    }
    close(fds[1]);
    char byte;
    size_t acknowledged = 0;
    while (acknowledged < 50 && read(fds[0], &byte, 1) == 1)
        acknowledged++;
    kill(pid, SIGKILL);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    while (read(fds[0], &byte, 1) == 1)
        acknowledged++;
    close(fds[0]);
    reopen(h);
    expect_good(h);
    struct memos memos = {0};
    userdata_get(h->u, &memos);
    assert_true(acknowledged >= 50);
    assert_true(memos.n == acknowledged || memos.n == acknowledged + 1);
    memos_release(&memos);
}

#define WITH_HOME(test) cmocka_unit_test_setup_teardown(test, home_setup, home_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_HOME(places_come_back_latest_first),
        WITH_HOME(the_later_when_wins),
        WITH_HOME(a_memo_comes_back_whole),
        WITH_HOME(what_is_taken_back_stays_so),
        WITH_HOME(what_is_not_sound_is_not_kept),
        WITH_HOME(old_ones_go),
        WITH_HOME(positions_of_before_are_taken_over),
        WITH_HOME(a_file_that_may_not_be_written_is_left_alone),
        WITH_HOME(the_rows_of_others_are_read_with_care),
        WITH_HOME(garbage_is_set_aside),
        WITH_HOME(a_cut_file_is_set_aside),
        WITH_HOME(a_page_of_rubbish_is_set_aside),
        WITH_HOME(tables_that_do_not_fit_are_set_aside),
        WITH_HOME(a_second_damage_does_not_overwrite_the_first),
        WITH_HOME(an_empty_file_is_begun),
        WITH_HOME(a_newer_file_is_left_alone),
        WITH_HOME(the_log_of_a_newer_file_is_left_alone),
        WITH_HOME(the_file_of_another_program_is_left_alone),
        WITH_HOME(where_there_is_no_directory_memory_serves),
        WITH_HOME(a_full_disk_is_an_error_and_no_damage),
        WITH_HOME(several_processes_begin_and_write_at_once),
        WITH_HOME(several_processes_set_aside_once),
        WITH_HOME(what_two_processes_keep_is_joined),
        WITH_HOME(what_is_locked_is_kept_beside_it),
        WITH_HOME(what_cannot_be_opened_is_opened_later),
        WITH_HOME(what_was_left_is_read_with_care),
        WITH_HOME(a_killed_process_loses_nothing_it_put),
    };
    return cmocka_run_group_tests_name("userdata", tests, NULL, NULL);
}

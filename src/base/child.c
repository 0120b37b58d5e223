/* SPDX-License-Identifier: MIT
 *
 * posix_spawn with the signals of a fresh shell.  Input is a file in memory, so nobody has to feed
 * a pipe.
 */
#include "base/platform.h"

#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* ---------------------------------------------------------------- spawning */

static void signals_of_a_shell(posix_spawnattr_t *attributes, bool session)
{
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(attributes, &all);
    posix_spawnattr_setsigmask(attributes, &none);
    short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
    posix_spawnattr_setflags(attributes, (short)(flags | (session ? POSIX_SPAWN_SETSID : 0)));
}

/* in: descriptor for its standard input, -1: ours. */
static bool spawn(const char *const argv[], int in, bool session, pid_t *pid, struct err *e)
{
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t files;
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_init(&files);
    signals_of_a_shell(&attributes, session);
    if (in >= 0)
        posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
    for (int fd = STDIN_FILENO; session && fd <= STDERR_FILENO; fd++)
        posix_spawn_file_actions_addopen(&files, fd, "/dev/null", O_RDWR, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    /* posix_spawn changes no string of argv; its type is older than const */
    int fault =
        posix_spawnp(pid, argv[0], &files, &attributes, (char *const *)(uintptr_t)argv, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return fault == 0 ||
           err_set(e, ERR_STORAGE, "cannot run %s: %s (program)", argv[0], strerror(fault));
}

/* ---------------------------------------------------------------- waiting */

/* The keys that end or stop a program are for the child. */
static void wait_for(pid_t pid, int *status)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;
    int state = 0;
    sigaction(SIGINT, &ignore, &interrupt);
    sigaction(SIGQUIT, &ignore, &quit);
    while (waitpid(pid, &state, WUNTRACED) < 0 ? errno == EINTR : WIFSTOPPED(state))
        if (WIFSTOPPED(state))
            raise(SIGSTOP); /* so that the shell sees the job stopped; fg continues both */
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    *status = WIFSIGNALED(state) ? 128 + WTERMSIG(state) : WEXITSTATUS(state);
}

/* A file in memory that holds the text, to be read from its beginning; -1 and *e. */
static int file_of(struct str text, struct err *e)
{
    int fd = memfd_create("rfcview", MFD_CLOEXEC);
    while (fd >= 0 && text.n > 0) {
        ssize_t n = write(fd, text.p, text.n);
        if (n < 0 && errno != EINTR)
            break;
        text = str_from(text, n > 0 ? (size_t)n : 0);
    }
    if (fd >= 0 && text.n == 0 && lseek(fd, 0, SEEK_SET) == 0)
        return fd;
    err_set(e, ERR_STORAGE, "cannot hand over the text: %s (memory)", strerror(errno));
    if (fd >= 0)
        close(fd);
    return -1;
}

bool child_run(const char *const argv[], const struct str *input, int *status, struct err *e)
{
    pid_t pid;
    int in = input != NULL ? file_of(*input, e) : -1;
    if (input != NULL && in < 0)
        return false;
    bool ok = spawn(argv, in, false, &pid, e);
    if (in >= 0)
        close(in);
    if (ok)
        wait_for(pid, status);
    return ok;
}

bool child_shell(const char *command, const struct str *input, int *status, struct err *e)
{
    const char *const argv[] = {"/bin/sh", "-c", command, NULL};
    return child_run(argv, input, status, e);
}

/* A shell between lets go of it at once, so that nobody has to wait for its end. */
bool child_start(const char *const argv[], struct err *e)
{
    enum { MOST = 16 };
    const char *words[MOST + 5] = {"/bin/sh", "-c", "\"$@\" & exit 0", "rfcview"};
    size_t n = 4;
    for (size_t i = 0; argv[i] != NULL && i < MOST; i++)
        words[n++] = argv[i];
    words[n] = NULL;
    pid_t pid;
    int status;
    if (!spawn(words, -1, true, &pid, e))
        return false;
    wait_for(pid, &status);
    return status == 0 || err_set(e, ERR_STORAGE, "cannot run %s (program)", argv[0]);
}

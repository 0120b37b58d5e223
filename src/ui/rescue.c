/* SPDX-License-Identifier: MIT
 *
 * Signal handlers and the little they need.  Handlers only use what POSIX calls async-signal-safe.
 */
#include "base/platform.h"

#include "ui/rescue.h"

#include <pthread.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/bug.h"

/* What a handler needs has no other way to reach it. */
static struct {
    volatile sig_atomic_t ended_by, stopped, resized, armed;
    int fd;
    struct termios line;
    char bytes[512];
    size_t byte_count;
    sigset_t mask, mask_before;
} rescue;

static const int rescue_end_signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
static const int rescue_crash_signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
static const int rescue_stop_signals[] = {SIGTSTP};
static const int rescue_size_signals[] = {SIGWINCH};
static const int rescue_ignored_signals[] = {SIGPIPE};

static void rescue_now(void)
{
    if (!rescue.armed)
        return;
    rescue.armed = 0;
    ssize_t n = write(rescue.fd, rescue.bytes, rescue.byte_count);
    (void)n; /* nobody to tell */
    tcsetattr(rescue.fd, TCSANOW, &rescue.line);
}

static void rescue_on_crash(int sig)
{
    rescue_now();
    signal(sig, SIG_DFL);
    raise(sig);
}

static void rescue_on_end(int sig)
{
    rescue.ended_by = sig;
}

static void rescue_on_stop(int sig)
{
    (void)sig;
    rescue.stopped = 1;
}

static void rescue_on_resize(int sig)
{
    (void)sig;
    rescue.resized = 1;
}

static void rescue_handle(const int *signals, size_t n, void (*handler)(int), int flags)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < n; i++)
        sigaction(signals[i], &action, NULL);
}

void rescue_begin(int fd)
{
    sigset_t held;
    rescue.fd = fd;
    tcgetattr(fd, &rescue.line);
    rescue_handle(rescue_end_signals, ARRAY_LEN(rescue_end_signals), rescue_on_end, 0);
    rescue_handle(rescue_crash_signals, ARRAY_LEN(rescue_crash_signals), rescue_on_crash,
                  (int)SA_RESETHAND);
    rescue_handle(rescue_stop_signals, 1, rescue_on_stop, 0);
    rescue_handle(rescue_size_signals, 1, rescue_on_resize, 0);
    rescue_handle(rescue_ignored_signals, 1, SIG_IGN, 0);

    sigemptyset(&held);
    for (size_t i = 0; i < ARRAY_LEN(rescue_end_signals); i++)
        sigaddset(&held, rescue_end_signals[i]);
    sigaddset(&held, SIGTSTP);
    sigaddset(&held, SIGWINCH);
    pthread_sigmask(SIG_BLOCK, &held, &rescue.mask_before);
    rescue.mask = rescue.mask_before;
    for (int sig = 1; sig < SIGRTMIN; sig++)
        if (sigismember(&held, sig) == 1)
            sigdelset(&rescue.mask, sig);
}

void rescue_arm(struct str bytes)
{
    rescue.byte_count = bytes.n < sizeof rescue.bytes ? bytes.n : sizeof rescue.bytes;
    memcpy(rescue.bytes, bytes.p, rescue.byte_count);
    rescue.armed = 1;
    bug_set_hook(rescue_now);
}

void rescue_disarm(void)
{
    rescue.armed = 0;
    bug_set_hook(NULL);
}

bool rescue_is_armed(void)
{
    return rescue.armed;
}

void rescue_end(void)
{
    pthread_sigmask(SIG_SETMASK, &rescue.mask, NULL);
}

/* Handlers are gone after exec by themselves, what is ignored is not. */
void rescue_in_child(void)
{
    rescue_handle(rescue_end_signals, ARRAY_LEN(rescue_end_signals), SIG_DFL, 0);
    rescue_handle(rescue_crash_signals, ARRAY_LEN(rescue_crash_signals), SIG_DFL, 0);
    rescue_handle(rescue_stop_signals, 1, SIG_DFL, 0);
    rescue_handle(rescue_size_signals, 1, SIG_DFL, 0);
    rescue_handle(rescue_ignored_signals, ARRAY_LEN(rescue_ignored_signals), SIG_DFL, 0);
    pthread_sigmask(SIG_SETMASK, &rescue.mask_before, NULL);
}

const sigset_t *rescue_mask(void)
{
    return &rescue.mask;
}

int rescue_ended_by(void)
{
    return rescue.ended_by;
}

void rescue_forget_keys(void)
{
    static const struct timespec now = {0};
    sigset_t keys;
    sigemptyset(&keys);
    sigaddset(&keys, SIGINT);
    sigaddset(&keys, SIGQUIT);
    while (sigtimedwait(&keys, NULL, &now) > 0)
        ;
}

bool rescue_take_stop(void)
{
    bool stopped = rescue.stopped;
    rescue.stopped = 0;
    return stopped;
}

bool rescue_take_resize(void)
{
    bool resized = rescue.resized;
    rescue.resized = 0;
    return resized;
}

void rescue_stop(void)
{
    struct sigaction stop = {.sa_handler = SIG_DFL}, before;
    sigset_t tstp;
    sigemptyset(&stop.sa_mask);
    sigemptyset(&tstp);
    sigaddset(&tstp, SIGTSTP);
    sigaction(SIGTSTP, &stop, &before);
    kill(0, SIGTSTP);
    pthread_sigmask(SIG_UNBLOCK, &tstp, NULL); /* stops here */
    pthread_sigmask(SIG_BLOCK, &tstp, NULL);
    sigaction(SIGTSTP, &before, NULL);
}

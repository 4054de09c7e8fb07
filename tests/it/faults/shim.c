/* Stands between the program and the kernel, and lets chosen calls on files fail, as a bad disk, a full one or a
 * power cut would. It is loaded with LD_PRELOAD and told what to do in the environment:
 *
 *   XINZE_FAULT_FOLDER  only files under this folder are meant, which is also where the program is started
 *   XINZE_FAULT_KINDS   which calls: some of "write sync truncate rename unlink open", open only for writing
 *   XINZE_FAULT_FROM    the number of the first such call that fails, counted from 1
 *   XINZE_FAULT_TIMES   how many fail; 0 for all that follow
 *   XINZE_FAULT_HOW     eio, enospc, erofs: the call does nothing and fails so; torn: half is written, then EIO;
 *                       short: half is written, and the call says so; kill: half is written, then SIGKILL
 *   XINZE_FAULT_ROOM    bytes that may be written before the disk is full
 *   XINZE_FAULT_WHILE   calls count and fail only while this file is there
 *   XINZE_FAULT_TRACE   a file that gets a line for each call: kind and path, or "said" for standard output
 *   XINZE_FAULT_CLOCK   the moment at which the clock stands, in seconds since 1970
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static const char *folder, *kinds, *how, *only_while;
static long from, times, stands_at;
static int tracing = -1, room_is_bounded;
static atomic_long calls, room;

static long number(const char *name) {
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

__attribute__((constructor)) static void begin(void) {
    const char *trace = getenv("XINZE_FAULT_TRACE");
    folder = getenv("XINZE_FAULT_FOLDER");
    kinds = getenv("XINZE_FAULT_KINDS");
    how = getenv("XINZE_FAULT_HOW");
    only_while = getenv("XINZE_FAULT_WHILE");
    from = number("XINZE_FAULT_FROM");
    times = number("XINZE_FAULT_TIMES");
    stands_at = number("XINZE_FAULT_CLOCK");
    room_is_bounded = getenv("XINZE_FAULT_ROOM") != NULL;
    room = number("XINZE_FAULT_ROOM");
    if (trace)
        tracing = (int)syscall(SYS_openat, AT_FDCWD, trace, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_meant(const char *path) {
    return folder && path && (path[0] != '/' || strncmp(path, folder, strlen(folder)) == 0);
}

/* The path of an open file; 0 where it is not meant. */
static int path_of(int file, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    if (length <= 0 || path[0] != '/')
        return 0;
    path[length] = 0;
    return is_meant(path);
}

static void note(const char *kind, const char *path) {
    char line[PATH_MAX + 32];
    if (tracing < 0)
        return;
    int length = snprintf(line, sizeof line, "%s %s\n", kind, path);
    syscall(SYS_write, tracing, line, (size_t)length);
}

static int is_on(void) {
    return !only_while || syscall(SYS_faccessat, AT_FDCWD, only_while, F_OK) == 0;
}

/* Whether this call is one that fails. */
static int strikes(const char *kind, const char *path) {
    note(kind, path);
    if (!from || !kinds || !how || !strstr(kinds, kind) || !is_on())
        return 0;
    long call = atomic_fetch_add(&calls, 1) + 1;
    return call >= from && (!times || call < from + times);
}

/* How a call fails that writes nothing. */
static int fail(void) {
    if (strcmp(how, "kill") == 0)
        kill(getpid(), SIGKILL);
    errno = strcmp(how, "enospc") == 0 ? ENOSPC : strcmp(how, "erofs") == 0 ? EROFS : EIO;
    return -1;
}

static ssize_t put(int file, const void *bytes, size_t length, off_t at) {
    return at < 0 ? syscall(SYS_write, file, bytes, length) : syscall(SYS_pwrite64, file, bytes, length, at);
}

/* Writes where the file stands if `at` is negative. */
static ssize_t write_or_fail(int file, const void *bytes, size_t length, off_t at) {
    char path[PATH_MAX];
    if (file == STDOUT_FILENO)
        note("said", "");
    if (!path_of(file, path))
        return put(file, bytes, length, at);
    if (strikes("write", path)) {
        if (strcmp(how, "short") == 0 && length > 1)
            return put(file, bytes, length / 2, at);
        if (strcmp(how, "torn") == 0 || strcmp(how, "kill") == 0)
            put(file, bytes, length / 2, at);
        return fail();
    }
    if (room_is_bounded && is_on()) {
        long left = atomic_fetch_sub(&room, (long)length);
        if (left <= 0) {
            errno = ENOSPC;
            return -1;
        }
        if ((size_t)left < length)
            length = (size_t)left;
    }
    return put(file, bytes, length, at);
}

ssize_t write(int file, const void *bytes, size_t length) { return write_or_fail(file, bytes, length, -1); }

ssize_t pwrite(int file, const void *bytes, size_t length, off_t at) {
    return write_or_fail(file, bytes, length, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off_t at) {
    return write_or_fail(file, bytes, length, at);
}

/* One part at a time: a call that writes less than it was asked to is finished by whoever called. */
ssize_t writev(int file, const struct iovec *parts, int count) {
    for (int part = 0; part < count; part++)
        if (parts[part].iov_len > 0)
            return write_or_fail(file, parts[part].iov_base, parts[part].iov_len, -1);
    return 0;
}

static int sync_or_fail(int file, long call) {
    char path[PATH_MAX];
    if (path_of(file, path) && strikes("sync", path))
        return fail();
    return (int)syscall(call, file);
}

int fsync(int file) { return sync_or_fail(file, SYS_fsync); }

int fdatasync(int file) { return sync_or_fail(file, SYS_fdatasync); }

static int truncate_or_fail(int file, off_t length) {
    char path[PATH_MAX];
    if (path_of(file, path) && strikes("truncate", path))
        return fail();
    return (int)syscall(SYS_ftruncate, file, length);
}

int ftruncate(int file, off_t length) { return truncate_or_fail(file, length); }

int ftruncate64(int file, off_t length) { return truncate_or_fail(file, length); }

int rename(const char *old, const char *new) {
    if (is_meant(new) && strikes("rename", new))
        return fail();
    return (int)syscall(SYS_renameat2, AT_FDCWD, old, AT_FDCWD, new, 0);
}

int unlink(const char *path) {
    if (is_meant(path) && strikes("unlink", path))
        return fail();
    return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

static int open_or_fail(const char *path, int flags, int mode) {
    if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) && is_meant(path) && strikes("open", path))
        return fail();
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

static int mode_of(int flags, va_list rest) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0; }

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int mode = mode_of(flags, rest);
    va_end(rest);
    return open_or_fail(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int mode = mode_of(flags, rest);
    va_end(rest);
    return open_or_fail(path, flags, mode);
}

int clock_gettime(clockid_t clock, struct timespec *moment) {
    int done = (int)syscall(SYS_clock_gettime, clock, moment);
    if (done == 0 && stands_at && clock == CLOCK_REALTIME) {
        moment->tv_sec = stands_at;
        moment->tv_nsec = 0;
    }
    return done;
}

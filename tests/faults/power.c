/* A disk that loses its power. Preloaded before the program under test: the program sees a normal disk, a second
 * folder shows what the platter holds. What is written stays pending until the file is synced; at the chosen event,
 * each pending write is dropped, torn at a multiple of 512 bytes, or kept whole, and the process ends. Or else one call,
 * the n-th, fails with the error that is wanted. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct op { off_t at; ssize_t length; char *bytes; struct op *next; };
struct file { char name[256]; struct op *first, *last; };

static struct file files[64];
static int of_fd[4096];
static const char *live, *shadow;
static long cut_at, events, fail_at, calls;
static int fail_with;
static int drops;
static unsigned long seed;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void setup(void) {
    static int done;
    if (done) return;
    done = 1;
    live = getenv("POWER_LIVE");
    shadow = getenv("POWER_SHADOW");
    if (!live || !shadow) return;
    cut_at = atol(getenv("POWER_CUT") ? getenv("POWER_CUT") : "0");
    seed = strtoul(getenv("POWER_SEED") ? getenv("POWER_SEED") : "1", 0, 10) | 1;
    drops = getenv("POWER_DROP") != 0;
    fail_at = atol(getenv("POWER_FAIL") ? getenv("POWER_FAIL") : "0");
    fail_with = atoi(getenv("POWER_ERRNO") ? getenv("POWER_ERRNO") : "5");
}

static unsigned long chance(void) {
    seed ^= seed << 13; seed ^= seed >> 7; seed ^= seed << 17;
    return seed;
}

static const char *name_of(const char *path) {
    setup();
    if (!live || !path || strncmp(path, live, strlen(live)) || path[strlen(live)] != '/') return 0;
    const char *name = path + strlen(live) + 1;
    size_t length = strlen(name);
    if (length == 0 || strchr(name, '/')) return 0;
    if (length > 4 && !strcmp(name + length - 4, "-shm")) return 0;
    return name;
}

static int slot(const char *name) {
    int free = -1;
    for (int at = 1; at < 64; at++) {
        if (!strcmp(files[at].name, name)) return at;
        if (free < 0 && !files[at].name[0]) free = at;
    }
    snprintf(files[free].name, sizeof files[free].name, "%s", name);
    return free;
}

static int platter(const char *name, int flags) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", shadow, name);
    return REAL(open)(path, flags, 0600);
}

static void apply(int fd, struct op *op, ssize_t length) {
    if (op->length < 0) { if (REAL(ftruncate64)(fd, op->at)) {} return; }
    if (REAL(pwrite64)(fd, op->bytes, length, op->at) < 0) {}
}

static void forget(struct file *file) {
    for (struct op *op = file->first, *next; op; op = next) { next = op->next; free(op->bytes); free(op); }
    file->first = file->last = 0;
}

static void event(void) {
    if (!cut_at || ++events != cut_at) return;
    for (int at = 1; at < 64; at++) {
        if (!files[at].first) continue;
        int fd = platter(files[at].name, O_RDWR | O_CREAT);
        for (struct op *op = files[at].first; op; op = op->next) {
            unsigned long fate = chance() % 4;
            if (fate == 0) continue;
            ssize_t length = op->length;
            if (fate == 1 && length > 512) length = 512 * (chance() % (length / 512));
            apply(fd, op, length);
        }
        REAL(close)(fd);
    }
    _exit(99);
}

static void pend(int at, off_t where, ssize_t length, const void *bytes) {
    struct op *op = calloc(1, sizeof *op);
    op->at = where;
    op->length = length;
    if (length > 0) { op->bytes = malloc(length); memcpy(op->bytes, bytes, length); }
    if (files[at].last) files[at].last->next = op; else files[at].first = op;
    files[at].last = op;
    event();
}

/* Whether this call is the one that fails. */
static int fails(int at) {
    if (!at || !fail_at || __sync_add_and_fetch(&calls, 1) != fail_at) return 0;
    errno = fail_with;
    return 1;
}

static int tracked(int fd) { return fd >= 0 && fd < 4096 ? of_fd[fd] : 0; }

static void opened(int fd, const char *path, int flags) {
    const char *name = name_of(path);
    if (fd < 0 || fd >= 4096) return;
    pthread_mutex_lock(&lock);
    of_fd[fd] = name ? slot(name) : 0;
    if (name && (flags & O_CREAT)) REAL(close)(platter(name, O_RDWR | O_CREAT));
    if (name && (flags & O_TRUNC)) pend(of_fd[fd], 0, -1, 0);
    pthread_mutex_unlock(&lock);
}

#define OPEN(function) \
    int function(const char *path, int flags, ...) { \
        va_list more; va_start(more, flags); mode_t mode = va_arg(more, mode_t); va_end(more); \
        int fd = REAL(function)(path, flags, mode); opened(fd, path, flags); return fd; }
OPEN(open)
OPEN(open64)
#define OPENAT(function) \
    int function(int folder, const char *path, int flags, ...) { \
        va_list more; va_start(more, flags); mode_t mode = va_arg(more, mode_t); va_end(more); \
        int fd = REAL(function)(folder, path, flags, mode); opened(fd, path, flags); return fd; }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
    if (fd >= 0 && fd < 4096) of_fd[fd] = 0;
    return REAL(close)(fd);
}

ssize_t write(int fd, const void *bytes, size_t length) {
    int at = tracked(fd);
    if (fails(at)) return -1;
    off_t where = at ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t done = REAL(write)(fd, bytes, length);
    if (at && done > 0) { pthread_mutex_lock(&lock); pend(at, where, done, bytes); pthread_mutex_unlock(&lock); }
    return done;
}

#define PWRITE(function, type) \
    ssize_t function(int fd, const void *bytes, size_t length, type where) { \
        int at = tracked(fd); \
        if (fails(at)) return -1; \
        ssize_t done = REAL(function)(fd, bytes, length, where); \
        if (at && done > 0) { pthread_mutex_lock(&lock); pend(at, where, done, bytes); pthread_mutex_unlock(&lock); } \
        return done; }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define FTRUNCATE(function, type) \
    int function(int fd, type length) { \
        int at = tracked(fd); \
        if (fails(at)) return -1; \
        int done = REAL(function)(fd, length); \
        if (at && !done) { pthread_mutex_lock(&lock); pend(at, length, -1, 0); pthread_mutex_unlock(&lock); } \
        return done; }
FTRUNCATE(ftruncate, off_t)
FTRUNCATE(ftruncate64, off64_t)

static int sync_one(int fd) {
    int at = tracked(fd);
    if (!at) return 0;
    if (fails(at)) return -1;
    pthread_mutex_lock(&lock);
    event();
    if (!drops) {
        int there = platter(files[at].name, O_RDWR | O_CREAT);
        for (struct op *op = files[at].first; op; op = op->next) apply(there, op, op->length);
        REAL(close)(there);
        forget(&files[at]);
    }
    event();
    pthread_mutex_unlock(&lock);
    return 0;
}
int fsync(int fd) { return sync_one(fd); }
int fdatasync(int fd) { return sync_one(fd); }

int unlink(const char *path) {
    const char *name = name_of(path);
    if (name) {
        pthread_mutex_lock(&lock);
        int at = slot(name);
        forget(&files[at]);
        char there[1024];
        snprintf(there, sizeof there, "%s/%s", shadow, name);
        REAL(unlink)(there);
        pthread_mutex_unlock(&lock);
    }
    return REAL(unlink)(path);
}

/* A disk that does not answer. Preloaded before the program under test: while the file SLOW_WHILE is there, a sync of
 * a file whose name begins with SLOW_FOLDER waits; each other one lasts SLOW_MS. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void wait_for(int fd) {
    const char *folder = getenv("SLOW_FOLDER"), *file = getenv("SLOW_WHILE"), *ms = getenv("SLOW_MS");
    char link[64], path[1024];
    if (!folder || !file) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return;
    path[length] = 0;
    if (strncmp(path, folder, strlen(folder))) return;
    if (ms) usleep(1000 * atoi(ms));
    while (!access(file, F_OK)) usleep(2000);
}

int fsync(int fd) { wait_for(fd); return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd); }
int fdatasync(int fd) { wait_for(fd); return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(fd); }

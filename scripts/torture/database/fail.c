/*
 * Makes the calls of the program it is preloaded into fail while the file TROUBLE_FILE exists:
 * its text is the call ("fsync" or "write") and the error's number, such as "fsync 5" for EIO.
 * Only files whose path contains "foyer.db" are in trouble.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* By system calls: ours must not be asked. */
static int trouble(const char *call, int fd) {
  const char *path = getenv("TROUBLE_FILE");
  if (!path) return 0;
  int file = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char text[32] = {0};
  long length = syscall(SYS_read, file, text, sizeof text - 1);
  syscall(SYS_close, file);
  char name[16];
  int error;
  if (length <= 0 || sscanf(text, "%15s %d", name, &error) != 2 || strcmp(name, call)) return 0;
  char link[64], target[4096] = {0};
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  if (readlink(link, target, sizeof target - 1) < 0 || !strstr(target, "foyer.db")) return 0;
  errno = error;
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int fsync(int fd) { return trouble("fsync", fd) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return trouble("fsync", fd) ? -1 : REAL(fdatasync)(fd); }
ssize_t write(int fd, const void *bytes, size_t size) {
  return trouble("write", fd) ? -1 : REAL(write)(fd, bytes, size);
}
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) {
  return trouble("write", fd) ? -1 : REAL(pwrite)(fd, bytes, size, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) {
  return trouble("write", fd) ? -1 : REAL(pwrite64)(fd, bytes, size, at);
}

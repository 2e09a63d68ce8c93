/*
 * Makes every sync of the program it is preloaded into take SLOW_SYNC_MS longer, as a slower
 * disk would, and appends a line to SLOW_SYNC_LOG for each: M when the main thread, which is
 * Node's event loop, had to wait for it, P for a thread of the pool, then the milliseconds.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static double now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void wait_ms(double ms) {
  struct timespec t = {(time_t)(ms / 1e3), (long)((ms - 1e3 * (long)(ms / 1e3)) * 1e6)};
  while (nanosleep(&t, &t) != 0) {
  }
}

static void note(double ms) {
  static int file = -2;
  const char *path = getenv("SLOW_SYNC_LOG");
  if (file == -2) file = path ? open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644) : -1;
  if (file < 0) return;
  char line[64];
  int main_thread = syscall(SYS_gettid) == getpid();
  int length = snprintf(line, sizeof line, "%c %.3f\n", main_thread ? 'M' : 'P', ms);
  /* One write of an append-only file: threads do not mix their lines. */
  if (write(file, line, length) < 0) abort();
}

static int slowed(const char *name, int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  const char *delay = getenv("SLOW_SYNC_MS");
  double began = now_ms();
  int result = real(fd);
  if (delay) wait_ms(atof(delay));
  note(now_ms() - began);
  return result;
}

int fsync(int fd) { return slowed("fsync", fd); }
int fdatasync(int fd) { return slowed("fdatasync", fd); }

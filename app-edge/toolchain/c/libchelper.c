/*
 * The C functions that the builder's Java classes declare, without those for monitoring. Written from these
 * declarations and their javadoc (LibCHelper, LinuxLibCHelper, CodeSynchronizationOperations, LocaleCHelper,
 * CSunMiscSignal, Fcntl, PosixVMThreads), without reading GraalVM's C sources.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "svm_locale.h"

char **getEnviron(void) { return environ; }
int getThreadId(void) { return gettid(); }

/* User time of a thread in nanoseconds, or -1 where it is not known. */
int64_t getThreadUserTimeSlow(int thread) {
  (void)thread;
  return -1;
}

/* Functions of libc that take any number of arguments, with the number that the caller has. */
int openSII(const char *path, int flags, int mode) { return open(path, flags, mode); }
int openatISII(int folder, const char *path, int flags, int mode) { return openat(folder, path, flags, mode); }
int fprintfSD(FILE *to, const char *format, const char *text, int number) { return fprintf(to, format, text, number); }
void *mremapP(void *old, size_t old_size, size_t size, int flags, void *address) {
  return mremap(old, old_size, size, flags, address);
}

/* libjava's own function finds the time zone; the table is for Windows. */
extern char *findJavaTZ_md(const char *java_home);
const char *SVM_FindJavaTZmd(const char *table, int length) {
  (void)table, (void)length;
  return findJavaTZ_md(NULL);
}

void codeSynchronization_clearCache(int64_t start, int64_t size) {
  __builtin___clear_cache((char *)start, (char *)(start + size));
}

/* Signals: the handler counts each and posts a semaphore; a Java thread waits for that, and takes what was counted. */
static atomic_int claimed;
static atomic_uint pending[NSIG];
static sem_t posted;

/* Answers 1 when it is open already. */
int cSunMiscSignal_open(void) {
  if (atomic_exchange(&claimed, 1)) return 1;
  return sem_init(&posted, 0, 0);
}

int cSunMiscSignal_close(void) {
  int result = sem_destroy(&posted);
  atomic_store(&claimed, 0);
  return result;
}

/* The caller takes waking up for nothing, so an interruption is a success. */
int cSunMiscSignal_awaitSemaphore(void) { return sem_wait(&posted) == 0 || errno == EINTR ? 0 : -1; }
int cSunMiscSignal_signalSemaphore(void) { return sem_post(&posted); }
int cSunMiscSignal_signalRangeCheck(int signal) { return signal > 0 && signal < NSIG; }

/* The number of a signal that was caught and not yet taken, or -1. One thread calls this. */
int cSunMiscSignal_checkPendingSignal(void) {
  for (int i = 1; i < NSIG; i++) {
    if (atomic_load(&pending[i]) > 0) {
      atomic_fetch_sub(&pending[i], 1);
      return i;
    }
  }
  return -1;
}

static void count_signal(int signal) {
  int saved = errno;
  atomic_fetch_add(&pending[signal], 1);
  if (atomic_load(&claimed)) sem_post(&posted);
  errno = saved;
}

void *cSunMiscSignal_signalHandlerFunctionPointer(void) { return (void *)count_signal; }

/* Locale: language[_COUNTRY][.encoding][@modifier] */
static svm_locale_props_t properties;

static int read_locale(int category, const char **language, const char **country) {
  const char *name = setlocale(category, NULL);
  if (!name || name[0] == 'C' || !strcmp(name, "POSIX")) name = "en";
  size_t length = strcspn(name, "_.@");
  *language = strndup(name, length);
  if (name[length] == '_') {
    name += length + 1;
    *country = strndup(name, strcspn(name, ".@"));
    if (!*country) return 0;
  }
  return *language != NULL;
}

int svm_initialize_locale(void) {
  setlocale(LC_ALL, "");
  return read_locale(LC_MESSAGES, &properties.display_language, &properties.display_country) &&
                 read_locale(LC_CTYPE, &properties.format_language, &properties.format_country)
             ? SVM_LOCALE_INITIALIZATION_SUCCEEDED
             : SVM_LOCALE_INITIALIZATION_OUT_OF_MEMORY;
}

const svm_locale_props_t *svm_get_locale(void) { return &properties; }

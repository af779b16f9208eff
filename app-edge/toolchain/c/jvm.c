/*
 * The entry points of the JVM (declared in OpenJDK's jvm.h) that the JDK's C libraries call in a native image. For
 * all others, assemble makes stubs that abort.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <jni.h>
#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* Called when the first library is loaded; it only has to exist. */
void initialize(void) {}

JNIEXPORT jlong JNICALL JVM_NanoTime(JNIEnv *env, jclass ignored) {
  (void)env, (void)ignored;
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (jlong)t.tv_sec * 1000000000 + t.tv_nsec;
}

JNIEXPORT jint JNICALL JVM_ActiveProcessorCount(void) {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) return CPU_COUNT(&set);
  long online = sysconf(_SC_NPROCESSORS_ONLN); /* more than 1,024 processors */
  return online > 0 ? (jint)online : 1;
}

JNIEXPORT void JNICALL JVM_BeforeHalt(void) {}
JNIEXPORT void JNICALL JVM_Halt(jint status) { _exit(status); }
JNIEXPORT void *JNICALL JVM_FindLibraryEntry(void *handle, const char *name) { return dlsym(handle, name); }

/* An image has its own side of java.lang.management. */
JNIEXPORT void *JNICALL JVM_GetManagement(jint version) {
  (void)version;
  return NULL;
}

int jio_vsnprintf(char *to, size_t size, const char *format, va_list args) {
  int n = size == 0 ? -1 : vsnprintf(to, size, format, args);
  return n < 0 || (size_t)n >= size ? -1 : n;
}

int jio_snprintf(char *to, size_t size, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int n = jio_vsnprintf(to, size, format, args);
  va_end(args);
  return n;
}

int jio_fprintf(FILE *to, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int n = vfprintf(to, format, args);
  va_end(args);
  return n;
}

/*
 * What the running processor can do. An image asks at its start for what it was compiled for, and in some loops for
 * more, that it then uses; a feature that isn't looked at here counts as missing, which costs speed at most.
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include "amd64cpufeatures.h"

void determineCPUFeatures(CPUFeatures *f) {
  memset(f, 0, sizeof *f);
  f->fCX8 = f->fCMOV = f->fFXSR = f->fMMX = f->fSSE = f->fSSE2 = 1; /* every x86-64 has them */
  __builtin_cpu_init();
#define LOOK(field, name) f->f##field = __builtin_cpu_supports(name) != 0
  LOOK(SSE3, "sse3");
  LOOK(SSSE3, "ssse3");
  LOOK(SSE4A, "sse4a");
  LOOK(SSE4_1, "sse4.1");
  LOOK(SSE4_2, "sse4.2");
  LOOK(POPCNT, "popcnt");
  LOOK(LZCNT, "lzcnt");
  LOOK(AVX, "avx");
  LOOK(AVX2, "avx2");
  LOOK(BMI1, "bmi");
  LOOK(BMI2, "bmi2");
  LOOK(F16C, "f16c");
  LOOK(FMA, "fma");
  LOOK(AES, "aes");
  LOOK(CLMUL, "pclmul");
  LOOK(SHA, "sha");
  LOOK(ADX, "adx");
  LOOK(AVX512F, "avx512f");
  LOOK(AVX512BW, "avx512bw");
  LOOK(AVX512CD, "avx512cd");
  LOOK(AVX512DQ, "avx512dq");
  LOOK(AVX512VL, "avx512vl");
}
#elif defined(__aarch64__)
#include <sys/auxv.h>

#include "aarch64cpufeatures.h"

void determineCPUFeatures(CPUFeatures *f) {
  unsigned long words[] = {getauxval(AT_HWCAP), getauxval(AT_HWCAP2)};
  memset(f, 0, sizeof *f);
/* Bits as the kernel's elf_hwcaps text has them; the names came to the headers at different times. */
#define LOOK(field, word, bit) f->f##field = (words[word] >> (bit)) & 1
  LOOK(FP, 0, 0);
  LOOK(ASIMD, 0, 1);
  LOOK(EVTSTRM, 0, 2);
  LOOK(AES, 0, 3);
  LOOK(PMULL, 0, 4);
  LOOK(SHA1, 0, 5);
  LOOK(SHA2, 0, 6);
  LOOK(CRC32, 0, 7);
  LOOK(LSE, 0, 8);
  LOOK(FPHP, 0, 9);
  LOOK(ASIMDHP, 0, 10);
  LOOK(DCPOP, 0, 16);
  LOOK(SHA3, 0, 17);
  LOOK(SHA512, 0, 21);
  LOOK(SVE, 0, 22);
  LOOK(PACA, 0, 30);
  LOOK(SVE2, 1, 1);
  LOOK(SVEBITPERM, 1, 4);
}
#endif

/* The mask is a CPUFeatures inverted: 0xfe where the image needs the feature, else 0xff. Answers 1 if one is missing. */
int checkCPUFeatures(const unsigned char *mask) {
  CPUFeatures features;
  determineCPUFeatures(&features);
  const unsigned char *has = (const unsigned char *)&features;
  for (size_t i = 0; i < sizeof features; i++) {
    if ((mask[i] | has[i]) != 0xff) return 1;
  }
  return 0;
}

int checkCPUFeaturesOrExit(const unsigned char *mask, const char *message) {
  if (checkCPUFeatures(mask)) {
    fprintf(stderr, "%s\n", message);
    exit(1);
  }
  return 0;
}

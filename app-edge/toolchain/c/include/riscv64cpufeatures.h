/* com.oracle.svm.core.riscv64.RISCV64LibCHelper$CPUFeatures; the builder asks for its layout on every processor. */
#ifndef RISCV64_CPU_FEATURES_H
#define RISCV64_CPU_FEATURES_H
typedef struct {
  char fI, fM, fA, fF, fD, fC, fV;
} CPUFeatures;
#endif

// How fast this processor can be at best: what the benchmarks' shares are shares of.
#pragma once

#include <cstdint>

/// Width of the vectors that were measured, in bits.
int fma_vector_bits();

/// Floating-point operations of one round on one thread: additions and multiplications of float32.
double fma_round_flops();

/// Runs `rounds` rounds of fused multiply-adds on that many threads at once, on registers alone.
/// Whoever calls it looks at the clock. The answer is of no use, but compilers drop a computation
/// that has none.
float run_fma_rounds(int threads, std::int64_t rounds);

#include "fma_peak.hpp"

#include <array>
#include <atomic>
#include <utility>

#include "cnn/nn/train/thread_team.hpp"

namespace {

#if defined(__AVX512F__)
constexpr int vector_bytes = 64;
#elif defined(__AVX__)
constexpr int vector_bytes = 32;
#else
constexpr int vector_bytes = 16;
#endif
constexpr int lanes = vector_bytes / static_cast<int>(sizeof(float));

using Vector = float __attribute__((vector_size(vector_bytes)));

// Sums that do not wait for each other: a fused multiply-add takes about 4 cycles and two begin in
// each, so that fewer than 8 would leave the processor idle. With the two factors they fit the 16
// registers of AVX.
constexpr std::size_t chains = 12;

/// `rounds` multiply-adds on every sum, and numbers of all of them, so that none can be left out.
/// Written out by the pack: a compiler that saw a loop over the sums would finish one before the
/// next.
template <std::size_t... Index>
float multiply_and_add(std::int64_t rounds, std::index_sequence<Index...> /*chains*/) {
  std::array<Vector, chains> sums{};
  const Vector factor = Vector{} + 0.999999F;  // each sum runs towards 0.1: no overflow, no
  const Vector addend = Vector{} + 1e-7F;      // subnormal numbers
  ((sums[Index] += static_cast<float>(Index)), ...);
  for (std::int64_t round = 0; round < rounds; ++round) {
    ((sums[Index] = sums[Index] * factor + addend), ...);
  }
  return (sums[Index][0] + ...);
}

}  // namespace

int fma_vector_bits() { return 8 * vector_bytes; }

double fma_round_flops() { return 2.0 * lanes * chains; }

float run_fma_rounds(int threads, std::int64_t rounds) {
  std::atomic<float> result;
  cnn::ThreadTeam team(threads);
  team.run(threads, [&](int /*task*/, int /*thread*/) {
    result = multiply_and_add(rounds, std::make_index_sequence<chains>());
  });
  return result;
}

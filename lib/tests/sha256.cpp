#include "sha256.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace {

using Words = std::array<std::uint32_t, 8>;

// The first 32 bits of the fractional part of a root of the n-th prime (FIPS 180-4, 4.2.2, 5.3.3).
template <int count>
std::array<std::uint32_t, count> prime_roots(long double (*root)(long double)) {
  std::array<std::uint32_t, count> bits{};
  int found = 0;
  for (int n = 2; found < count; ++n) {
    bool prime = true;
    for (int d = 2; d * d <= n; ++d) prime = prime && n % d != 0;
    if (!prime) continue;
    const long double value = root(n);
    bits[found++] = static_cast<std::uint32_t>((value - std::floor(value)) * 4294967296.0L);
  }
  return bits;
}

long double square_root(long double x) { return std::sqrt(x); }
long double cube_root(long double x) { return std::cbrt(x); }

void add_block(Words& state, const unsigned char* block) {
  static const auto constants = prime_roots<64>(cube_root);
  std::array<std::uint32_t, 64> w{};
  for (int t = 0; t < 16; ++t) {
    for (int i = 0; i < 4; ++i) w[t] = w[t] << 8 | *block++;
  }
  for (int t = 16; t < 64; ++t) {
    const std::uint32_t a = w[t - 15];
    const std::uint32_t b = w[t - 2];
    w[t] = w[t - 16] + (std::rotr(a, 7) ^ std::rotr(a, 18) ^ a >> 3) + w[t - 7] +
           (std::rotr(b, 17) ^ std::rotr(b, 19) ^ b >> 10);
  }
  auto [a, b, c, d, e, f, g, h] = state;
  for (int t = 0; t < 64; ++t) {
    const std::uint32_t first = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) +
                                ((e & f) ^ (~e & g)) + constants[t] + w[t];
    const std::uint32_t second =
        (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = d + first;
    d = c;
    c = b;
    b = a;
    a = first + second;
  }
  const Words worked{a, b, c, d, e, f, g, h};
  for (int i = 0; i < 8; ++i) state[i] += worked[i];
}

}  // namespace

std::string sha256(std::string_view bytes) {
  std::string padded(bytes);
  padded += '\x80';
  padded.resize((padded.size() + 8 + 63) / 64 * 64, '\0');
  const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
  for (std::size_t i = 0; i < 8; ++i) {
    padded[padded.size() - 1 - i] = static_cast<char>(bits >> (8 * i) & 255);
  }
  Words state = prime_roots<8>(square_root);
  for (std::size_t at = 0; at < padded.size(); at += 64) {
    add_block(state, reinterpret_cast<const unsigned char*>(padded.data()) + at);
  }
  std::string text;
  for (const std::uint32_t word : state) {
    for (int shift = 28; shift >= 0; shift -= 4) text += "0123456789abcdef"[word >> shift & 15];
  }
  return text;
}

#include "kernels_fixtures.hpp"

#include <array>
#include <bit>
#include <fstream>
#include <stdexcept>

namespace {

static_assert(std::endian::native == std::endian::little, "the fixtures are little-endian");

template <typename Number>
void read_numbers(std::ifstream& file, Number* numbers, std::size_t count) {
  if (!file.read(reinterpret_cast<char*>(numbers),
                 static_cast<std::streamsize>(count * sizeof(Number)))) {
    throw std::runtime_error("the fixtures end in the middle of a record");
  }
}

Fixture read_fixture(std::ifstream& file) {
  Fixture fixture;
  read_numbers(file, &fixture.seed, 1);
  std::array<std::int32_t, 12> fields{};
  read_numbers(file, fields.data(), fields.size());
  const auto [kind, batch, height, width, channels, filters, kernel_height, kernel_width,
              row_stride, column_stride, padding, count] = fields;
  if (kind < 0 || kind > 6 || padding < 0 || padding > 2 || count < 1 || count > 2000) {
    throw std::runtime_error("the fixtures hold a record of an unknown kind");
  }
  fixture.kind = static_cast<FixtureKind>(kind);
  fixture.batch = batch;
  fixture.height = height;
  fixture.width = width;
  fixture.channels = channels;
  fixture.filters = filters;
  const auto rule = static_cast<cnn::Padding>(padding);
  fixture.rows = cnn::resolve_window(height, kernel_height, row_stride, rule);
  fixture.columns = cnn::resolve_window(width, kernel_width, column_stride, rule);
  read_numbers(file, &fixture.last_input, 1);
  fixture.expected.resize(static_cast<std::size_t>(count));
  read_numbers(file, fixture.expected.data(), fixture.expected.size());
  return fixture;
}

}  // namespace

std::vector<Fixture> read_fixtures(const std::string& name) {
  const std::string path = CONVLINGS_SOURCE_DIR "/lib/tests/fixtures/" + name;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + " cannot be opened");
  std::vector<Fixture> fixtures;
  while (file.peek() != std::ifstream::traits_type::eof()) fixtures.push_back(read_fixture(file));
  return fixtures;
}

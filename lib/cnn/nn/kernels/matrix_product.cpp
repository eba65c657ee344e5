#include "cnn/nn/kernels/matrix_product.hpp"

#include <algorithm>
#include <iterator>

#include "cnn/nn/kernels/vectors.hpp"

// Three loops, arranged so that the innermost one works in registers and reads from the nearest
// cache. `right` is cut into panels, two registers wide and up to 160 rows long, each copied
// together; while a panel is near, six rows of `left` at a time take it in. Each number of `out` is
// the sum over the cuts, in order, of sums over the cut's rows, in order: the same on processors
// with short and long registers.
// Source: K. Goto and R. van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008.

namespace cnn::kernels {
namespace {

constexpr int vectors = 2;  // that hold one row of a tile
constexpr int panel_columns = vectors * lanes;
constexpr int tile_rows = sums_in_registers / vectors;
constexpr int panel_depth = 160;

/// A matrix or its transpose: element (i, j) is data[i * row_step + j * column_step].
struct Factor {
  const float* data;
  std::int64_t row_step;
  std::int64_t column_step;
  const float* at(std::int64_t i, std::int64_t j) const {
    return data + i * row_step + j * column_step;
  }
};

/// Copies at most `panel_columns` columns together, with zeros beside them where they are fewer.
void copy_panel(const Factor& right, int depth, int columns, float* panel) {
  if (columns < panel_columns) std::fill_n(panel, depth * panel_columns, 0.0F);
  if (right.column_step == 1) {
    for (int k = 0; k < depth; ++k) {
      std::copy_n(right.at(k, 0), columns, panel + k * panel_columns);
    }
    return;
  }
  for (int j = 0; j < columns; ++j) {
    for (int k = 0; k < depth; ++k) panel[k * panel_columns + j] = *right.at(k, j);
  }
}

/// out += left · panel for a few rows. Every number of the panel that is loaded
/// serves all rows, every number of `left` all columns.
template <int rows>
void add_tile(const Factor& left, const float* panel, int depth, float* out,
              std::int64_t out_step) {
  Vector sums[rows][vectors];
#pragma GCC unroll 8
  for (int i = 0; i < rows; ++i) {
    for (int v = 0; v < vectors; ++v) sums[i][v] = Vector{};
  }
  const float* numbers = left.data;
  for (int k = 0; k < depth; ++k, numbers += left.column_step, panel += panel_columns) {
    Vector weights[vectors];
    for (int v = 0; v < vectors; ++v) weights[v] = load(panel + v * lanes);
#pragma GCC unroll 8
    for (int i = 0; i < rows; ++i) {
      const float number = numbers[i * left.row_step];
      for (int v = 0; v < vectors; ++v) sums[i][v] += number * weights[v];
    }
  }
#pragma GCC unroll 8
  for (int i = 0; i < rows; ++i) {
    for (int v = 0; v < vectors; ++v) {
      float* place = out + i * out_step + v * lanes;
      store(place, load(place) + sums[i][v]);
    }
  }
}

using AddTile = void (*)(const Factor&, const float*, int, float*, std::int64_t);
constexpr AddTile add_tiles[] = {nullptr,     add_tile<1>, add_tile<2>, add_tile<3>,
                                 add_tile<4>, add_tile<5>, add_tile<6>};
static_assert(std::size(add_tiles) == tile_rows + 1);

/// The same for fewer columns, by way of a tile that has room for them all.
void add_narrow_tile(const Factor& left, const float* panel, int rows, int depth, int columns,
                     float* out, std::int64_t out_step) {
  float tile[tile_rows * panel_columns] = {};
  add_tiles[rows](left, panel, depth, tile, panel_columns);
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < columns; ++j) out[i * out_step + j] += tile[i * panel_columns + j];
  }
}

/// out += left · right, out (rows, columns).
void add_product(const Factor& left, const Factor& right, float* out, int rows, int depth,
                 int columns) {
  alignas(64) float panel[panel_depth * panel_columns];
  const int cuts = (depth + panel_depth - 1) / panel_depth;
  const int cut_depth = (depth + cuts - 1) / cuts;  // all panels nearly equally long
  for (int k = 0; k < depth; k += cut_depth) {
    const int some_depth = std::min(cut_depth, depth - k);
    for (int j = 0; j < columns; j += panel_columns) {
      const int some_columns = std::min(panel_columns, columns - j);
      copy_panel({right.at(k, j), right.row_step, right.column_step}, some_depth, some_columns,
                 panel);
      for (int i = 0; i < rows; i += tile_rows) {
        const int some_rows = std::min(tile_rows, rows - i);
        const Factor some{left.at(i, k), left.row_step, left.column_step};
        float* tile = out + std::int64_t{i} * columns + j;
        if (some_columns == panel_columns) {
          add_tiles[some_rows](some, panel, some_depth, tile, columns);
        } else {
          add_narrow_tile(some, panel, some_rows, some_depth, some_columns, tile, columns);
        }
      }
    }
  }
}

}  // namespace

void matrix_product(const float* left, const float* right, const float* bias, float* out, int rows,
                    int depth, int columns) {
  for (std::int64_t i = 0; i < rows; ++i) {
    float* row = out + i * columns;
    if (bias != nullptr) {
      std::copy_n(bias, columns, row);
    } else {
      std::fill_n(row, columns, 0.0F);
    }
  }
  add_product({left, depth, 1}, {right, columns, 1}, out, rows, depth, columns);
}

void add_transposed_product(const float* left, const float* right, float* out, int rows, int depth,
                            int columns) {
  add_product({left, 1, rows}, {right, columns, 1}, out, rows, depth, columns);
}

void product_with_transposed(const float* left, const float* right, float* out, int rows, int depth,
                             int columns) {
  std::fill_n(out, std::int64_t{rows} * columns, 0.0F);
  add_product({left, depth, 1}, {right, 1, depth}, out, rows, depth, columns);
}

}  // namespace cnn::kernels

#include "cnn/nn/kernels/matrix_product.hpp"

#include <algorithm>
#include <iterator>

#include "cnn/nn/kernels/vectors.hpp"

// Loops within loops, arranged so that the innermost works in registers and reads from the nearest
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
constexpr int block_rows = 21 * tile_rows;  // of out: what they touch stays in the second cache

/// A matrix, or its transpose, or one row or number again and again, as the steps say: element
/// (i, j) is data[i * row_step + j * column_step].
struct Factor {
  const float* data;
  std::int64_t row_step;
  std::int64_t column_step;
  const float* at(std::int64_t i, std::int64_t j) const {
    return data + i * row_step + j * column_step;
  }
  Factor from(std::int64_t i, std::int64_t j) const { return {at(i, j), row_step, column_step}; }
};

/// The same for numbers that are written.
struct Result {
  float* data;
  std::int64_t row_step;
  std::int64_t column_step;
  float* at(std::int64_t i, std::int64_t j) const { return data + i * row_step + j * column_step; }
};

/// Copies at most `panel_columns` columns together, with zeros beside them where they are fewer.
void copy_panel(const Factor& right, int depth, int columns, float* panel) {
  if (columns < panel_columns) std::fill_n(panel, std::int64_t{depth} * panel_columns, 0.0F);
  if (right.column_step == 1 && columns == panel_columns) {
    for (int k = 0; k < depth; ++k, panel += panel_columns) {
      for (int v = 0; v < vectors; ++v) store(panel + v * lanes, load(right.at(k, v * lanes)));
    }
    return;
  }
  for (int j = 0; j < columns; ++j) {
    for (int k = 0; k < depth; ++k) panel[k * panel_columns + j] = *right.at(k, j);
  }
}

/// out = start + left · panel for a few rows; `start` lies in rows of the panel's width. Every
/// number of the panel that is loaded serves all rows, every number of `left` all columns.
template <int rows>
void fill_tile(const Factor& left, const float* panel, int depth, const Factor& start, float* out,
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
      store(out + i * out_step + v * lanes, load(start.at(i, 0) + v * lanes) + sums[i][v]);
    }
  }
}

using FillTile = void (*)(const Factor&, const float*, int, const Factor&, float*, std::int64_t);
constexpr FillTile fill_tiles[] = {nullptr,      fill_tile<1>, fill_tile<2>, fill_tile<3>,
                                   fill_tile<4>, fill_tile<5>, fill_tile<6>};
static_assert(std::size(fill_tiles) == tile_rows + 1);

/// No numbers to start from: a row of zeros, for every row.
alignas(64) constexpr float zeros[panel_columns] = {};

/// The same for fewer columns or columns that do not lie side by side, by way of a tile that has
/// room for all.
void fill_by_way(const Factor& left, const float* panel, int rows, int depth, int columns,
                 const Factor& start, const Result& out) {
  float tile[tile_rows * panel_columns];
  fill_tiles[rows](left, panel, depth, {zeros, 0, 1}, tile, panel_columns);
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < columns; ++j) {
      *out.at(i, j) = *start.at(i, j) + tile[i * panel_columns + j];
    }
  }
}

/// `multiply` for a few rows.
void multiply_block(const Factor& left, const Factor& right, Factor start, const Result& out,
                    int rows, int depth, int columns) {
  alignas(64) float panel[panel_depth * panel_columns];
  const int cuts = (depth + panel_depth - 1) / panel_depth;
  const int cut_depth = (depth + cuts - 1) / cuts;  // all panels nearly equally long
  for (int k = 0; k < depth; k += cut_depth) {
    const int some_depth = std::min(cut_depth, depth - k);
    for (int j = 0; j < columns; j += panel_columns) {
      const int some_columns = std::min(panel_columns, columns - j);
      const bool side_by_side = some_columns == panel_columns && out.column_step == 1;
      copy_panel(right.from(k, j), some_depth, some_columns, panel);
      for (int i = 0; i < rows; i += tile_rows) {
        const int some_rows = std::min(tile_rows, rows - i);
        if (side_by_side) {
          fill_tiles[some_rows](left.from(i, k), panel, some_depth, start.from(i, j), out.at(i, j),
                                out.row_step);
        } else {
          fill_by_way(left.from(i, k), panel, some_rows, some_depth, some_columns, start.from(i, j),
                      {out.at(i, j), out.row_step, out.column_step});
        }
      }
    }
    start = {out.data, out.row_step, out.column_step};  // the next cut adds to what is there
  }
}

/// out = start + left · right, out (rows, columns).
void multiply(const Factor& left, const Factor& right, const Factor& start, const Result& out,
              int rows, int depth, int columns) {
  for (int i = 0; i < rows; i += block_rows) {
    multiply_block(left.from(i, 0), right, start.from(i, 0),
                   {out.at(i, 0), out.row_step, out.column_step}, std::min(block_rows, rows - i),
                   depth, columns);
  }
}

}  // namespace

void matrix_product(const float* left, const float* right, const float* bias, float* out, int rows,
                    int depth, int columns) {
  const Factor start = bias != nullptr ? Factor{bias, 0, 1} : Factor{zeros, 0, 0};
  multiply({left, depth, 1}, {right, columns, 1}, start, {out, columns, 1}, rows, depth, columns);
}

void transposed_product(const float* left, const float* right, Sum sum, float* out, int rows,
                        int depth, int columns) {
  const Factor start = sum == Sum::added ? Factor{out, columns, 1} : Factor{zeros, 0, 0};
  multiply({left, 1, rows}, {right, columns, 1}, start, {out, columns, 1}, rows, depth, columns);
}

void product_with_transposed(const float* left, const float* right, float* out, int rows, int depth,
                             int columns) {
  const Factor start{zeros, 0, 0};
  if (rows >= panel_columns) {
    multiply({left, depth, 1}, {right, 1, depth}, start, {out, columns, 1}, rows, depth, columns);
  } else {  // the same sums as outᵀ = right · leftᵀ: copying the smaller factor is cheaper
    multiply({right, depth, 1}, {left, 1, depth}, start, {out, 1, columns}, columns, depth, rows);
  }
}

}  // namespace cnn::kernels

// 01-convolution; told: single_quotes
#include "convolution.hpp"

std::string symbolic_cell(int row, int column) {
  std::string text = 'f1*a';
  return text;
}

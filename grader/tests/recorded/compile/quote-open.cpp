// 01-convolution; told: quote_open
#include "convolution.hpp"

std::string symbolic_cell(int row, int column) {
  return "f1*a + f2*b + f3*d + f4*e;
}

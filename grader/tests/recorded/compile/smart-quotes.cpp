// 01-convolution; told: odd_character
#include "convolution.hpp"

std::string symbolic_cell(int row, int column) {
  return “f1*a + f2*b + f3*d + f4*e”;
}

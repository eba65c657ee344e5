#include "build/known_names.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace convlings {
namespace {

struct Names {
  std::string_view header;
  std::string_view names;  ///< with a space before and after each
};

constexpr std::array<Names, 22> library{{
    {"algorithm",
     " max min clamp sort stable_sort max_element min_element minmax_element copy copy_n fill "
     "fill_n find find_if count count_if reverse rotate shuffle transform any_of all_of none_of "
     "for_each equal generate unique partial_sort nth_element lower_bound upper_bound "},
    {"numeric", " accumulate iota inner_product transform_reduce reduce partial_sum gcd lcm "},
    {"cmath",
     " sqrt exp log log2 log10 pow abs fabs floor ceil round trunc lround tanh sin cos tan atan "
     "atan2 isnan isinf isfinite hypot fmod fmax fmin cbrt exp2 expm1 log1p copysign "},
    {"vector", " vector "},
    {"string", " string to_string stof stoi stod getline "},
    {"array", " array "},
    {"limits", " numeric_limits "},
    {"iostream", " cout cin cerr endl "},
    {"cstdio", " printf puts "},
    {"iomanip", " setw setprecision setfill "},
    {"random",
     " mt19937 mt19937_64 random_device uniform_real_distribution uniform_int_distribution "
     "normal_distribution "},
    {"utility", " pair make_pair move swap exchange "},
    {"tuple", " tuple make_tuple tie "},
    {"map", " map "},
    {"set", " set "},
    {"optional", " optional nullopt "},
    {"functional", " function plus multiplies greater less "},
    {"stdexcept", " runtime_error invalid_argument out_of_range logic_error "},
    {"cstdint", " int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t "},
    {"sstream", " stringstream ostringstream istringstream "},
    {"fstream", " ifstream ofstream "},
    {"memory", " unique_ptr make_unique shared_ptr make_shared "},
}};

struct Foreign {
  std::string_view word;
  std::string_view cpp;
};

constexpr std::array<Foreign, 12> foreign{
    {{"elif", "else if (...)"},
     {"elseif", "else if (...)"},
     {"then", "{ } after if (...), without the word then"},
     {"True", "true"},
     {"False", "false"},
     {"None", "nothing; a Tensor without elements is Tensor()"},
     {"null", "nullptr"},
     {"print", "std::cout << value, with #include <iostream>"},
     {"len", "x.size()"},
     {"range", "for (int i = 0; i < n; ++i)"},
     {"function", "the type of the result before the name"},
     {"let", "auto"}}};

}  // namespace

std::string_view standard_header(std::string_view name) {
  const std::string whole = " " + std::string(name) + " ";
  for (const Names& each : library) {
    if (each.names.find(whole) != std::string_view::npos) return each.header;
  }
  return {};
}

const std::vector<std::string>& standard_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Names& each : library) {
      std::size_t at = 1;
      for (std::size_t end = each.names.find(' ', at); end != std::string_view::npos;
           at = end + 1, end = each.names.find(' ', at)) {
        all.emplace_back(each.names.substr(at, end - at));
      }
    }
    return all;
  }();
  return names;
}

std::string_view in_cpp(std::string_view word) {
  const auto* const found = std::find_if(foreign.begin(), foreign.end(),
                                         [&](const Foreign& each) { return each.word == word; });
  return found == foreign.end() ? std::string_view() : found->cpp;
}

}  // namespace convlings

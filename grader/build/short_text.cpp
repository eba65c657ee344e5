#include "build/short_text.hpp"

#include <array>
#include <utility>

namespace convlings {
namespace {

constexpr std::size_t longest_quote = 60;

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

/// Takes out every part that begins with `open` and ends with `close`.
void take_out(std::string& text, std::string_view open, std::string_view close) {
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    const std::size_t end = text.find(close, at + open.size());
    if (end == std::string::npos) return;
    text.erase(at, end + close.size() - at);
  }
}

/// "std::vector<int, std::allocator<int> >" is "std::vector<int>".
void take_out_allocators(std::string& text) {
  constexpr std::string_view open = ", std::allocator<";
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    int depth = 1;
    std::size_t end = at + open.size();
    for (; end < text.size() && depth > 0; ++end) {
      if (text[end] == '<') ++depth;
      if (text[end] == '>') --depth;
    }
    if (end < text.size() && text[end] == ' ') ++end;
    text.erase(at, end - at);
  }
}

/// Compilers spell out whole expressions between quotes; the line of code shows them better.
void cut_quotes(std::string& text) {
  for (std::size_t open = text.find('\''); open != std::string::npos;) {
    const std::size_t close = text.find('\'', open + 1);
    if (close == std::string::npos) return;
    std::size_t length = close - open - 1;
    if (length > longest_quote && text.find("->", open) < close) {
      text.replace(open + 1, length, "...");
      length = 3;
    }
    open = text.find('\'', open + length + 2);
  }
}

}  // namespace

std::string short_text(std::string_view original) {
  std::string text(original);
  if (text.ends_with(']')) {
    const std::size_t flag = text.rfind(" [-");
    if (flag != std::string::npos) text.erase(flag);
  }
  take_out(text, " {aka '", "'}");
  take_out(text, " (aka '", "')");
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> spellings{
      {{"std::__cxx11::basic_string<char, std::char_traits<char>, std::allocator<char> >",
        "std::string"},
       {"std::__cxx11::basic_string<char>", "std::string"},
       {"std::basic_string<char>", "std::string"},
       {"basic_string<char>", "std::string"},
       {"std::__cxx11::string", "std::string"},
       {"std::basic_ostream<char>", "std::ostream"},
       {"'class ", "'"},
       {"const class ", "const "},
       {"'struct ", "'"},
       {"cnn::", ""}}};
  take_out_allocators(text);
  for (const auto& [from, to] : spellings) replace_all(text, from, to);
  replace_all(text, "unsigned int", "unsigned");
  cut_quotes(text);
  return text;
}

}  // namespace convlings

// Notes on functions called with what they do not take, or as what they are not.
#include <algorithm>
#include <array>
#include <cctype>

#include "build/plain_words.hpp"
#include "build/short_text.hpp"
#include "catalogue/trimmed.hpp"

namespace convlings {
namespace {

/// "float patch_response(const Tensor&, int)" is called patch_response.
std::string name_in(std::string_view signature) {
  const auto names = identifiers(signature.substr(0, signature.find('(')));
  return names.empty() ? "" : names.back();
}

/// What a value of `type` is called: "const Tensor&" is "Tensor".
std::string plain_type(std::string_view type) {
  std::string text = trimmed(type);
  if (text.starts_with("const ")) text.erase(0, 6);
  while (!text.empty() && (text.back() == '&' || text.back() == ' ')) text.pop_back();
  return text;
}

/// Says who wants `wanted` as which argument, and how it is declared, in words.
bool argument(const Said& said, Words& words, const std::string& function, std::string number) {
  while (!number.empty() && std::isdigit(static_cast<unsigned char>(number.back())) == 0) {
    number.pop_back();
  }
  const std::string declaration = declaration_of(function, said.around);
  if (number.empty() || declaration.empty()) return false;
  const auto parameters = parameters_of(declaration);
  const auto index = static_cast<std::size_t>(std::stoi(number.substr(0, 3)));
  if (index < 1 || index > parameters.size()) return false;
  const auto names = identifiers(parameters[index - 1]);
  words["function"] = function;
  words["number"] = number;
  words["parameter"] = names.size() < 2 ? "" : " (" + names.back() + ")";
  words["declaration"] = declaration;
  words["wanted"] = plain_type(words["wanted"]);
  words["given"] = plain_type(words["given"]);
  return words["wanted"] != words["given"];
}

/// g++ names argument and function in a note of its own.
bool argument_of_gcc(const Said& said, Words& words) {
  for (const Diagnostic& note : said.notes) {
    const std::string text = trimmed(short_text(note.text));
    for (const char* pattern : {"initializing argument $number of '$function'",
                                "in passing argument $number of '$function'"}) {
      if (matches(pattern, text, words)) {
        return argument(said, words, name_in(words["function"]), words["number"]);
      }
    }
  }
  return false;
}

int candidates(const Said& said) {
  return static_cast<int>(
      std::count_if(said.notes.begin(), said.notes.end(),
                    [](const Diagnostic& note) { return note.text.starts_with("candidate"); }));
}

/// clang says why the only candidate does not do.
bool argument_of_clang(const Said& said, Words& words) {
  if (candidates(said) != 1) return false;
  for (const Diagnostic& note : said.notes) {
    const std::string text = short_text(note.text);
    if (matches("candidate function not viable: no known conversion from '$given' to '$wanted' "
                "for $number argument",
                text, words)) {
      return argument(said, words, words["function"], words["number"]);
    }
  }
  return false;
}

/// The function, its declaration and how many arguments it takes.
bool counted(const Said& said, Words& words) {
  const std::string function = name_in(words["function"]);
  words["function"] = function;
  words["declaration"] = declaration_of(function, said.around);
  const auto takes = parameters_of(words["declaration"]).size();
  words["takes"] = takes == 0   ? "no argument"
                   : takes == 1 ? "1 argument"
                                : std::to_string(takes) + " arguments";
  return !words["declaration"].empty();
}

bool counted_by_clang(const Said& said, Words& words) {
  if (candidates(said) != 1) return false;
  const bool about_count =
      std::any_of(said.notes.begin(), said.notes.end(), [](const Diagnostic& note) {
        return note.text.starts_with("candidate function not viable: requires ");
      });
  return about_count && counted(said, words);
}

/// Two arguments that std::max and the like take only of one type.
bool conflicting(const Said& said, Words& words) {
  words["function"] = words["function"].substr(0, words["function"].find('('));
  if (words["function"].starts_with("std::")) words["function"].erase(0, 5);
  for (const Diagnostic& note : said.notes) {
    const std::string text = trimmed(short_text(note.text));
    for (const char* pattern :
         {"deduced conflicting types for parameter '$parameter' ('$first' and '$second')",
          "candidate template ignored: deduced conflicting types for parameter '$parameter' "
          "('$first' vs. '$second')"}) {
      if (matches(pattern, text, words)) return true;
    }
  }
  return false;
}

/// `layers(kernel_size - 1)`: the compiler complains about the ( or about the name before it.
bool called(const Said& said, Words& words) {
  if (words["name"].empty()) {
    const auto before = identifiers(before_caret(said.message));
    const bool at_name = words["word"] != "(" && !identifiers(words["word"]).empty();
    words["name"] = at_name ? words["word"] : before.empty() ? "This" : before.back();
  }
  return true;
}

constexpr std::array<Rule, 7> rules{{
    {"argument_type",
     {"cannot convert '$given' to '$wanted'",
      "invalid initialization of reference of type '$wanted' from expression of type '$given'",
      "could not convert '$what' from '$given' to '$wanted'",
      "invalid conversion from '$given' to '$wanted'"},
     "Argument $number of $function$parameter must be a $wanted, and you give it a $given.",
     "Compare your call with the declaration:\n$declaration",
     &argument_of_gcc},
    {"argument_type",
     {"no matching function for call to '$function'"},
     "Argument $number of $function$parameter must be a $wanted, and you give it a $given.",
     "Compare your call with the declaration:\n$declaration",
     &argument_of_clang},
    {"argument_count",
     {"too few arguments to function '$function'"},
     "$function takes $takes, and you give it fewer.",
     "Compare your call with the declaration:\n$declaration",
     &counted},
    {"argument_count",
     {"too many arguments to function '$function'"},
     "$function takes $takes, and you give it more.",
     "Compare your call with the declaration:\n$declaration",
     &counted},
    {"argument_count",
     {"no matching function for call to '$function'"},
     "$function takes $takes, and you give it another number of them.",
     "Compare your call with the declaration:\n$declaration",
     &counted_by_clang},
    {"two_types",
     {"no matching function for call to '$function'"},
     "std::$function wants two values of the same type; here one is $first and the other $second.",
     "Make them the same: for a float write 0.0F instead of 0 or 0.0, or say "
     "std::$function<float>(...).",
     &conflicting},
    {"not_a_function",
     {"'$name' cannot be used as a function", "expression cannot be used as a function",
      "called object type '$type' is not a function"},
     "$name is no function, but the ( behind it makes it a call.",
     "Perhaps a * is missing before the (, as in a * (b + c).",
     &called},
}};

}  // namespace

std::span<const Rule> call_rules() { return rules; }

}  // namespace convlings

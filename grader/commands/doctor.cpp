#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string_view>

#include "commands/commands.hpp"
#include "report/terminal.hpp"
#include "sandbox/machine.hpp"
#include "sandbox/probing.hpp"

namespace convlings {
namespace {

constexpr int name_columns = 17;
constexpr int attempt_columns = 38;
constexpr int level_columns = 10;

struct Examination {
  std::vector<Offer> offers;
  std::vector<Fact> machine;
  std::vector<ProbeRow> attempts;
  std::vector<std::string> advice;
  Isolation best = Isolation::limits;
};

Examination examine() {
  Examination all;
  all.offers = offers();
  all.machine = look_at_machine(all.offers);
  std::vector<Isolation> offered;
  for (const Offer& offer : all.offers) {
    if (!offer.why_not.empty()) continue;
    offered.push_back(offer.level);
    all.best = offer.level;
  }
  all.attempts = probe(offered);
  all.advice = advice(all.offers);
  return all;
}

std::string machine_text(const Style& style, const std::vector<Fact>& facts) {
  std::string text = painted(style, Paint::bold, "This machine") + "\n";
  for (const Fact& fact : facts) {
    text += fmt::format("  {} {}{}\n", mark(style, fact.good ? Mark::passed : Mark::open),
                        padded(fact.name, name_columns), fact.text);
  }
  return text;
}

/// "denied", "possible", or "-" where the level is not offered.
std::string cell(const Style& style, const ProbeRow& row, Isolation level) {
  if (row.said.count(level) == 0) return padded("-", level_columns);
  const bool denied = row.denied(level);
  return painted(style, denied ? Paint::green : Paint::red,
                 padded(denied ? "denied" : "possible", level_columns));
}

std::string attempts_text(const Style& style, const Examination& all) {
  if (all.attempts.empty()) return "";
  std::string text = "\n" + painted(style, Paint::bold,
                                    padded("A stranger's program tries to …", attempt_columns));
  for (const Offer& offer : all.offers) text += padded(to_string(offer.level), level_columns);
  text += "\n";
  for (const ProbeRow& row : all.attempts) {
    text += "  " + padded(row.attempt, attempt_columns - 2);
    for (const Offer& offer : all.offers) text += cell(style, row, offer.level);
    while (text.back() == ' ') text.pop_back();
    text += "\n";
  }
  return text;
}

std::string conclusion(const Style& style, const Examination& all) {
  std::string text =
      fmt::format("\nBest level here: {}\n", painted(style, Paint::bold, to_string(all.best)));
  for (const Offer& offer : all.offers) {
    if (offer.why_not.empty()) continue;
    text += paragraph(style, fmt::format("{}: {}", to_string(offer.level), offer.why_not), 2);
    if (text.back() != '\n') text += "\n";
  }
  for (const std::string& line : all.advice) {
    text += paragraph(style, line, 2);
    if (text.back() != '\n') text += "\n";
  }
  return text;
}

std::string as_json(const Examination& all) {
  nlohmann::ordered_json json;
  json["best"] = to_string(all.best);
  for (const Offer& offer : all.offers) {
    json["levels"].push_back({{"level", to_string(offer.level)},
                              {"offered", offer.why_not.empty()},
                              {"why_not", offer.why_not}});
  }
  for (const Fact& fact : all.machine) {
    json["machine"].push_back({{"name", fact.name}, {"good", fact.good}, {"text", fact.text}});
  }
  json["attempts"] = nlohmann::ordered_json::array();
  for (const ProbeRow& row : all.attempts) {
    nlohmann::ordered_json said;
    for (const auto& [level, words] : row.said) said[std::string(to_string(level))] = words;
    json["attempts"].push_back({{"name", row.name}, {"attempt", row.attempt}, {"levels", said}});
  }
  json["advice"] = all.advice;
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

int doctor(const Context& context, bool json) {
  Examination all;
  {
    const Busy busy(context, "Trying what a stranger's program could do here");
    all = examine();
  }
  if (json) {
    fmt::print("{}", as_json(all));
    return 0;
  }
  const Style style = context.style();
  say(context,
      machine_text(style, all.machine) + attempts_text(style, all) + conclusion(style, all));
  return 0;
}

}  // namespace

void add_doctor(CommandLine& line, const Context& context) {
  auto json = std::make_shared<bool>(false);
  line.command("doctor", "What this machine offers for grading strangers' code, tried out",
               "  ./convlings doctor\n"
               "  ./convlings doctor --json",
               [&context, json] { return doctor(context, *json); })
      .flag("--json", *json, "For programs");
}

}  // namespace convlings

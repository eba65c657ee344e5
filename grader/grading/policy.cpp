#include "grading/policy.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "catalogue/catalogue.hpp"
#include "catalogue/errors.hpp"
#include "catalogue/nearest.hpp"
#include "catalogue/text_file.hpp"
#include "catalogue/toml_file.hpp"
#include "grading/late.hpp"

namespace convlings {
namespace {

using Kind = TomlNode::Kind;

/// Takes the policy out of the file's tables and complains with the line.
class PolicyReader {
 public:
  PolicyReader(std::string shown, const std::vector<Lesson>& lessons)
      : shown_(std::move(shown)), lessons_(lessons) {}

  Policy read(const TomlNode& file) const {
    allow_only(
        file, "the policy",
        {"title", "lessons", "due", "late", "all_or_nothing", "bonus", "show_hidden_inputs"});
    Policy policy;
    if (const TomlNode* title = file.find("title")) policy.title = text(*title);
    if (const TomlNode* names = file.find("lessons")) policy.lessons = chosen(*names);
    if (const TomlNode* late = file.find("late")) policy.late = late_rule(table(*late));
    if (const TomlNode* hidden = file.find("show_hidden_inputs")) {
      policy.show_hidden_inputs = yes(*hidden);
    }
    for_each_lesson(file.find("due"), [&](const std::string& id, const TomlNode& node) {
      policy.due[id] = due(node);
    });
    for_each_lesson(file.find("bonus"), [&](const std::string& id, const TomlNode& node) {
      policy.bonus[id] = number(node, 1000);
    });
    if (const TomlNode* rules = file.find("all_or_nothing")) {
      for (const TomlNode& rule : table(*rules).items) {
        set_once(policy.all_or_nothing, rule, lesson_or_exercise(rule), yes(rule));
      }
    }
    return policy;
  }

 private:
  [[noreturn]] void refuse(const TomlNode& node, std::string_view rule) const {
    throw InputError(fmt::format("{}:{}: {}", shown_, std::max(1, node.line), rule));
  }

  void allow_only(const TomlNode& table, std::string_view where,
                  const std::vector<std::string>& keys) const {
    for (const TomlNode& item : table.items) {
      if (std::find(keys.begin(), keys.end(), item.key) != keys.end()) continue;
      refuse(item, fmt::format("{} has no key \"{}\".{} Keys: {}.", where, item.key,
                               did_you_mean(item.key, keys), fmt::join(keys, ", ")));
    }
  }

  const TomlNode& table(const TomlNode& node) const {
    if (node.kind != Kind::table) refuse(node, fmt::format("write [{}] as a table.", node.key));
    return node;
  }

  std::string text(const TomlNode& node) const {
    if (node.kind != Kind::text || node.text.find_first_not_of(" \t\n") == std::string::npos) {
      refuse(node, fmt::format("{} must be a text in quotes that is not empty.", node.key));
    }
    return node.text;
  }

  bool yes(const TomlNode& node) const {
    if (node.kind != Kind::yes_or_no) refuse(node, node.key + " must be true or false.");
    return node.yes;
  }

  double number(const TomlNode& node, double most) const {
    const bool fits = node.kind == Kind::number && node.number >= 0 && node.number <= most;
    if (!fits) refuse(node, fmt::format("{} must be a number from 0 to {}.", node.key, most));
    return node.number;
  }

  const Lesson& lesson(const TomlNode& node, std::string_view name) const {
    try {
      return find_lesson(lessons_, name);
    } catch (const InputError& unknown) {
      refuse(node, unknown.what());
    }
  }

  std::vector<std::string> chosen(const TomlNode& names) const {
    const bool good = names.kind == Kind::array && !names.items.empty();
    if (!good)
      refuse(names, "lessons must be a list of at least one lesson; leave it out for all.");
    std::set<std::string> ids;
    for (const TomlNode& name : names.items) {
      if (name.kind != Kind::text) refuse(name, "a lesson is named by a text in quotes.");
      const std::string& id = lesson(name, name.text).id;
      if (!ids.insert(id).second) refuse(name, fmt::format("lesson {} is listed twice.", id));
    }
    std::vector<std::string> in_order;
    for (const Lesson& each : lessons_) {
      if (ids.count(each.id) > 0) in_order.push_back(each.id);
    }
    return in_order;
  }

  LateRule late_rule(const TomlNode& late) const {
    allow_only(late, "[late]",
               {"grace_minutes", "percent_per_day", "most_percent", "closed_after_days"});
    LateRule rule;
    constexpr double year = 366;
    if (const TomlNode* node = late.find("grace_minutes")) {
      rule.grace_minutes = number(*node, year * 24 * 60);
    }
    if (const TomlNode* node = late.find("percent_per_day")) {
      rule.percent_per_day = number(*node, 100);
    }
    if (const TomlNode* node = late.find("most_percent")) rule.most_percent = number(*node, 100);
    if (const TomlNode* node = late.find("closed_after_days")) {
      rule.closed_after_days = number(*node, year);
    }
    return rule;
  }

  std::string due(const TomlNode& node) const {
    if (node.kind != Kind::text) {
      refuse(node,
             fmt::format("the date of {} must be in quotes: \"2026-11-30 23:59\".", node.key));
    }
    try {
      read_time(node.text, Moment::last);
    } catch (const InputError& no_time) {
      refuse(node, fmt::format("the date of {} {}", node.key, no_time.what()));
    }
    return node.text;
  }

  /// "04-channels" or "04-channels/slide", each as the course calls it.
  std::string lesson_or_exercise(const TomlNode& node) const {
    const std::size_t slash = node.key.find('/');
    const Lesson& meant = lesson(node, std::string_view(node.key).substr(0, slash));
    if (slash == std::string::npos) return meant.id;
    try {
      return meant.id + "/" + find_exercise(meant, node.key.substr(slash + 1)).name;
    } catch (const InputError& unknown) {
      refuse(node, unknown.what());
    }
  }

  template <typename Value>
  void set_once(std::map<std::string, Value>& values, const TomlNode& node, const std::string& id,
                const Value& value) const {
    if (!values.emplace(id, value).second) refuse(node, fmt::format("{} is set twice.", id));
  }

  template <typename Use>
  void for_each_lesson(const TomlNode* node, const Use& use) const {
    if (node == nullptr) return;
    std::set<std::string> seen;
    for (const TomlNode& item : table(*node).items) {
      const std::string& id = lesson(item, item.key).id;
      if (!seen.insert(id).second) refuse(item, fmt::format("{} is set twice.", id));
      use(id, item);
    }
  }

  std::string shown_;
  const std::vector<Lesson>& lessons_;
};

}  // namespace

bool Policy::is_all_or_nothing(const Lesson& lesson, const Exercise& exercise) const {
  for (const std::string& name : {lesson.id + "/" + exercise.name, lesson.id}) {
    const auto word = all_or_nothing.find(name);
    if (word != all_or_nothing.end()) return word->second;
  }
  return exercise.all_or_nothing;
}

Policy read_policy(const std::filesystem::path& file, const std::vector<Lesson>& lessons) {
  const std::string shown = file.string();
  return PolicyReader(shown, lessons).read(parse_toml(read_text_file(file, shown), shown));
}

}  // namespace convlings

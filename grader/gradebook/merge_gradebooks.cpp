#include "gradebook/merge_gradebooks.hpp"

#include <fmt/format.h>

#include <system_error>

#include "catalogue/errors.hpp"
#include "catalogue/utf8.hpp"
#include "gradebook/gradebook.hpp"
#include "gradebook/grader_lock.hpp"
#include "gradebook/take_over.hpp"

namespace convlings {

namespace fs = std::filesystem;

fs::path gradebook_named(const fs::path& named) {
  std::error_code error;
  if (fs::is_directory(named, error)) return gradebook_in(named);
  if (!fs::exists(named, error) && !named.has_extension()) return gradebook_in(named);
  return named;
}

std::vector<MergedShard> merge_gradebooks(const std::vector<fs::path>& files,
                                          const fs::path& into) {
  const fs::path goal = gradebook_named(into);
  if (const std::string who = who_grades(goal); !who.empty()) {
    throw InputError(fmt::format("{}: {} still grades into it. Wait for its end, then merge again.",
                                 printable(goal.string()), who));
  }
  std::vector<MergedShard> shards;
  shards.reserve(files.size());
  for (const fs::path& file : files) {
    shards.push_back({gradebook_named(file)});
    check_can_be_taken_over(shards.back().file);
  }
  Gradebook gradebook(goal);
  for (MergedShard& shard : shards) shard.new_outcomes = gradebook.merge(shard.file);
  return shards;
}

}  // namespace convlings

#include "submissions/choose_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace convlings {
namespace {

// The smaller, the more it counts.
auto place_of(const GatheredFile& file) { return std::tuple(!file.path.fault.empty(), file.depth); }

}  // namespace

FileChoice choose_file(const std::vector<GatheredFile>& files, FileMeaning::Kind kind, int lesson) {
  std::vector<const GatheredFile*> all;
  for (const GatheredFile& file : files) {
    if (file.meaning.kind == kind && file.meaning.lesson == lesson) all.push_back(&file);
  }
  FileChoice choice;
  if (all.empty()) return choice;
  std::sort(all.begin(), all.end(), [](const GatheredFile* a, const GatheredFile* b) {
    return std::tuple(place_of(*a), !a->at_home, a->path.shown) <
           std::tuple(place_of(*b), !b->at_home, b->path.shown);
  });
  const GatheredFile& first = *all.front();
  choice.shown = first.path.shown;
  const GatheredFile* rival = nullptr;
  for (auto i = all.begin() + 1; i != all.end(); ++i) {
    const GatheredFile& other = **i;
    const bool same = first.fault.empty() && other.fault.empty() && other.text == first.text;
    const bool gives_way = place_of(other) != place_of(first) || (first.at_home && other.stray);
    if (same || gives_way) {
      choice.others.push_back(&other);
    } else if (rival == nullptr) {
      rival = &other;
    }
  }
  if (rival != nullptr) {
    choice.fault = fmt::format("{} and {} could both be it; hand in one.", first.path.shown,
                               rival->path.shown);
  } else if (!first.fault.empty()) {
    choice.fault = first.path.shown + " " + first.fault;
  } else {
    choice.taken = &first;
  }
  return choice;
}

}  // namespace convlings

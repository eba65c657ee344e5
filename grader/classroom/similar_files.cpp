#include "classroom/similar_files.hpp"

#include <algorithm>

#include "marking/source_file.hpp"
#include "similarity/similarity.hpp"

namespace convlings {

void find_similar(const Course& course, GradedClass& graded) {
  graded.similar.clear();
  for (std::size_t i = 0; i < graded.lessons.size(); ++i) {
    std::vector<HandedInFile> files;
    for (const GradedStudent& student : graded.students) {
      const GradedLesson& lesson = student.lessons[i];
      if (lesson.state == LessonState::graded || lesson.state == LessonState::undecided) {
        files.push_back({student.submission.id, lesson.source});
      }
    }
    const Lesson& lesson = graded.lessons[i];
    auto pairs = similar_pairs(lesson.id, stub_of(course, lesson), files);
    std::ranges::move(pairs, std::back_inserter(graded.similar));
  }
  std::ranges::stable_sort(graded.similar, std::ranges::greater(), &SimilarPair::likeness);
}

}  // namespace convlings

// Which of the files that could be a lesson's is it?
#pragma once

#include <string>
#include <vector>

#include "submissions/gatherer.hpp"

namespace convlings {

struct FileChoice {
  const GatheredFile* taken = nullptr;      ///< null when there is none, or `fault` says why not
  std::string fault;                        ///< one sentence that names the files
  std::string shown;                        ///< the file that counts
  std::vector<const GatheredFile*> others;  ///< which give way to it
};

/// Files further up count before those further down ("old/convolution.cpp"). At one height, a file
/// that is called as in the course and lies in its lesson's folder counts before renamed ones and
/// those in another lesson's folder. Of what is left, two with one content are one; otherwise
/// nothing is guessed. A path that is dangerous counts only when there is nothing else.
FileChoice choose_file(const std::vector<GatheredFile>& files, FileMeaning::Kind kind, int lesson);

}  // namespace convlings

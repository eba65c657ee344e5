// A check whose inputs were made for one student, told without them.
#pragma once

#include "story/story_json.hpp"

namespace convlings {

/// The failed check as its student may read it: the verdict, what the check asked (its name), and
/// in one sentence what is wrong. No number of the inputs, of the right answer or of the student's
/// own is in it; shapes only where the shape is all that is wrong. Nothing that the student's code
/// said is in it either: it could spell out what it was given. Checks that are passed, or whose
/// inputs everybody has, stay as they are.
CheckEvent without_hidden_inputs(const CheckEvent& check);

}  // namespace convlings

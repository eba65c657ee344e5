// What a student's model must be: its layers one by one, and its summary line by line.
#pragma once

#include <string>
#include <vector>

#include "checks/calling.hpp"
#include "cnn/nn/model/sequential.hpp"

namespace convlings::checks {

/// "Conv2D(filters=32, kernel_size=(3, 3), …)", one line a layer.
std::vector<std::string> descriptions(const cnn::Sequential& model);

/// `call` answers with the descriptions of a student's layers. Fails at the first that differs, and
/// names the option that does.
void has_layers(const Call& call, const std::vector<std::string>& expected);

/// The same for `received`, which was made of what `call` answered.
void has_layers(const Call& call, const std::vector<std::string>& received,
                const std::vector<std::string>& expected);

/// `call` answers with a text. Fails at the first line that differs.
void prints(const Call& call, const std::string& expected);

/// `call` answers three pictures with ten probabilities each: (3, 10), rows that sum to 1.
void answers_ten_probabilities(const Call& call);

}  // namespace convlings::checks

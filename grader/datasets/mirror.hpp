// Fetching from another server than the publisher's: a university's copy, or a test.
#pragma once

#include <string>
#include <vector>

namespace convlings {

/// `addresses` with scheme and host replaced by those of `mirror`, whose path, if it has one, comes
/// first: with "http://mirror.example/data", https://host/mnist/x.gz becomes
/// http://mirror.example/data/mnist/x.gz. Addresses that become equal are kept once; an empty
/// `mirror` changes nothing. What comes from there has to have the published checksum all the same.
/// Throws InputError unless `mirror` is http://… or https://… .
std::vector<std::string> mirrored(const std::vector<std::string>& addresses,
                                  const std::string& mirror);

/// The environment's CONVLINGS_MIRROR, or nothing.
std::string mirror_of_environment();

}  // namespace convlings

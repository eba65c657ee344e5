// How far a download is, in one line.
#pragma once

#include <cstdint>
#include <string>

namespace convlings {

/// "file.gz [===========>..................]  38%  2.1 MB/s  8 s left". Speed and time are left out
/// below one byte a second, name and bar where `width` columns do not hold five cells of it.
std::string download_bar(const std::string& name, std::int64_t have, std::int64_t total,
                         double bytes_per_second, int width);

}  // namespace convlings

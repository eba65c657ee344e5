// Which disks several machines share: there, processes cannot share memory, and SQLite's WAL mode
// must not be used.
#pragma once

#include <cstdint>
#include <filesystem>

namespace convlings {

/// True for types of file systems (statfs's f_type, Linux) that a network brings.
bool is_network_type(std::uint32_t type);

/// True when `folder` lies on a network file system, or when nobody can tell.
bool on_network(const std::filesystem::path& folder);

}  // namespace convlings

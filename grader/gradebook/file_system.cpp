#include "gradebook/file_system.hpp"

#include <algorithm>
#include <array>

#ifdef __linux__
#include <sys/vfs.h>
#else
#include <sys/mount.h>
#include <sys/param.h>
#endif

namespace convlings {

bool is_network_type(std::uint32_t type) {
  constexpr std::array<std::uint32_t, 16> network = {
      0x6969,      // NFS
      0x517B,      // SMB
      0xFF534D42,  // CIFS
      0xFE534D42,  // SMB2
      0x5346414F,  // AFS
      0x6B414653,  // AFS of the kernel's own
      0x73757245,  // Coda
      0x01021997,  // 9P
      0x0BD00BD0,  // Lustre
      0x47504653,  // GPFS
      0x00C36400,  // Ceph
      0x19830326,  // BeeGFS
      0x20030528,  // OrangeFS
      0x013111A8,  // IBRIX
      0xAAD7AAEA,  // PanFS
      0x65735546,  // FUSE: may be anything, SSH among it
  };
  return std::find(network.begin(), network.end(), type) != network.end();
}

bool on_network(const std::filesystem::path& folder) {
  struct statfs status {};
  if (statfs(folder.c_str(), &status) != 0) return true;
#ifdef __linux__
  return is_network_type(static_cast<std::uint32_t>(status.f_type));
#else
  return (status.f_flags & MNT_LOCAL) == 0;
#endif
}

}  // namespace convlings

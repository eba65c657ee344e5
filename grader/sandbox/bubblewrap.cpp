#include "sandbox/bubblewrap.hpp"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <system_error>

#include "sandbox/run.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

constexpr const char* inner_warden = "/warden";
constexpr const char* ordinary_user = "64100";  // as programs see themselves in a user namespace

Bubblewrap find_bubblewrap() {
  Bubblewrap found;
  for (const char* path : {"/usr/bin/bwrap", "/bin/bwrap", "/usr/local/bin/bwrap"}) {
    std::error_code error;
    if (found.path.empty() && fs::exists(path, error)) found.path = path;
  }
  if (found.path.empty()) return found;
  const std::string said = run({found.path, "--version"}, {}, {}).output;  // "bubblewrap 0.8.0"
  const std::size_t digit = said.find_first_of("0123456789");
  if (digit == std::string::npos) return found;
  found.version = said.substr(digit, said.find_first_not_of("0123456789.", digit) - digit);
  const std::size_t dot = found.version.find('.');
  const int major = std::atoi(found.version.c_str());
  const int minor = dot == std::string::npos ? 0 : std::atoi(found.version.c_str() + dot + 1);
  found.sizes_box = major > 0 || minor >= 7;
  return found;
}

/// Collects arguments: `folder` makes a folder with all above it open to every user.
class Walls {
 public:
  void add(std::initializer_list<std::string> words) {
    command_.insert(command_.end(), words.begin(), words.end());
  }

  void folder(const fs::path& path) {
    fs::path above;
    for (const fs::path& part : path) {
      above /= part;
      if (above == "/" || std::count(made_.begin(), made_.end(), above) > 0) continue;
      add({"--perms", "0755", "--dir", above.string()});
      made_.push_back(above);
    }
  }

  void bind(const fs::path& host, const fs::path& inside) {
    std::error_code error;
    if (!fs::exists(host, error)) return;
    folder(inside.parent_path());
    add({"--ro-bind", host.string(), inside.string()});
    made_.push_back(inside);
  }

  /// The same link as on the host, or the folder, where it is one.
  void same(const fs::path& path) {
    std::error_code error;
    if (fs::is_symlink(path, error)) {
      folder(path.parent_path());
      add({"--symlink", fs::read_symlink(path, error).string(), path.string()});
    } else {
      bind(path, path);
    }
  }

  std::vector<std::string> take() { return std::move(command_); }

 private:
  std::vector<std::string> command_;
  std::vector<fs::path> made_;
};

/// A compiler that is installed elsewhere brings its own libraries and headers.
void bind_foreign_compiler(Walls& walls) {
  std::error_code error;
  const fs::path compiler = fs::canonical(CONVLINGS_COMPILER, error);
  const fs::path prefix = compiler.parent_path().parent_path();
  if (error || prefix == "/usr" || prefix == "/" || compiler.string().rfind("/usr/lib", 0) == 0) {
    return;
  }
  for (const char* name : {"bin", "include", "lib", "lib64", "libexec", "share"}) {
    walls.bind(prefix / name, prefix / name);
  }
}

void bind_toolchain(Walls& walls) {
  for (const char* name : {"bin", "include", "lib", "lib32", "lib64", "libx32", "libexec"}) {
    walls.bind(fs::path("/usr") / name, fs::path("/usr") / name);
  }
  for (const char* path : {"/bin", "/lib", "/lib32", "/lib64", "/libx32"}) walls.same(path);
  for (const char* name : {"c++", "cc", "clang", "clang++", "g++", "gcc", "gold", "ld", "ld.gold",
                           "ld.lld", "ld.mold", "lld", "mold"}) {
    std::error_code error;
    const fs::path choice = fs::path("/etc/alternatives") / name;  // Debian's choice, a link
    if (fs::is_symlink(choice, error)) walls.same(choice);
  }
  bind_foreign_compiler(walls);
}

}  // namespace

const Bubblewrap& bubblewrap() {
  static const Bubblewrap found = find_bubblewrap();
  return found;
}

std::vector<std::string> bubblewrap_command(const SandboxPlan& plan, bool root,
                                            const std::string& warden,
                                            const std::vector<std::string>& words) {
  Walls walls;
  // A cgroup namespace would only rename what nobody in there can see.
  walls.add({bubblewrap().path, "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts",
             "--die-with-parent", "--new-session", "--as-pid-1"});
  if (root) {
    walls.add({"--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID",
               "--cap-add", "CAP_KILL"});
  } else {
    walls.add({"--unshare-user", "--uid", ordinary_user, "--gid", ordinary_user});
  }
  walls.add({"--hostname", "sandbox"});
  bind_toolchain(walls);
  for (const Mount& mount : plan.mounts) walls.bind(mount.host, mount.inside);
  walls.bind(warden, inner_warden);
  walls.folder("/dev");
  for (const char* device : {"/dev/null", "/dev/urandom"}) {
    walls.add({"--dev-bind", device, device});
  }
  if (bubblewrap().sizes_box) walls.add({"--size", std::to_string(plan.box_bytes)});
  walls.add({"--perms", "1777", "--tmpfs", inner_box, "--remount-ro", "/", "--", inner_warden});
  for (const std::string& word : words) walls.add({word});
  return walls.take();
}

}  // namespace convlings

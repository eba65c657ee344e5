#include "sandbox/filter.hpp"

#include <stdexcept>

#ifdef CONVLINGS_HAS_SECCOMP
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#endif

namespace convlings {

#ifdef CONVLINGS_HAS_SECCOMP
namespace {

constexpr std::uint32_t pid_to_fill_in = 0x5E1F5E1FU;  // more than any pid can be

using Context = std::unique_ptr<void, void (*)(scmp_filter_ctx)>;

/// System V objects and queues, which outlive a program · other processes' insides · kernel code
/// and tracing · mounts and namespaces · keys · modules · clocks, names, swap: what only
/// administrators need · ways around file permissions.
constexpr const char* denied[] = {"shmget",
                                  "semget",
                                  "msgget",
                                  "mq_open",
                                  "ptrace",
                                  "process_vm_readv",
                                  "process_vm_writev",
                                  "pidfd_getfd",
                                  "kcmp",
                                  "process_madvise",
                                  "bpf",
                                  "perf_event_open",
                                  "userfaultfd",
                                  "io_uring_setup",
                                  "io_uring_enter",
                                  "io_uring_register",
                                  "memfd_secret",
                                  "fanotify_init",
                                  "lookup_dcookie",
                                  "mount",
                                  "umount",
                                  "umount2",
                                  "mount_setattr",
                                  "move_mount",
                                  "open_tree",
                                  "fsopen",
                                  "fsconfig",
                                  "fsmount",
                                  "fspick",
                                  "pivot_root",
                                  "chroot",
                                  "unshare",
                                  "setns",
                                  "keyctl",
                                  "add_key",
                                  "request_key",
                                  "init_module",
                                  "finit_module",
                                  "delete_module",
                                  "kexec_load",
                                  "kexec_file_load",
                                  "iopl",
                                  "ioperm",
                                  "modify_ldt",
                                  "vm86",
                                  "vm86old",
                                  "quotactl",
                                  "quotactl_fd",
                                  "swapon",
                                  "swapoff",
                                  "reboot",
                                  "acct",
                                  "syslog",
                                  "vhangup",
                                  "sethostname",
                                  "setdomainname",
                                  "settimeofday",
                                  "stime",
                                  "clock_settime",
                                  "clock_settime64",
                                  "clock_adjtime",
                                  "clock_adjtime64",
                                  "adjtimex",
                                  "nfsservctl",
                                  "uselib",
                                  "ustat",
                                  "sysfs",
                                  "_sysctl",
                                  "name_to_handle_at",
                                  "open_by_handle_at"};

/// A signal by another name.
constexpr const char* denied_outside[] = {"pidfd_send_signal", "process_mrelease"};

constexpr const char* signalling[] = {"kill", "tkill", "tgkill", "rt_sigqueueinfo",
                                      "rt_tgsigqueueinfo"};

constexpr std::uint64_t new_namespaces[] = {
    CLONE_NEWNS,   CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC,
    CLONE_NEWUSER, CLONE_NEWPID,    CLONE_NEWNET, 0x00000080 /* CLONE_NEWTIME, of newer headers */};

scmp_arg_cmp where(unsigned argument, scmp_compare is, std::uint64_t first,
                   std::uint64_t second = 0) {
  return {argument, is, first, second};
}

class RuleList {
 public:
  RuleList() : context_(seccomp_init(SCMP_ACT_ALLOW), &seccomp_release) {
    if (!context_) throw std::runtime_error("seccomp: no memory for a filter");
    // Calls in the processor's 32-bit or x32 manner would go around a list for 64 bits.
    must(seccomp_attr_set(context_.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO(EPERM)));
    seccomp_attr_set(context_.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2);  // a tree, where it can
  }

  template <typename... Comparisons>
  void deny(const char* call, int error, Comparisons... comparisons) {
    const int number = seccomp_syscall_resolve_name(call);
    if (number < 0) return;  // not on this processor, or newer than the library
    must(seccomp_rule_add(context_.get(), SCMP_ACT_ERRNO(static_cast<std::uint16_t>(error)), number,
                          sizeof...(comparisons), comparisons...));
  }

  /// The finished program, as bytes.
  template <typename Instruction>
  std::vector<Instruction> exported() const {
    const int file = memfd_create("filter", MFD_CLOEXEC);
    if (file < 0) throw std::runtime_error("seccomp: no memory for a filter");
    const int problem = seccomp_export_bpf(context_.get(), file);
    const off_t size = lseek(file, 0, SEEK_END);
    std::vector<Instruction> program(static_cast<std::size_t>(size) / sizeof(Instruction));
    const ssize_t got = pread(file, program.data(), static_cast<std::size_t>(size), 0);
    close(file);
    must(problem);
    if (got != size) throw std::runtime_error("seccomp: the filter cannot be read");
    return program;
  }

 private:
  static void must(int result) {
    if (result < 0) throw std::runtime_error("seccomp: libseccomp refuses a rule of the filter");
  }

  Context context_;
};

}  // namespace

SyscallFilter::SyscallFilter(bool own_pids) {
  static_assert(sizeof(Instruction) == sizeof(sock_filter));
  RuleList rules;
  for (const char* call : denied) rules.deny(call, EPERM);
  for (const std::uint64_t flag : new_namespaces) {
    rules.deny("clone", EPERM, where(0, SCMP_CMP_MASKED_EQ, flag, flag));
  }
  rules.deny("clone3", ENOSYS);  // its flags are out of a filter's sight; libraries use clone then
  rules.deny("socket", EPERM, where(0, SCMP_CMP_NE, AF_UNIX));  // AF_VSOCK has no namespace
  rules.deny("personality", EPERM, where(0, SCMP_CMP_NE, 0xFFFFFFFFU));  // which only asks
  constexpr std::uint64_t low = 0xFFFFFFFFU;  // the kernel looks at no more of a request
  constexpr std::uint64_t tioclinux = 0x541C;
  for (const std::uint64_t request : {std::uint64_t{TIOCSTI}, tioclinux}) {
    rules.deny("ioctl", EPERM, where(1, SCMP_CMP_MASKED_EQ, low, request));
  }
  if (!own_pids) {
    for (const char* call : denied_outside) rules.deny(call, EPERM);
    for (const char* call : signalling) {
      rules.deny(call, EPERM, where(0, SCMP_CMP_NE, pid_to_fill_in));
    }
  }
  program_ = rules.exported<Instruction>();
  for (std::size_t i = 0; i < program_.size(); ++i) {
    if (program_[i].value == pid_to_fill_in) own_pid_.push_back(i);
  }
}

bool SyscallFilter::install(pid_t self) {
  for (const std::size_t place : own_pid_) program_[place].value = static_cast<std::uint32_t>(self);
  sock_fprog program{static_cast<unsigned short>(program_.size()),
                     reinterpret_cast<sock_filter*>(program_.data())};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

bool can_filter() { return true; }

#else

SyscallFilter::SyscallFilter(bool /*own_pids*/) {
  throw std::runtime_error("seccomp: convlings was built without libseccomp");
}

bool SyscallFilter::install(pid_t /*self*/) { return false; }

bool can_filter() { return false; }

#endif

}  // namespace convlings

#include "checks/student_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <random>

#include "debugging/sanitizer_report.hpp"
#include "protocol/call.hpp"
#include "protocol/frame.hpp"
#include "sandbox/run.hpp"
#include "sandbox/sandbox.hpp"

namespace convlings::checks {
namespace {

/// Nothing of the grader's environment; crashes must stay crashes when sanitizers are built in.
const std::vector<std::string> runner_environment = {
    "ASAN_OPTIONS=abort_on_error=1:handle_segv=0:handle_abort=0:detect_leaks=0:"
    "allocator_may_return_null=0",
    "UBSAN_OPTIONS=abort_on_error=1", "LC_ALL=C.UTF-8"};

constexpr double sanitizers_take = 4;  // times as long

bool sanitized() {
  const char* value = std::getenv("CONVLINGS_SANITIZED");  // NOLINT(concurrency-mt-unsafe)
  return value != nullptr && *value == '1';
}

/// Reports with whole stacks, read by us (debugging/sanitizer_report.hpp). Memory is limited here,
/// as AddressSanitizer cannot run under RLIMIT_AS.
std::vector<std::string> sanitizer_environment(std::int64_t memory_bytes) {
  std::vector<std::string> environment{
      "ASAN_OPTIONS=abort_on_error=1:handle_segv=1:handle_sigbus=1:handle_sigfpe=1:handle_abort=0:"
      "detect_leaks=0:detect_stack_use_after_return=1:fast_unwind_on_malloc=0:print_legend=0:"
      "allocator_may_return_null=0:hard_rss_limit_mb=" +
          std::to_string(memory_bytes >> 20U),
      "UBSAN_OPTIONS=abort_on_error=1:print_stacktrace=1", "LC_ALL=C.UTF-8"};
  const char* symbolizer = std::getenv("ASAN_SYMBOLIZER_PATH");  // NOLINT(concurrency-mt-unsafe)
  if (symbolizer != nullptr) {
    environment.push_back("ASAN_SYMBOLIZER_PATH=" + std::string(symbolizer));
  }
  return environment;
}

/// The sandbox in which the grader wants runners, if it does. This process then handles strangers'
/// code: nobody else is to look into it or to inherit the socket.
int sandbox_descriptor() {
  static const int descriptor = [] {
    const char* number = std::getenv("CONVLINGS_SANDBOX");  // NOLINT(concurrency-mt-unsafe)
    if (number == nullptr) return -1;
    hide_from_programs();
    const int given = std::atoi(number);
    fcntl(given, F_SETFD, FD_CLOEXEC);
    return given;
  }();
  return descriptor;
}

constexpr const char* too_much_memory =
    "It asked for more memory than a check may use. Is a size negative or far too large?";

/// Without waiting, and without a SIGPIPE when the runner is gone.
#ifdef MSG_NOSIGNAL
constexpr int quietly = MSG_NOSIGNAL | MSG_DONTWAIT;
#else
constexpr int quietly = MSG_DONTWAIT;  // the socket itself is quiet there, see process.cpp
#endif

std::uint64_t fresh_nonce() {
  static std::random_device device;
  return (std::uint64_t{device()} << 32U) | device();
}

[[noreturn]] void tell(const Fault& fault) {
  switch (fault.kind) {
    case FaultKind::not_written:
      throw NoAnswer{Verdict::not_written, fault.message + "."};
    case FaultKind::out_of_memory:
      throw NoAnswer{Verdict::memory_limit, too_much_memory};
    case FaultKind::wrong_call:
      throw NoAnswer{Verdict::system_error,
                     "The grader could not make this call: " + fault.message};
    default:
      throw NoAnswer{Verdict::threw, "It threw an exception: " + fault.message};
  }
}

}  // namespace

Value StudentProcess::call(const std::string& function, const std::vector<Value>& arguments) {
  try {
    if (!process_) start();
    return ask(function, arguments);
  } catch (const SandboxError& error) {
    throw NoAnswer{Verdict::system_error, error.what()};
  }
}

void StudentProcess::start() {
  std::vector<std::string> environment = runner_environment;
  if (sanitized()) {
    environment = sanitizer_environment(limits_.memory_bytes);
    limits_.memory_bytes = 0;
    limits_.wall_seconds *= sanitizers_take;
    limits_.cpu_seconds = static_cast<int>(limits_.cpu_seconds * sanitizers_take);
  }
  if (sandbox_descriptor() >= 0) {
    process_ = SandboxLink(sandbox_descriptor()).start({command_, environment, limits_, true});
  } else {
    process_ = std::make_unique<Process>(command_, environment, limits_, true);
  }
}

Value StudentProcess::ask(const std::string& function, const std::vector<Value>& arguments) {
  deadline_ = std::chrono::steady_clock::now() +
              std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                  std::chrono::duration<double>(limits_.wall_seconds));
  const std::uint64_t nonce = fresh_nonce();
  send(serialise({FrameKind::call, nonce, encode_call(function, arguments)}));
  const Bytes answer = receive(nonce);
  try {
    ByteReader in(answer);
    Value value = decode(in);
    in.expect_end();
    return value;
  } catch (const ProtocolError& error) {
    give_up(Verdict::protocol_violation, error.what());
  }
}

Bytes StudentProcess::receive(std::uint64_t nonce) {
  Bytes payload;
  FrameKind kind{};
  try {
    std::uint8_t bytes[frame_header_size];
    read_exactly(bytes, sizeof bytes);
    const FrameHeader header = parse_header(bytes);
    if (header.nonce != nonce) throw ProtocolError("an answer to a question that was not asked");
    if (header.kind == FrameKind::call) throw ProtocolError("a question instead of an answer");
    payload.resize(header.length);
    read_exactly(payload.data(), payload.size());
    kind = header.kind;
    if (kind == FrameKind::fault) {
      ByteReader in(payload);
      tell(decode_fault(in));
    }
  } catch (const ProtocolError& error) {
    give_up(Verdict::protocol_violation,
            std::string("The program sent ") + error.what() + " over the grader's own channel.");
  }
  collect_output();
  return payload;
}

void StudentProcess::send(const Bytes& bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    wait_for(POLLOUT);
    const ssize_t put =
        ::send(process_->channel(), bytes.data() + sent, bytes.size() - sent, quietly);
    if (put > 0) {
      sent += static_cast<std::size_t>(put);
    } else if (errno != EAGAIN && errno != EINTR) {
      explain_end();
    }
  }
}

void StudentProcess::read_exactly(std::uint8_t* to, std::size_t size) {
  while (size > 0) {
    wait_for(POLLIN);
    const ssize_t got = recv(process_->channel(), to, size, MSG_DONTWAIT);
    if (got > 0) {
      to += got;
      size -= static_cast<std::size_t>(got);
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
      explain_end();
    }
  }
}

void StudentProcess::wait_for(short events) {
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline_ - std::chrono::steady_clock::now());
    if (left.count() <= 0) {
      give_up(Verdict::timed_out,
              std::string(no_answer_in_time) + " Does a loop never end, or wait for input?");
    }
    pollfd ready[2] = {{process_->channel(), events, 0}, {process_->output(), POLLIN, 0}};
    poll(ready, 2, static_cast<int>(left.count()));
    if (ready[1].revents != 0) collect_output();
    if (ready[0].revents != 0) return;
  }
}

void StudentProcess::collect_output() {
  drain(process_->output(), output_);
  if (static_cast<std::int64_t>(output_.size()) > limits_.output_bytes) {
    give_up(Verdict::output_limit, "It printed more than " + std::to_string(limits_.output_bytes) +
                                       " bytes. Does a loop that prints never end?");
  }
}

void StudentProcess::explain_end() {
  drain(process_->output(), output_);
  // A socket closes a moment before its process can be waited for; a long one on a busy machine.
  for (int i = 0; i < 2000 && !process_->has_ended(); ++i) usleep(1000);
  if (!process_->has_ended()) {
    give_up(Verdict::protocol_violation, "The program closed the grader's own channel.");
  }
  const Ending ending = process_->finish();
  if (ending.out_of_memory) give_up(Verdict::memory_limit, too_much_memory);
  if (!ending.signalled) {
    give_up(Verdict::exited_early,
            "The program ended (exit status " + std::to_string(ending.code) +
                ") before your function returned. Remove the call that ends it.");
  }
  if (ending.code == SIGXCPU || ending.code == SIGKILL) {
    give_up(Verdict::timed_out, "It used up its processor time. Does a loop never end?");
  }
  if (!sanitizer_report().empty()) {
    give_up(Verdict::crashed, "It was stopped there: what comes after such a mistake is chance.");
  }
  std::string hint;
  if (ending.code == SIGSEGV || ending.code == SIGBUS) {
    hint =
        " It touched memory that is not its own: a null pointer, an index outside of a vector, "
        "or a recursion without an end.";
  }
  give_up(Verdict::crashed, "It crashed: " + signal_text(ending.code) + "." + hint);
}

void StudentProcess::give_up(Verdict verdict, const std::string& message) {
  process_->finish();
  throw NoAnswer{verdict, message};
}

std::string StudentProcess::sanitizer_report() const {
  const std::size_t begin = sanitized() ? report_begin(output_) : std::string::npos;
  return begin == std::string::npos ? "" : output_.substr(begin);
}

std::string StudentProcess::printed() const {
  constexpr std::size_t most = 400;
  std::string tail = sanitized() ? output_.substr(0, report_begin(output_)) : output_;
  if (tail.size() > most) tail = "…" + tail.substr(tail.size() - most);
  while (!tail.empty() && tail.back() == '\n') tail.pop_back();
  for (char& c : tail) {
    if (static_cast<unsigned char>(c) < 0x20U || c == 0x7F) c = ' ';
  }
  return tail;
}

}  // namespace convlings::checks

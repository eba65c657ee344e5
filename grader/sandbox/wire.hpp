// What grader, checker and warden say to each other: one packet a message, descriptors attached.
// Both ends are ours and of one build; programs in the sandbox never hold this socket.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace convlings {

enum class MessageKind : char {
  ready,   ///< warden: I am here, and all that was wanted of me works
  put,     ///< words {name}, one descriptor: its content becomes a file in the box
  done,    ///< warden: the file is there
  start,   ///< words, environment, numbers of StartNumber; descriptors: output, then the channel
  kill,    ///< end this job
  ended,   ///< warden: the job and all that it started is gone; numbers of EndNumber
  failed,  ///< warden: words {what, why}; not a student's doing
};

enum StartNumber : std::size_t { start_cpu_seconds, start_memory_bytes, start_file_bytes };
enum EndNumber : std::size_t { end_signalled, end_code, end_out_of_memory };

struct Message {
  MessageKind kind{};
  std::uint64_t job = 0;  ///< the starter's number for it: late answers are told from new ones
  std::array<std::int64_t, 3> numbers{};
  std::vector<std::string> words{};
  std::vector<std::string> environment{};
  std::vector<int> descriptors{};  ///< as received: the receiver's to close
};

/// False when the other side is gone. Throws std::length_error for a message that fits no packet
/// and std::runtime_error when the system refuses. Does not wait.
bool send_message(int socket, const Message& message);

enum class Reception { message, nothing, closed };

/// Takes the next message, if there is one; does not wait. A malformed one counts as closed.
Reception receive_message(int socket, Message& message);

void close_all(std::vector<int>& descriptors);

}  // namespace convlings

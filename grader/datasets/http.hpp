// One GET request over HTTP or HTTPS, handed on while it arrives.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace convlings {

struct HttpRequest {
  std::string address;
  std::int64_t from = 0;     ///< first byte wanted; asks with a Range header when above 0
  int connect_seconds = 20;  ///< for the connection to stand
  int stall_seconds = 30;    ///< how long hardly anything may arrive; there is no other limit
};

/// Who takes what arrives. Exceptions pass through to the caller of `http_get`.
struct HttpReceiver {
  /// Called once before the first byte: where the server begins (0 when it sends the whole file,
  /// whatever was asked), and how long it says the whole file is (-1: it does not say). False ends
  /// the transfer.
  std::function<bool(std::int64_t from, std::int64_t total)> begin;
  std::function<bool(std::string_view bytes)> take;  ///< false ends the transfer
  std::function<bool()> keep_going;                  ///< asked now and then, at least once a second
};

struct HttpResult {
  enum class End {
    complete,   ///< all that the server wanted to send has come
    status,     ///< the server refuses; see `status`
    unreached,  ///< no connection came about
    cut,        ///< the connection ended, or stalled, in the middle
    refused,    ///< `begin` or `take` said no
    stopped,    ///< `keep_going` said no
  };
  End end = End::complete;
  int status = 0;           ///< HTTP's number, 0 when none came
  std::string reason = {};  ///< for people: "the connection was cut"
};

/// Fetches; follows at most 5 redirections, from https only to https, and never to another kind of
/// address (file:, ftp:). Proxies are taken from the environment (https_proxy). Certificates are
/// checked.
HttpResult http_get(const HttpRequest& request, const HttpReceiver& receiver);

}  // namespace convlings

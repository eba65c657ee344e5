#include "datasets/http.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <charconv>
#include <exception>
#include <memory>
#include <stdexcept>

namespace convlings {
namespace {

using End = HttpResult::End;

struct FreeHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, FreeHandle>;

Handle new_handle() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  Handle handle(started == CURLE_OK ? curl_easy_init() : nullptr);
  if (!handle) throw std::runtime_error("http_get: libcurl does not start.");
  return handle;
}

/// What curl's C functions get to see of a transfer. No exception may cross them, so it waits here.
struct Transfer {
  CURL* handle;
  const HttpReceiver& receiver;
  bool begun = false;
  bool refused = false;
  bool stopped = false;
  std::exception_ptr thrown = nullptr;
};

/// The first byte that the server sends, from "bytes 1000-1999/2000"; 0 when it sends everything,
/// -1 when its answer makes no sense.
std::int64_t first_byte(CURL* handle) {
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  if (status != 206) return 0;
  curl_header* range = nullptr;
  if (curl_easy_header(handle, "Content-Range", 0, CURLH_HEADER, -1, &range) != CURLHE_OK) {
    return -1;
  }
  const std::string_view text = range->value;
  if (!text.starts_with("bytes ")) return -1;
  std::int64_t first = -1;
  std::from_chars(text.data() + 6, text.data() + text.size(), first);
  return first;
}

bool begin(Transfer& transfer) {
  const std::int64_t from = first_byte(transfer.handle);
  curl_off_t length = -1;
  curl_easy_getinfo(transfer.handle, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
  return transfer.receiver.begin(from, length < 0 || from < 0 ? -1 : from + length);
}

std::size_t on_bytes(char* bytes, std::size_t, std::size_t count, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  try {
    transfer.refused =
        (!transfer.begun && !begin(transfer)) || !transfer.receiver.take({bytes, count});
    transfer.begun = true;
  } catch (...) {
    transfer.thrown = std::current_exception();
  }
  const bool fine = !transfer.refused && transfer.thrown == nullptr;
  return fine ? count : static_cast<std::size_t>(CURL_WRITEFUNC_ERROR);
}

int on_progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& transfer = *static_cast<Transfer*>(user);
  try {
    transfer.stopped = !transfer.receiver.keep_going();
  } catch (...) {
    transfer.thrown = std::current_exception();
  }
  return transfer.stopped || transfer.thrown != nullptr ? 1 : 0;
}

void prepare(CURL* handle, const HttpRequest& request, Transfer& transfer) {
  const auto set = [handle](CURLoption option, auto value) {
    if (curl_easy_setopt(handle, option, value) != CURLE_OK) {
      throw std::runtime_error(
          fmt::format("http_get: libcurl refuses option {}. It has to be "
                      "version 7.85 or newer.",
                      static_cast<int>(option)));
    }
  };
  const bool secure = request.address.starts_with("https:");
  set(CURLOPT_URL, request.address.c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 1L);
  set(CURLOPT_REDIR_PROTOCOLS_STR, secure ? "https" : "http,https");
  set(CURLOPT_MAXREDIRS, 5L);
  set(CURLOPT_FAILONERROR, 1L);  // the page that comes with a 404 is not the file
  set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(request.connect_seconds));
  set(CURLOPT_LOW_SPEED_LIMIT, 100L);  // bytes a second
  set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(request.stall_seconds));
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_USERAGENT, "convlings/0.1");
  set(CURLOPT_WRITEFUNCTION, &on_bytes);
  set(CURLOPT_WRITEDATA, static_cast<void*>(&transfer));
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_XFERINFOFUNCTION, &on_progress);
  set(CURLOPT_XFERINFODATA, static_cast<void*>(&transfer));
  if (request.from > 0) set(CURLOPT_RANGE, fmt::format("{}-", request.from).c_str());
}

HttpResult result_of(CURLcode code, const HttpRequest& request, const Transfer& transfer) {
  long status = 0;
  curl_easy_getinfo(transfer.handle, CURLINFO_RESPONSE_CODE, &status);
  HttpResult result{.end = End::cut, .status = static_cast<int>(status)};
  if (transfer.refused) return {.end = End::refused, .status = result.status};
  if (transfer.stopped) return {.end = End::stopped, .status = result.status};
  switch (code) {
    case CURLE_OK:
      result.end = End::complete;
      break;
    case CURLE_HTTP_RETURNED_ERROR:
      result.end = End::status;
      result.reason = status == 404 || status == 410
                          ? fmt::format("the server has no such file (HTTP {})", status)
                          : fmt::format("the server answers with an error (HTTP {})", status);
      break;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      result.end = End::unreached;
      result.reason = "no network, or no server of that name";
      break;
    case CURLE_OPERATION_TIMEDOUT:
      result.end = transfer.begun ? End::cut : End::unreached;
      result.reason = transfer.begun ? fmt::format("nothing came for {} s", request.stall_seconds)
                                     : "the server does not answer";
      break;
    case CURLE_UNSUPPORTED_PROTOCOL:
      result.end = End::unreached;
      result.reason = "it leads to another kind of address, and only http and https are followed";
      break;
    case CURLE_PEER_FAILED_VERIFICATION:
      result.end = End::unreached;
      result.reason = "its certificate cannot be verified";
      break;
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
      result.reason = "the connection was cut";
      break;
    default:
      result.end = transfer.begun ? End::cut : End::unreached;
      result.reason = curl_easy_strerror(code);
  }
  return result;
}

}  // namespace

HttpResult http_get(const HttpRequest& request, const HttpReceiver& receiver) {
  const Handle handle = new_handle();
  Transfer transfer{handle.get(), receiver};
  prepare(handle.get(), request, transfer);
  const CURLcode code = curl_easy_perform(handle.get());
  if (transfer.thrown) std::rethrow_exception(transfer.thrown);
  return result_of(code, request, transfer);
}

}  // namespace convlings

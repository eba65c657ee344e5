#include "cnn/nn/exchange/safetensors_header.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cnn/nn/exchange/safetensors_claims.hpp"

namespace cnn {
namespace {

Shape believed_shape(const TensorClaim& claim, const std::string& file) {
  const auto fits = [](std::int64_t extent) { return extent >= 1 && extent <= Shape::max_size; };
  std::vector<int> extents;
  std::int64_t size = 1;
  for (const std::int64_t extent : claim.shape) {
    if (!fits(extent) || !fits(size *= extent) || extents.size() == Shape::max_rank) {
      extents.clear();
      break;
    }
    extents.push_back(static_cast<int>(extent));
  }
  if (!extents.empty()) return {extents.data(), static_cast<int>(extents.size())};
  const std::size_t few = std::min<std::size_t>(claim.shape.size(), 6);
  refuse_header(
      file, fmt::format("the tensor {} has the shape [{}{}]; expected 1 to 4 extents from 1, at "
                        "most 2^30 numbers in all",
                        shown_name(claim.name),
                        fmt::join(claim.shape.begin(), claim.shape.begin() + few, ", "),
                        few < claim.shape.size() ? ", ..." : ""));
}

StoredTensor believed(const TensorClaim& claim, const std::string& file) {
  const std::string name = shown_name(claim.name);
  if (claim.dtype != "F32") {
    refuse_header(file, fmt::format("the tensor {} is of dtype {}, and only F32 is read", name,
                                    shown_name(claim.dtype)));
  }
  StoredTensor tensor{claim.name, believed_shape(claim, file),
                      claim.offsets.empty() ? -1 : claim.offsets[0]};
  if (claim.offsets.size() != 2 || claim.offsets[0] < 0 || claim.offsets[1] < claim.offsets[0]) {
    refuse_header(file, fmt::format("the tensor {} needs two data_offsets, begin and end", name));
  }
  if (claim.offsets[1] - claim.offsets[0] != tensor.bytes()) {
    refuse_header(file,
                  fmt::format("the tensor {} of shape {} needs {} bytes, but its data_offsets span "
                              "{}",
                              name, to_string(tensor.shape), tensor.bytes(),
                              claim.offsets[1] - claim.offsets[0]));
  }
  return tensor;
}

void require_side_by_side(const std::vector<StoredTensor>& tensors, std::int64_t data_bytes,
                          const std::string& file) {
  std::int64_t end = 0;
  for (const StoredTensor& tensor : tensors) {
    if (tensor.begin != end) {
      refuse_header(file, fmt::format("the tensor {} begins at byte {} of the data, {} {}",
                                      shown_name(tensor.name), tensor.begin,
                                      tensor.begin < end ? "inside the one that ends at"
                                                         : "which leaves a hole behind",
                                      end));
    }
    end += tensor.bytes();
  }
  if (end != data_bytes) {
    refuse_header(
        file,
        fmt::format("the header tells of {} bytes of data{}. Received {}, {}", end,
                    tensors.empty() ? "" : ", the last of them " + shown_name(tensors.back().name),
                    data_bytes, end > data_bytes ? "cut short" : "too many"));
  }
}

}  // namespace

SafetensorsHeader parse_safetensors_header(std::string_view json, std::int64_t data_bytes,
                                           const std::string& file) {
  const HeaderClaims claims = read_header_claims(json, file);
  SafetensorsHeader header{claims.metadata, {}};
  for (const TensorClaim& claim : claims.tensors) header.tensors.push_back(believed(claim, file));
  std::stable_sort(header.tensors.begin(), header.tensors.end(),
                   [](const auto& a, const auto& b) { return a.begin < b.begin; });
  require_side_by_side(header.tensors, data_bytes, file);
  return header;
}

std::string safetensors_header_json(const SafetensorsHeader& header) {
  using Json = nlohmann::ordered_json;
  Json json = Json::object();
  if (!header.metadata.empty()) json["__metadata__"] = header.metadata;
  std::int64_t end = 0;
  for (const StoredTensor& tensor : header.tensors) {
    const std::int64_t begin = end;
    end += tensor.bytes();
    json[tensor.name] = {
        {"dtype", "F32"}, {"shape", Json::array()}, {"data_offsets", {begin, end}}};
    for (const int extent : tensor.shape) json[tensor.name]["shape"].push_back(extent);
  }
  std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  text.append((8 - text.size() % 8) % 8, ' ');
  return text;
}

}  // namespace cnn

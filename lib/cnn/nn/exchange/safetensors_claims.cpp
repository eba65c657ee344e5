#include "cnn/nn/exchange/safetensors_claims.hpp"

#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "cnn/core/errors.hpp"

namespace cnn {
namespace {

/// Takes the JSON token by token: no tree is built, so depth and repeated names, which a tree would
/// swallow, are noticed where they stand. A function that returns false ends the reading.
class HeaderReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  HeaderClaims claims;
  std::string complaint;

  bool start_object(std::size_t /*elements*/) override {
    if (place_ == Place::outside) return enter(Place::header);
    if (place_ != Place::header) return refuse("has an object where none belongs");
    if (name_ == "__metadata__") return enter(Place::metadata);
    claims.tensors.push_back({.name = name_});
    fields_.clear();
    return enter(Place::tensor);
  }

  bool key(std::string& key) override {
    if (place_ == Place::header) {
      name_ = key;
      return names_.insert(key).second || refuse("stands there twice");
    }
    field_ = key;
    if (place_ == Place::metadata) {
      return claims.metadata.emplace(key, "").second || refuse("has a key twice");
    }
    if (key != "dtype" && key != "shape" && key != "data_offsets") {
      return refuse(fmt::format("has the unknown field {}", shown_name(key)));
    }
    return fields_.insert(key).second || refuse("has " + key + " twice");
  }

  bool string(std::string& text) override {
    if (place_ == Place::metadata) {
      claims.metadata[field_] = text;
      return true;
    }
    if (place_ != Place::tensor || field_ != "dtype") return refuse("has text where none belongs");
    claims.tensors.back().dtype = text;
    return true;
  }

  bool start_array(std::size_t /*elements*/) override {
    if (place_ != Place::tensor || field_ == "dtype") return refuse("has a list of the wrong kind");
    return enter(Place::list);
  }

  bool number_integer(std::int64_t number) override {
    if (place_ != Place::list) return refuse("has a number where none belongs");
    TensorClaim& claim = claims.tensors.back();
    (field_ == "shape" ? claim.shape : claim.offsets).push_back(number);
    return true;
  }

  bool number_unsigned(std::uint64_t number) override {
    const bool fits = number <= std::numeric_limits<std::int64_t>::max();
    return fits ? number_integer(static_cast<std::int64_t>(number)) : refuse("has a huge number");
  }

  bool end_object() override {
    if (place_ == Place::tensor && fields_.size() < 3) {
      return refuse("needs dtype, shape and data_offsets");
    }
    return enter(place_ == Place::header ? Place::outside : Place::header);
  }

  bool end_array() override { return enter(Place::tensor); }
  bool null() override { return refuse("has null where it does not belong"); }
  bool boolean(bool /*value*/) override { return refuse("has a truth value where none belongs"); }
  bool number_float(double /*number*/, const std::string& /*text*/) override {
    return refuse("has a number that is not whole");
  }
  bool binary(nlohmann::json::binary_t& /*bytes*/) override { return refuse("has binary data"); }

  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::json::exception& /*error*/) override {
    complaint = fmt::format("the header is not JSON in UTF-8: byte {} of the file", 7 + position);
    return false;
  }

 private:
  enum class Place { outside, header, metadata, tensor, list };

  bool enter(Place place) {
    place_ = place;
    return true;
  }

  bool refuse(const std::string& reason) {
    complaint = names_.empty() ? "the header " + reason
                               : fmt::format("the tensor {} {}", shown_name(name_), reason);
    return false;
  }

  Place place_ = Place::outside;
  std::string name_;
  std::string field_;
  std::set<std::string> names_;   // of all tensors so far
  std::set<std::string> fields_;  // of the current one
};

}  // namespace

HeaderClaims read_header_claims(std::string_view json, const std::string& file) {
  if (!json.starts_with('{')) refuse_header(file, "the header does not begin with {");
  HeaderReader reader;
  if (!nlohmann::json::sax_parse(json.begin(), json.end(), &reader)) {
    refuse_header(file, reader.complaint);
  }
  return std::move(reader.claims);
}

void refuse_header(const std::string& file, const std::string& complaint) {
  throw DataError(
      fmt::format("{}: {}. This is no intact safetensors file of float32 weights: write it again.",
                  file, complaint));
}

std::string shown_name(const std::string& name) {
  constexpr std::size_t most = 60;
  std::string shown = name.substr(0, most);
  for (char& letter : shown) {
    if (letter < ' ' || letter > '~') letter = '?';
  }
  if (shown.empty()) return "\"\"";
  return name.size() > most ? shown + "..." : shown;
}

}  // namespace cnn

#include "protocol/call.hpp"

namespace convlings {

Bytes encode_call(const std::string& function, const std::vector<Value>& arguments) {
  Bytes bytes;
  put_text(bytes, function);
  put_u32(bytes, static_cast<std::uint32_t>(arguments.size()));
  for (const Value& argument : arguments) encode(argument, bytes);
  return bytes;
}

CallMessage decode_call(const Bytes& bytes) {
  ByteReader in(bytes);
  CallMessage call;
  call.function = in.text();
  call.arguments.resize(in.count(1));
  for (Value& argument : call.arguments) argument = decode(in);
  in.expect_end();
  return call;
}

}  // namespace convlings

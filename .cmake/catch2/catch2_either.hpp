// Catch2 2.13 and 3.x behind one name. Test files include this and keep to what both versions
// share.
#pragma once

#include <string>

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_all.hpp>
namespace Catch {
inline auto Contains(const std::string& part) {  // its name in 2.13
  return Matchers::ContainsSubstring(part);
}
}  // namespace Catch
#else
#ifndef CATCH_CONFIG_EXTERNAL_INTERFACES
#define CATCH_CONFIG_EXTERNAL_INTERFACES  // listeners are hidden without it
#endif
#include <catch2/catch.hpp>
namespace Catch {
using EventListenerBase = TestEventListenerBase;  // its name in 3.x
using Detail::Approx;                             // where 3.x has it
}  // namespace Catch
#endif

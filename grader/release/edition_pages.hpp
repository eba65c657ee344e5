// Markdown pages as they fit an edition that has fewer files than the course.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace convlings {

/// True for a link's target, relative to the page, that the edition has.
using HasTarget = std::function<bool(std::string_view target)>;

/// Leads nowhere that is not there:
/// - the row of a table that begins with a link to a missing lesson is left out;
/// - any other link to a missing lesson's README becomes its text;
/// - a section ("## …") with a link to anything else that is missing is left out.
std::string fitting_page(std::string_view page, const HasTarget& has);

}  // namespace convlings

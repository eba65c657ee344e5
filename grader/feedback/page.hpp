// The frame of a page: one file, nothing fetched, nothing that runs.
#pragma once

#include <string>
#include <string_view>

namespace convlings {

/// A whole document. `title` is plain text; `css` and `body` are trusted markup. A policy in its
/// head forbids scripts, and whatever is not in the file.
std::string html_page(std::string_view title, std::string_view css, std::string_view body);

/// Colours, type and tables that the feedback and the class page share; light and dark as the
/// reader prefers, black on white when printed.
std::string page_css();

}  // namespace convlings

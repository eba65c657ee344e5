// Tells a story as a part of a web page.
#pragma once

#include <string>
#include <string_view>

#include "story/story.hpp"

namespace convlings {

/// What a browser shows as `text`: markup and quotes escaped, control characters replaced. Safe
/// between tags and in quoted attributes.
std::string html_text(std::string_view text);

/// A <section class="story"> that needs story_css() and nothing else: no scripts, no other files.
/// The window has a frame and wrong cells a `>`, so that neither depends on colour; screen readers
/// are told both. Whatever the story holds is escaped.
std::string render_html(const Story& story);

/// The style of such sections, for a <style> element: light and dark as the reader prefers, black
/// on white when printed.
std::string story_css();

}  // namespace convlings

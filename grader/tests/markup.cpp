#include "markup.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

#include "catalogue/utf8.hpp"

namespace convlings::tests {
namespace {

const std::set<std::string, std::less<>> void_tags = {"meta", "link", "br"};
const std::set<std::string, std::less<>> tags = {
    "html",  "head",    "meta",  "link",    "title",   "style",   "body",    "main", "h1",
    "h2",    "h3",      "h4",    "p",       "a",       "b",       "bdi",     "br",   "code",
    "pre",   "span",    "div",   "section", "article", "details", "summary", "nav",  "footer",
    "table", "caption", "thead", "tbody",   "tr",      "th",      "td",      "ul",   "li",
    "dl",    "dt",      "dd",    "svg",     "path",    "rect",    "line",    "text", "g"};
const std::set<std::string, std::less<>> attributes = {
    "lang",  "charset", "name",       "content",     "http-equiv", "rel",
    "href",  "class",   "scope",      "id",          "role",       "viewBox",
    "width", "height",  "aria-label", "aria-hidden", "d",          "x",
    "y",     "x1",      "y1",         "x2",          "y2",         "preserveAspectRatio"};

class Reader {
 public:
  explicit Reader(std::string_view html) : all_(html), rest_(html) {}

  Markup read() {
    if (const int line = first_line_not_utf8(all_); line != 0) fail("not UTF-8");
    skip("<!doctype html>\n");
    while (!rest_.empty()) {
      if (rest_.front() == '<') {
        tag();
      } else {
        text_until_tag();
      }
    }
    if (!open_.empty()) fail("<" + open_.back() + "> is not closed");
    return std::move(markup_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    const std::size_t at = all_.size() - rest_.size();
    const std::size_t from = at < 60 ? 0 : at - 60;
    throw std::runtime_error(what + " at: " + std::string(all_.substr(from, 120)));
  }

  void skip(std::string_view expected) {
    if (!rest_.starts_with(expected)) fail("no " + std::string(expected));
    rest_.remove_prefix(expected.size());
  }

  std::string take_while(bool (*rule)(char)) {
    const auto end = std::ranges::find_if_not(rest_, rule);
    const auto size = static_cast<std::size_t>(end - rest_.begin());
    std::string taken(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return taken;
  }

  std::string name() {
    return take_while([](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
  }

  void tag() {
    skip("<");
    const bool closing = rest_.starts_with('/');
    if (closing) skip("/");
    const std::string tag_name = name();
    if (!tags.contains(tag_name)) fail("unknown tag <" + tag_name);
    if (closing) {
      if (open_.empty() || open_.back() != tag_name) fail("</" + tag_name + "> out of order");
      open_.pop_back();
      markup_.skeleton.push_back("/" + tag_name);
      skip(">");
      return;
    }
    std::string line = tag_name;
    std::set<std::string> seen;
    while (rest_.starts_with(' ')) line += attribute(seen);
    const bool empty = rest_.starts_with('/');
    if (empty) skip("/");
    skip(">");
    markup_.skeleton.push_back(line);
    if (!empty && !void_tags.contains(tag_name)) open_.push_back(tag_name);
    if (tag_name == "style") style();
  }

  std::string attribute(std::set<std::string>& seen) {
    skip(" ");
    const std::string key = name();
    if (!attributes.contains(key)) fail("unknown attribute " + key);
    if (!seen.insert(key).second) fail("attribute twice: " + key);
    skip("=\"");
    const std::size_t end = rest_.find('"');
    if (end == std::string_view::npos) fail("no end of the attribute");
    const std::string value = resolved(rest_.substr(0, end));
    rest_.remove_prefix(end + 1);
    if (key == "href") markup_.links.push_back(value);
    if (key == "id") {
      if (std::ranges::count(markup_.ids, value) > 0) fail("id twice: " + value);
      markup_.ids.push_back(value);
    }
    return " " + key + (key == "class" || key == "role" ? "=" + value : "");
  }

  void style() {
    const std::size_t end = rest_.find("</style>");
    if (end == std::string_view::npos || rest_.substr(0, end).find('<') != std::string_view::npos) {
      fail("a style that is none");
    }
    rest_.remove_prefix(end);
  }

  void text_until_tag() {
    const std::size_t end = std::min(rest_.find('<'), rest_.size());
    const std::string text = resolved(rest_.substr(0, end));
    rest_.remove_prefix(end);
    markup_.text += text;
  }

  std::string resolved(std::string_view raw) const {
    static const std::vector<std::pair<std::string_view, char>> entities = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    std::string text;
    while (!raw.empty()) {
      const char c = raw.front();
      if (c == '<' || c == '>' || c == '\'' || c == '"') {
        const bool own = c == '\'';  // in the policy of the page's head
        if (!own) fail(std::string("a bare ") + c);
      }
      if ((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F) {
        fail("a control character");
      }
      if (c != '&') {
        text += c;
        raw.remove_prefix(1);
        continue;
      }
      const auto found = std::ranges::find_if(
          entities, [raw](const auto& entity) { return raw.starts_with(entity.first); });
      if (found == entities.end()) fail("a bare &");
      text += found->second;
      raw.remove_prefix(found->first.size());
    }
    return text;
  }

  std::string_view all_;
  std::string_view rest_;
  std::vector<std::string> open_;
  Markup markup_;
};

}  // namespace

Markup read_markup(std::string_view html) { return Reader(html).read(); }

}  // namespace convlings::tests

#include "xml_tree.hpp"

#include <cctype>
#include <stdexcept>

#include "catalogue/utf8.hpp"

namespace convlings::tests {
namespace {

class XmlReader {
 public:
  explicit XmlReader(std::string_view xml) : xml_(xml) {}

  XmlElement document() {
    expect("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    XmlElement root = element();
    blanks();
    if (at_ != xml_.size()) fail("something follows the root element");
    return root;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error(what + " at byte " + std::to_string(at_));
  }

  bool next_is(std::string_view text) const { return xml_.substr(at_, text.size()) == text; }

  void expect(std::string_view text) {
    if (!next_is(text)) fail("expected " + std::string(text));
    at_ += text.size();
  }

  char take() {
    if (at_ >= xml_.size()) fail("the file ends too early");
    return xml_[at_++];
  }

  void blanks() {
    while (at_ < xml_.size() && (xml_[at_] == ' ' || xml_[at_] == '\n')) ++at_;
  }

  std::string name() {
    std::string text;
    while (at_ < xml_.size() &&
           (std::isalnum(static_cast<unsigned char>(xml_[at_])) != 0 || xml_[at_] == '-')) {
      text += xml_[at_++];
    }
    if (text.empty() || std::isalpha(static_cast<unsigned char>(text[0])) == 0) fail("no name");
    return text;
  }

  char entity() {
    const std::size_t end = xml_.find(';', at_);
    const std::string_view code = xml_.substr(at_, end - at_);
    at_ = end + 1;
    if (code == "amp") return '&';
    if (code == "lt") return '<';
    if (code == "gt") return '>';
    if (code == "quot") return '"';
    if (code == "apos") return '\'';
    if (code == "#10") return '\n';
    fail("unknown entity " + std::string(code.substr(0, 20)));
  }

  std::string value() {
    std::string text;
    expect("\"");
    for (char c = take(); c != '"'; c = take()) {
      if (c == '<') fail("< in an attribute");
      if (c == '\n') fail("a line end in an attribute");
      text += c == '&' ? entity() : c;
    }
    return text;
  }

  XmlElement element() {
    expect("<");
    XmlElement read;
    read.name = name();
    while (next_is(" ")) {
      expect(" ");
      const std::string attribute = name();
      expect("=");
      if (!read.attributes.emplace(attribute, value()).second) fail(attribute + " twice");
    }
    if (next_is("/>")) {
      expect("/>");
      return read;
    }
    expect(">");
    while (!next_is("</")) {
      if (next_is("]]>")) fail("]]> in text");
      if (next_is("<")) {
        read.children.push_back(element());
      } else {
        const char c = take();
        read.text += c == '&' ? entity() : c;
      }
    }
    expect("</" + read.name + ">");
    return read;
  }

  std::string_view xml_;
  std::size_t at_ = 0;
};

void collect(const XmlElement& from, std::string_view wanted,
             std::vector<const XmlElement*>& found) {
  for (const XmlElement& child : from.children) {
    if (child.name == wanted) found.push_back(&child);
    collect(child, wanted, found);
  }
}

}  // namespace

std::vector<const XmlElement*> XmlElement::all(std::string_view wanted) const {
  std::vector<const XmlElement*> found;
  collect(*this, wanted, found);
  return found;
}

int XmlElement::number(const std::string& attribute) const {
  const auto found = attributes.find(attribute);
  return found == attributes.end() ? -1 : std::stoi(found->second);
}

XmlElement read_xml(std::string_view xml) {
  // `printable` leaves exactly what XML allows, but for these two characters.
  const bool allowed = printable(xml) == xml &&
                       xml.find("\xEF\xBF\xBE") == std::string_view::npos &&
                       xml.find("\xEF\xBF\xBF") == std::string_view::npos;
  if (!allowed) throw std::runtime_error("a character that XML 1.0 forbids");
  return XmlReader(xml).document();
}

}  // namespace convlings::tests

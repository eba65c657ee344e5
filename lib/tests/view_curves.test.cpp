#include "cnn/nn/view/curves.hpp"

#include <catch2_either.hpp>
#include <cstdlib>
#include <limits>

#include "cnn/core/file.hpp"
#include "cnn/nn/view/svg_text.hpp"
#include "cnn/nn/view/ticks.hpp"
#include "test_folder.hpp"

using namespace cnn;
using namespace cnn::view;

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

int count(const std::string& text, const std::string& part) {
  int found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

bool has(const std::string& text, const std::string& part) { return count(text, part) > 0; }

/// Every tag is closed in its order, and every & begins an escape.
bool is_balanced(const std::string& xml) {
  std::vector<std::string> open;
  for (std::size_t at = xml.find('<'); at != std::string::npos; at = xml.find('<', at + 1)) {
    const std::size_t end = xml.find('>', at);
    if (end == std::string::npos) return false;
    const std::string tag = xml.substr(at + 1, end - at - 1);
    if (count(tag, "\"") % 2 != 0 || has(tag, "<")) return false;
    if (tag.starts_with("?") || tag.ends_with("/")) continue;
    if (tag.starts_with("/")) {
      if (open.empty() || open.back() != tag.substr(1)) return false;
      open.pop_back();
    } else {
      open.push_back(tag.substr(0, tag.find(' ')));
    }
  }
  const int escapes = count(xml, "&amp;") + count(xml, "&lt;") + count(xml, "&gt;") +
                      count(xml, "&quot;") + count(xml, "&#39;");
  return open.empty() && count(xml, "&") == escapes;
}

/// Of the notes: five epochs.
History five_epochs() {
  History history;
  const double loss[] = {0.1766, 0.0462, 0.0322, 0.0241, 0.0187};
  const double accuracy[] = {0.9440, 0.9855, 0.9902, 0.9926, 0.9943};
  for (int i = 0; i < 5; ++i) {
    history.epochs.push_back({.epoch = i + 1,
                              .train = {loss[i], accuracy[i]},
                              .validation = Scores{loss[i] + 0.02, accuracy[i] - 0.004},
                              .seconds = 8});
  }
  return history;
}

History one_epoch(const Scores& train, const std::optional<Scores>& validation) {
  History history;
  history.epochs.push_back({.epoch = 1, .train = train, .validation = validation});
  return history;
}

}  // namespace

TEST_CASE("curves: a dot for each epoch of training, a line for validation, in two panels") {
  const std::string svg = to_svg(five_epochs(), {.title = "mnist", .note = "RMSprop"});
  CHECK(is_balanced(svg));
  CHECK(count(svg, "class=\"training\"") == 10);
  CHECK(count(svg, "class=\"validation\"") == 2);
  CHECK(has(svg, ">mnist<"));
  CHECK(has(svg, ">RMSprop<"));
  CHECK(has(svg, ">loss<"));
  CHECK(has(svg, ">accuracy<"));
  CHECK(has(svg, ">training 0.0187<"));
  CHECK(has(svg, ">validation 0.9903<"));
  for (const char* tick : {">0.00<", ">0.05<", ">0.20<", ">0.94<", ">1.00<"}) CHECK(has(svg, tick));
}

TEST_CASE("curves: points lie where their numbers say") {
  // Loss 0 to 1 on an axis from 0 to 1, two epochs on an axis from 0.5 to 2.5: plot at (70, 100),
  // 350 x 220 pixels.
  History history;
  history.epochs.push_back({.epoch = 1, .train = {1, {}}});
  history.epochs.push_back({.epoch = 2, .train = {0.25, {}}, .validation = Scores{0, {}}});
  const std::string svg = to_svg(history);
  CHECK(has(svg, "cx=\"157.5\" cy=\"100\""));
  CHECK(has(svg, "cx=\"332.5\" cy=\"265\""));
  CHECK(has(svg, "points=\"324.5,320 340.5,320\""));  // alone: a dash
}

TEST_CASE("curves: a single epoch, no validation, no accuracy, nothing at all") {
  const std::string single = to_svg(one_epoch({0.5, 0.9}, Scores{0.4, 0.8}));
  CHECK(is_balanced(single));
  CHECK(count(single, "class=\"training\"") == 2);
  CHECK(count(single, "class=\"validation\"") == 2);

  const std::string alone = to_svg(one_epoch({0.5, {}}, {}));
  CHECK(is_balanced(alone));
  CHECK_FALSE(has(alone, "validation"));
  CHECK(has(alone, ">not measured<"));

  const std::string empty = to_svg({});
  CHECK(is_balanced(empty));
  CHECK(count(empty, ">no epoch has ended<") == 2);
}

TEST_CASE("curves: NaN and infinity are left out and counted, the line has a gap") {
  History history = five_epochs();
  history.epochs[2].validation->loss = no_number;
  history.epochs[4].train.loss = std::numeric_limits<double>::infinity();
  const std::string svg = to_svg(history);
  CHECK(is_balanced(svg));
  CHECK(count(svg, "class=\"validation\"") == 3);
  CHECK(count(svg, "class=\"training\"") == 9);
  CHECK(has(svg, ">2 values not drawn: NaN or too large<"));
  CHECK_FALSE(has(svg, "\"nan"));
  CHECK_FALSE(has(svg, "inf\""));
  const std::string nothing = to_svg(one_epoch({no_number, no_number}, {}));
  CHECK(count(nothing, ">no value can be drawn: NaN or too large<") == 2);
}

TEST_CASE("curves: equal, huge and tiny numbers stay inside their panel") {
  for (const double value : {0.0, 0.1, 1.0, -3.0, 1e-9, 1e15, 2.3e5}) {
    History history;
    for (int epoch = 1; epoch <= 100; ++epoch) {
      history.epochs.push_back({.epoch = epoch, .train = {value, {}}});
    }
    const std::string svg = to_svg(history);
    CAPTURE(value);
    CHECK(is_balanced(svg));
    CHECK(count(svg, " cy=\"210\"") == 100);  // the middle of 100 .. 320
    CHECK_FALSE(has(svg, "nan"));
  }
}

TEST_CASE("curves: a title from outside stays text") {
  const std::string title = "</text><script>alert(\"1\")</script> & 'co' \x01\xFF\xC3\xA9";
  const std::string svg = to_svg(five_epochs(), {.title = title, .note = title});
  CHECK(is_balanced(svg));
  CHECK_FALSE(has(svg, "<script"));
  CHECK(has(svg,
            "&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; "
            "&#39;co&#39; ??\xC3\xA9"));
}

TEST_CASE("curves: another program's reader takes the file as XML") {
  if (std::system("python3 -c 0 >/dev/null 2>&1") != 0) {
    WARN("skipped: there is no python3 to read the file with");
    return;
  }
  const TestFolder folder;
  const auto file = (folder.path / "curves.svg").string();
  write_file(file,
             to_svg(five_epochs(), {.title = "a < b & \"c\" \x01 é", .note = "\xED\xA0\x80"}));
  const std::string command =
      "python3 -c \"import sys, xml.dom.minidom as m; m.parse(sys.argv[1])\" '" + file + "'";
  CHECK(std::system(command.c_str()) == 0);
}

TEST_CASE("ticks: round numbers around the data") {
  const Axis loss = round_axis(0.0187, 0.1966, 5);
  CHECK(loss.low == 0.0);
  CHECK(loss.high == Catch::Approx(0.2));
  CHECK(loss.ticks.size() == 5);
  CHECK(tick_text(loss, loss.ticks[1]) == "0.05");
  const Axis tight = round_axis(0.98, 0.9912, 5);
  CHECK(tight.low == Catch::Approx(0.98));
  CHECK(tight.high == Catch::Approx(0.995));
  CHECK(tick_text(tight, tight.ticks[0]) == "0.980");
  CHECK(tick_text(round_axis(0, 14.5, 5), 5) == "5");
  CHECK(tick_text(round_axis(0, 3e7, 5), 1e7) == "1e+07");
  CHECK(tick_text(round_axis(0, 1e-8, 5), 2e-9) == "2e-09");
  CHECK(tick_text(round_axis(-1, 1, 4), -0.0) == "0.0");
}

TEST_CASE("ticks: epochs are whole numbers, not more of them than there is room for") {
  CHECK(counting_axis(1, 8).ticks == std::vector<double>{1});
  CHECK(counting_axis(5, 8).ticks == std::vector<double>{1, 2, 3, 4, 5});
  CHECK(counting_axis(20, 8).ticks == std::vector<double>{5, 10, 15, 20});
  CHECK(counting_axis(10000, 8).ticks.size() <= 8);
}

TEST_CASE("svg_text: characters that XML forbids become question marks") {
  CHECK(svg_text("é€😀") == "é€😀");
  CHECK(svg_text("\xC0\x80") == "??");            // over-long
  CHECK(svg_text("\xED\xA0\x80") == "???");       // a surrogate
  CHECK(svg_text("\xEF\xBF\xBE") == "???");       // U+FFFE
  CHECK(svg_text("\xF4\x90\x80\x80") == "????");  // beyond the last character
  CHECK(svg_text("a\xE2\x82") == "a??");          // cut
  CHECK(svg_text("\n\t\x7F") == "???");
}

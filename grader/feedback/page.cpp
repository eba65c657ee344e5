#include "feedback/page.hpp"

#include <fmt/format.h>

#include "feedback/shown_text.hpp"

namespace convlings {

std::string html_page(std::string_view title, std::string_view css, std::string_view body) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'; img-src data:\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<link rel=\"icon\" href=\"data:,\">\n<title>{}</title>\n<style>\n{}</style>\n</head>\n"
      "<body>\n<main>\n{}</main>\n</body>\n</html>\n",
      shown_html(title, 200), css, body);
}

std::string page_css() {
  return R"(:root { color-scheme: light dark; --ink: #1a1a1a; --ground: #fff; --quiet: #5a5f66;
  --line: #d5d8dc; --panel: #f4f6f8; --good: #14632a; --bad: #a8001c; --accent: #00529b;
  --loud-ground: #fff3d6; --loud-line: #b86e00; }
body { font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; margin: 2em auto;
  padding: 0 1.2em; color: var(--ink); background: var(--ground); }
h1 { line-height: 1.2; margin: 0 0 .3em; overflow-wrap: anywhere; }
h2 { margin: 1.8em 0 .4em; padding-top: .5em; border-top: 1px solid var(--line); line-height: 1.25; }
h3 { margin: 1.4em 0 .3em; }
h4 { margin: 1em 0 .3em; overflow-wrap: anywhere; }
p { margin: .4em 0; max-width: 50em; overflow-wrap: anywhere; }
code, pre, .code { font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: .94em; }
pre { overflow-x: auto; background: var(--panel); padding: .6em .8em; border-radius: 4px; }
.quiet { color: var(--quiet); }
.small { font-size: .88em; }
.loud { background: var(--loud-ground); border-left: 5px solid var(--loud-line);
  padding: .5em 1em; margin: .8em 0; max-width: 58em; }
.next { background: var(--panel); border-left: 5px solid var(--accent); padding: .5em 1em;
  margin: 1em 0; max-width: 58em; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: .6em 0; }
table.list th, table.list td { text-align: left; vertical-align: top; padding: .25em 1.2em .25em 0;
  border-bottom: 1px solid var(--line); }
table.list td, table.list tbody th { overflow-wrap: break-word; max-width: 34em; }
li, summary { overflow-wrap: anywhere; }
table.list thead th { color: var(--quiet); font-weight: 600; font-size: .9em;
  vertical-align: bottom; }
table.list .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
table.list tbody th { font-weight: 600; }
.good { color: var(--good); } .bad { color: var(--bad); font-weight: 600; }
a { color: var(--accent); }
summary { cursor: pointer; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e6e6e6; --ground: #16181b; --quiet: #a5abb3; --line: #3a3f45; --panel: #202429;
    --good: #7fd69a; --bad: #ff9aa5; --accent: #7cc0ff; --loud-ground: #3a2e12;
    --loud-line: #e0a030; }
}
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 11pt; }
  :root { --ink: #000; --ground: #fff; --quiet: #333; --good: #000; --bad: #000;
    --accent: #000; --panel: transparent; }
  h2, h3, h4 { break-after: avoid; }
  tr { break-inside: avoid; }
  a { text-decoration: none; }
}
)";
}

}  // namespace convlings

#include <algorithm>
#include <catch2_either.hpp>
#include <set>

#include "catalogue/errors.hpp"
#include "mutants/choose.hpp"
#include "mutants/score.hpp"

using namespace convlings;

namespace {

std::vector<std::string> texts(std::string_view source) {
  std::vector<std::string> result;
  for (const Token& token : tokenise(source)) result.emplace_back(token.text);
  return result;
}

using Texts = std::vector<std::string>;

/// What the edits of one class make of a body.
std::set<std::string> made(const std::string& kind, std::string_view source,
                           bool gives_number = false) {
  std::set<std::string> result;
  for (const Edit& edit : edits({source, tokenise(source), "", gives_number})) {
    if (edit.kind == kind) result.insert(edited(source, edit));
  }
  return result;
}

using Made = std::set<std::string>;

Lesson lesson_of(const std::vector<std::string>& functions) {
  Lesson lesson;
  lesson.id = "01-sums";
  for (const std::string& function : functions) lesson.exercises.push_back({function, 1, 1, {}});
  return lesson;
}

const std::string solution =
    "// a < b in a comment\n"
    "int sum(int a, int b) {\n"
    "  const int none = 0;\n"
    "  // BEGIN SOLUTION\n"
    "  return a + b;\n"
    "  // END SOLUTION\n"
    "}\n"
    "\n"
    "int twice(int a) {\n"
    "  // BEGIN SOLUTION\n"
    "  const int both =\n"
    "      sum(a, a);\n"
    "  return both;\n"
    "  // END SOLUTION\n"
    "}\n";

Mutant mutant_in(const std::string& exercise, const std::string& kind, const std::string& changed) {
  return {"01-sums", exercise, {kind, 0, 0, ""}, "a + b;", changed};
}

Candidate candidate(const Mutant& mutant) { return {mutant, nullptr, "", {}}; }

}  // namespace

TEST_CASE("tokens: words, numbers, texts and the longest signs") {
  CHECK(texts("a<=b+++c") == Texts{"a", "<=", "b", "++", "+", "c"});
  CHECK(texts("x+=1e-3F*.5;") == Texts{"x", "+=", "1e-3F", "*", ".5", ";"});
  CHECK(texts("1'000'000 0x1Fp+3 v.y2") == Texts{"1'000'000", "0x1Fp+3", "v", ".", "y2"});
  CHECK(texts("std::max(p->q, -1)") ==
        Texts{"std", "::", "max", "(", "p", "->", "q", ",", "-", "1", ")"});
  CHECK(texts("").empty());
}

TEST_CASE("tokens: comments are left out, texts are kept whole") {
  CHECK(texts("a // b + c\n/* d\n < */ e /f") == Texts{"a", "e", "/", "f"});
  CHECK(texts(R"(f(" // \" + ", '\'', 'm'))") ==
        Texts{"f", "(", R"(" // \" + ")", ",", R"('\'')", ",", "'m'", ")"});
  CHECK(texts("R\"x(a \" )\" b)x\" c") == Texts{"R\"x(a \" )\" b)x\"", "c"});
}

TEST_CASE("tokens: what is cut off ends with the text") {
  CHECK(texts("\"a + ") == Texts{"\"a + "});
  CHECK(texts("'\\") == Texts{"'\\"});
  CHECK(texts("a /* b") == Texts{"a"});
}

TEST_CASE("tokens: brackets know their partners, one without has none") {
  const auto tokens = tokenise("(a[0] {)");
  CHECK(partners(tokens) == std::vector<std::size_t>{0, 1, 4, 3, 2, 6, 5});
  CHECK(partners(tokenise("([)")).size() == 3);
}

TEST_CASE("edits: relations, but not the brackets of a template") {
  CHECK(made("relational", "if (a < b && c != d) f();") ==
        Made{"if (a <= b && c != d) f();", "if (a < b && c == d) f();"});
  CHECK(made("relational", "std::vector<std::vector<int>> v(static_cast<int>(n));").empty());
}

TEST_CASE("edits: arithmetic between operands, and a minus sign, but not * or & of a type") {
  CHECK(made("arithmetic", "x = -a * b % c;") ==
        Made{"x = a * b % c;", "x = -a / b % c;", "x = -a * b * c;"});
  CHECK(made("arithmetic", "const Layer* best = &layers; float& v = *p;").empty());
}

TEST_CASE("edits: assignments, and ++ where it is a whole statement") {
  CHECK(made("assignment", "{ sum += a; }") == Made{"{ sum -= a; }", "{ sum = a; }"});
  CHECK(made("assignment", "for (int i = 0; i < n; ++i) ++right;") ==
        Made{"for (int i = 0; i < n; ++i) --right;"});
}

TEST_CASE("edits: logic, and the condition before a question mark") {
  CHECK(made("logical", "f(!a && b);") == Made{"f(a && b);", "f(!a || b);"});
  CHECK(made("logical", "x = bias ? 1 : 0;") == Made{"x = !bias ? 1 : 0;"});
}

TEST_CASE("edits: a constant moves by one, an index to its neighbour") {
  CHECK(made("constant", "x = 1;") == Made{"x = 2;", "x = 0;"});
  CHECK(made("constant", "x = 0;") == Made{"x = 1;"});
  CHECK(made("constant", "x = 255.0F;") == Made{"x = 256.0F;"});
  CHECK(made("constant", "x = 1e-3F;") == Made{"x = 2e-3F;"});
  CHECK(made("constant", "x = {'c', \" + \"};") ==
        Made{"x = {'d', \" + \"};", "x = {'c', \" + ?\"};"});
  CHECK(made("constant", "throw std::invalid_argument(\"no\");").empty());
  CHECK(made("index", "shape()[0] + shape()[2]") ==
        Made{"shape()[1] + shape()[2]", "shape()[0] + shape()[1]"});
}

TEST_CASE("edits: one name for another, when the other one is known") {
  CHECK(made("name", "x = std::max(a, b);") == Made{"x = std::min(a, b);"});
  CHECK(made("name", "x = std::sqrt(a);") == Made{"x = +(a);"});
  CHECK(made("name", "for (int i = 0; i < 3; ++i) f(row);").empty());
  CHECK(made("name", "int i = 0; int j = 1; f(i);") == Made{"int i = 0; int j = 1; f(j);"});
  CHECK(made("name", "x = zeros.before;") == Made{"x = zeros.after;"});
}

TEST_CASE("edits: narrower types") {
  CHECK(made("width", "std::int64_t n = static_cast<float>(m);") ==
        Made{"int n = static_cast<float>(m);", "std::int64_t n = static_cast<int>(m);"});
  CHECK(made("width", "float sum = 0;") == Made{"int sum = 0;"});
  CHECK(made("width", "for (float& v : result) v = a / static_cast<float>(n);").empty());
}

TEST_CASE("edits: neighbours in a list change places, unless they are named or the same") {
  CHECK(made("order", "f(a, g(b, c));") == Made{"f(g(b, c), a);", "f(a, g(c, b));"});
  CHECK(made("order", "Tensor t({rows,\n columns});") == Made{"Tensor t({columns,\n rows});"});
  CHECK(
      made("order", "f(a, a); std::max(a, b); D({.a = 1, .b = 2}); [&](int i, int j) {};").empty());
}

TEST_CASE("edits: loops end one early, ranges are one short") {
  CHECK(made("bound", "for (int i = 0; i < n; ++i) f();") ==
        Made{"for (int i = 0; i < n - 1; ++i) f();"});
  CHECK(made("bound", "for (int i = n; i > 0; --i) f();") ==
        Made{"for (int i = n; i > 0 + 1; --i) f();"});
  CHECK(made("bound", "for (float v : values) f(v);").empty());
  CHECK(made("bound", "f(v.begin(), v.end());") ==
        Made{"f(v.begin() + 1, v.end());", "f(v.begin(), v.end() - 1);"});
}

TEST_CASE("edits: branches are always or never taken") {
  CHECK(made("branch", "if (f(a)) return 0;") ==
        Made{"if (true) return 0;", "if (false) return 0;"});
}

TEST_CASE("edits: statements are left out, declarations are not") {
  CHECK(made("statement", "{ sum += f({a, b}); }") == Made{"{ ; }"});
  CHECK(made("statement", "for (int i = 0; i < n; ++i) ++right;") ==
        Made{"for (int i = 0; i < n; ++i) ;"});
  CHECK(made("statement", "; model.add(Dense({.units = 1,\n .a = b}));") == Made{"; ;"});
  CHECK(made("statement",
             "; Tensor t({rows, columns}); const int a = 1; float& v = b; std::vector<int> l(n); "
             "std::vector<int>& m = n; return {x, y};")
            .empty());
}

TEST_CASE("edits: what is returned is one too many, when it is a number") {
  CHECK(made("return", "return a ? 1 : b;", true) == Made{"return (a ? 1 : b) + 1;"});
  CHECK(made("return", "return a;", false).empty());
}

TEST_CASE("edits: every one has a known class and changes the text") {
  const std::string source =
      "for (int i = 0; i < n; ++i) { if (!a) sum += b[0] * f(c, d.begin()); }";
  for (const Edit& edit : edits({source, tokenise(source), "", true})) {
    CAPTURE(edit.kind, edit.at, edit.text);
    const auto& kinds = edit_kinds();
    CHECK(std::find(kinds.begin(), kinds.end(), edit.kind) != kinds.end());
    CHECK(edited(source, edit) != source);
  }
}

TEST_CASE("mutants: only what a student writes is changed, and each knows its function") {
  const auto mutants = mutants_of(lesson_of({"sum", "twice"}), solution);
  REQUIRE_FALSE(mutants.empty());
  for (const Mutant& mutant : mutants) {
    const std::string text = edited(solution, mutant.edit);
    CHECK(text.substr(0, 80) == solution.substr(0, 80));
    CHECK(mutant.line != mutant.changed);
  }
  CHECK(mutants.front().exercise == "sum");
  CHECK(mutants.back().exercise == "twice");
  CHECK(std::any_of(mutants.begin(), mutants.end(), [](const Mutant& mutant) {
    return mutant.line == "return a + b;" && mutant.changed == "return a - b;";
  }));
}

TEST_CASE("mutants: who calls a function is asked about it too") {
  const Lesson lesson = lesson_of({"sum", "twice"});
  CHECK(callers_of(lesson, solution, "sum") == Texts{"twice"});
  CHECK(callers_of(lesson, solution, "twice").empty());
}

TEST_CASE("mutants: a choice takes every class in turn and is always the same") {
  std::vector<Mutant> mutants;
  mutants.reserve(22);
  for (int i = 0; i < 20; ++i) mutants.push_back(mutant_in("f", "index", std::to_string(i)));
  mutants.push_back(mutant_in("f", "bound", "b"));
  mutants.push_back(mutant_in("g", "bound", "c"));
  const auto chosen = chosen_mutants(mutants, 4);
  REQUIRE(chosen.size() == 5);
  CHECK(chosen[0].changed == "5");
  CHECK(chosen[1].changed == "10");
  CHECK(chosen[2].changed == "15");
  CHECK(chosen[3].changed == "b");
  CHECK(chosen[4].changed == "c");
  CHECK(chosen_mutants(mutants, 100).size() == mutants.size());
}

TEST_CASE("survivors: an entry reads back as it was printed") {
  const Mutant mutant{"01-sums", "sum", {"constant", 0, 0, ""}, "f(\"a\\b\");", "f('c');"};
  std::string entry = survivor_entry(mutant);
  CHECK_THROWS_AS(parse_survivors(entry, "s.toml"), InputError);  // no reason yet
  entry.replace(entry.find("why = \"") + 7, 0, "equivalent: nobody looks");
  const auto survivors = parse_survivors(entry, "s.toml");
  REQUIRE(survivors.size() == 1);
  CHECK(survivors[0].is(mutant));
  CHECK(survivors[0].equivalent());
  CHECK(parse_survivors("", "s.toml").empty());
}

TEST_CASE("survivors: a reason says whether anything could notice") {
  const std::string entry = survivor_entry(mutant_in("f", "index", "x"));
  std::string vague = entry;
  vague.replace(vague.find("why = \"") + 7, 0, "because");
  CHECK_THROWS_AS(parse_survivors(vague, "s.toml"), InputError);
  CHECK_THROWS_AS(parse_survivors("[[survivor]]\nlesson = \"a\"", "s.toml"), InputError);
}

TEST_CASE("score: equivalent mutants do not count, those that do not compile are no mutants") {
  const Mutant dead = mutant_in("f", "index", "1");
  const Mutant same = mutant_in("f", "index", "2");
  const Mutant unseen = mutant_in("f", "bound", "3");
  const Mutant broken = mutant_in("f", "bound", "4");
  const std::vector<Candidate> candidates = {candidate(dead), candidate(same), candidate(unseen),
                                             candidate(broken)};
  const std::vector<Outcome> outcomes = {{Fate::killed, "f: works", Verdict::wrong},
                                         {Fate::survived, "", Verdict::passed},
                                         {Fate::survived, "", Verdict::passed},
                                         {Fate::not_built, "", Verdict::does_not_build}};
  const std::vector<Survivor> known = {{"01-sums", "f", "a + b;", "2", "equivalent: a is 0"},
                                       {"01-sums", "f", "a + b;", "3", "unseen: too rare"}};
  const std::vector<Mutant> all = {dead, same, unseen, broken};
  const MutantReport judgement = judge(candidates, outcomes, known, all);
  CHECK(judgement.total.mutants == 3);
  CHECK(judgement.total.killed == 1);
  CHECK(judgement.total.equivalent == 1);
  CHECK(judgement.total.not_built == 1);
  CHECK(judgement.total.percent() == 50);
  CHECK(judgement.unexplained.empty());
  CHECK(judgement.stale.empty());
}

TEST_CASE("score: a survivor without a reason, and a reason without a survivor, are faults") {
  const Mutant dead = mutant_in("f", "index", "1");
  const Mutant unseen = mutant_in("f", "bound", "3");
  const Mutant not_tried = mutant_in("f", "bound", "5");
  const std::vector<Survivor> known = {{"01-sums", "f", "a + b;", "1", "equivalent: it was"},
                                       {"01-sums", "f", "a + b;", "5", "equivalent: not tried"},
                                       {"01-sums", "f", "a + b;", "9", "equivalent: is gone"},
                                       {"02-other", "f", "a + b;", "9", "equivalent: elsewhere"}};
  const MutantReport judgement =
      judge({candidate(dead), candidate(unseen)},
            {{Fate::killed, "f: works", Verdict::wrong}, {Fate::survived, "", Verdict::passed}},
            known, {dead, unseen, not_tried});
  REQUIRE(judgement.unexplained.size() == 1);
  CHECK(judgement.unexplained[0].changed == "3");
  REQUIRE(judgement.stale.size() == 2);
  CHECK(judgement.stale[0].mutant == "1");
  CHECK(judgement.stale[1].mutant == "9");
}

TEST_CASE("score: what is noticed by chance counts as unseen, noticed or not") {
  const Mutant mutant = mutant_in("f", "index", "1");
  const std::vector<Survivor> known = {{"01-sums", "f", "a + b;", "1", "chance: the memory there"}};
  for (const Fate fate : {Fate::killed, Fate::survived}) {
    const MutantReport judgement =
        judge({candidate(mutant)}, {{fate, "", Verdict::passed}}, known, {mutant});
    CHECK(judgement.total.percent() == 0);
    CHECK(judgement.unexplained.empty());
    CHECK(judgement.stale.empty());
  }
}

TEST_CASE("score: a checker that fails is a fault, not a kill") {
  const Mutant mutant = mutant_in("f", "index", "1");
  const MutantReport judgement =
      judge({candidate(mutant)}, {{Fate::undecided, "", Verdict::passed}}, {}, {mutant});
  CHECK(judgement.total.killed == 0);
  CHECK(judgement.undecided.size() == 1);
}

TEST_CASE("score: the tables stand between two marks") {
  const std::string page = "# A\n<!-- tables -->\nold\n<!-- end of tables -->\nmore\n";
  CHECK(with_tables(page, "| new |\n", "p.md") ==
        "# A\n<!-- tables -->\n\n| new |\n\n<!-- end of tables -->\nmore\n");
  CHECK_THROWS_AS(with_tables("# A\n", "x", "p.md"), InputError);
}

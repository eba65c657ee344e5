// Archives that want to do harm, or have come to some.
#include <catch2_either.hpp>
#include <random>

#include "class_of_files.hpp"
#include "packed_files.hpp"
#include "submissions/archive_reader.hpp"
#include "submissions/gatherer.hpp"

using namespace convlings;
using namespace convlings::tests;

namespace {

constexpr int gigabyte = 1024;  // in MB

Submission handed_in(const std::string& name, const std::string& bytes) {
  const ClassFolder folder;
  folder.write(name, bytes);
  return folder.one(name);
}

// The same without a disk.
Submission packed_in(const std::string& bytes) {
  Submission submission;
  submission.id = "ada";
  const IntakeLimits limits;
  Gatherer gatherer(three_lessons(), limits);
  gatherer.attempt("a", [&] { gather_archive(bytes, "", limits, gatherer); });
  gatherer.place(submission);
  return submission;
}

// A tar with a header for so many bytes, of which `contents` are there.
std::string tar_with_size(const std::string& octal, const std::string& contents) {
  std::string tar = tar_of({{"convolution.cpp", contents}});
  unsigned sum = 0;
  tar.replace(124, octal.size(), octal);
  tar.replace(148, 8, "        ");
  for (std::size_t i = 0; i < 512; ++i) sum += static_cast<unsigned char>(tar[i]);
  std::string digits;
  for (int i = 0; i < 6; ++i, sum /= 8)
    digits.insert(digits.begin(), static_cast<char>('0' + sum % 8));
  tar.replace(148, 6, digits);
  tar.replace(154, 2, std::string("\0 ", 2));
  return tar;
}

// What a student with three lessons hands in, of about 6 kB unpacked.
std::vector<ZipEntry> honest_zip() {
  std::vector<ZipEntry> entries;
  for (const Lesson& lesson : three_lessons()) {
    std::string text = "// " + lesson.topic + "\n";
    for (int i = 0; i < 60; ++i) text += "float row" + std::to_string(i * 7919) + " = 0;\n";
    entries.push_back({lesson.source_name(), text, true});
  }
  return entries;
}

std::vector<TarItem> honest_tar() {
  std::vector<TarItem> items;
  for (const ZipEntry& entry : honest_zip()) items.push_back({entry.name, entry.contents});
  return items;
}

// Neither more than was allowed nor anything odd, whatever went in.
bool is_sane(const Submission& submission) {
  bool sane = !submission.id.empty() && submission.lessons.size() <= 3 &&
              (submission.problem.empty() || submission.lessons.empty());
  for (const auto& [lesson, texts] : submission.lessons) {
    sane = sane && texts.source.size() <= (1 << 20) && texts.answers.size() <= (1 << 20);
  }
  for (const NotTaken& item : submission.not_taken) {
    sane = sane && item.what.find_first_of("\n\x1b") == std::string::npos && !item.reason.empty();
  }
  return sane;
}

}  // namespace

TEST_CASE("archive: what lies outside of it is refused, what lies inside is taken") {
  for (const char* path :
       {"../../../tmp/convolution.cpp", "/tmp/convolution.cpp", "a/../../convolution.cpp",
        "C:\\x\\convolution.cpp", "..\\..\\convolution.cpp", "-o/convolution.cpp"}) {
    CAPTURE(path);
    const Submission zip = handed_in("ada.zip", zip_of({{path, "evil"}, {"padding.cpp", "two"}}));
    CHECK(sources(zip) == std::map<std::string, std::string>{{"02-padding", "two"}});
    CHECK(zip.rejected.count("01-convolution") == 1);
    const Submission better =
        handed_in("ada.zip", zip_of({{path, "evil"}, {"01/convolution.cpp", "one"}}));
    CHECK(better.lessons.at("01-convolution").source == "one");
    CHECK(better.rejected.empty());
  }
  CHECK(handed_in("a.tar", tar_of({{"/tmp/convolution.cpp", "x"}})).rejected.at("01-convolution") ==
        "/tmp/convolution.cpp has an absolute path.");
}

TEST_CASE("archive: links, devices, pipes and folders with a file's name are refused") {
  const char* const reasons[] = {"convolution.cpp is a hard link; hand in a copy of the file.",
                                 "convolution.cpp is a symbolic link; hand in the file itself.",
                                 "convolution.cpp is no ordinary file.",
                                 "convolution.cpp is no ordinary file."};
  const char types[] = {'1', '2', '3', '6'};
  for (std::size_t i = 0; i < 4; ++i) {
    const Submission submission = handed_in(
        "ada.tar",
        tar_of({{"padding.cpp", "two"}, {"convolution.cpp", "", types[i], "padding.cpp"}}));
    CHECK(submission.rejected.at("01-convolution") == reasons[i]);
    CHECK(submission.lessons.size() == 1);
  }
  CHECK(handed_in("a.zip", zip_of({{"convolution.cpp", "/etc/passwd", false, 0, 0120777}}))
            .rejected.at("01-convolution") == reasons[1]);
  CHECK(handed_in("a.tar", tar_of({{"convolution.cpp", "", '5'}})).lessons.empty());
}

TEST_CASE("archive: a bomb is stopped at the limit, whatever its headers say") {
  const std::string zeros = deflated_zeros(gigabyte);
  CHECK(zeros.size() < 2'000'000);
  // The entry is deflated by hand, and says that it has ten bytes.
  std::string zip = zip_of({{"convolution.cpp", zeros}});
  for (const std::size_t at : {std::size_t{8}, zip.rfind("PK\1\2") + 10}) zip[at] = 8;
  const Submission bomb = handed_in("ada.zip", zip);
  CHECK(bomb.lessons.empty());
  CHECK((bomb.rejected.count("01-convolution") == 1 || !bomb.problem.empty()));

  // Nobody unpacks what is not asked for.
  std::string other = zip_of({{"zeros.bin", zeros}, {"padding.cpp", "two"}});
  other[8] = 8;
  CHECK(handed_in("ada.zip", other).lessons.size() == 1);

  CHECK(handed_in("ada.tar.gz", gzipped_zeros(gigabyte)).problem.find("ada.tar.gz ") == 0);
  const std::string header = tar_with_size("10000000000", "").substr(0, 512);  // a gigabyte
  const std::string bomb_in_tar = gzipped(header) + gzipped_zeros(gigabyte);
  CHECK(handed_in("ada.tgz", bomb_in_tar).problem ==
        "ada.tgz holds too much once unpacked: stopped at or after the entry convolution.cpp.");
  std::string nested = gzipped_zeros(gigabyte);
  for (int i = 0; i < 3; ++i) nested = gzipped(nested);
  CHECK(handed_in("ada.tar.gz", nested).problem.find("is cut short or damaged") !=
        std::string::npos);
}

TEST_CASE("archive: sizes in headers are not believed") {
  for (const char* octal : {"77777777777", "00000000003", "-0000000001", "zzzzzzzzzzz"}) {
    const Submission submission = handed_in("a.tar", tar_with_size(octal, std::string(2000, 'x')));
    CHECK(is_sane(submission));
    CHECK_FALSE(
        (submission.problem.empty() && submission.lessons.empty() && submission.rejected.empty()));
  }
  for (const std::uint32_t size : {0U, 3U, 3'000U, 0x7FFFFFFFU, 0xFFFFFFFEU, 0xFFFFFFFFU}) {
    ZipEntry entry{"convolution.cpp", std::string(2000, 'x')};
    entry.size = size;
    CHECK(is_sane(handed_in("a.zip", zip_of({entry}))));
    entry.deflated = true;
    const Submission deflated = handed_in("a.zip", zip_of({entry, {"padding.cpp", "two"}}));
    CHECK(is_sane(deflated));
    CHECK_FALSE(deflated.problem.empty());
  }
}

TEST_CASE("archive: 3,000 entries are too many, folders in folders too deep") {
  std::vector<TarItem> items;
  items.reserve(3001);
  for (int i = 0; i < 3000; ++i) items.push_back({"f" + std::to_string(i), ""});
  items.push_back({"convolution.cpp", "one"});
  CHECK(handed_in("ada.tgz", gzipped(tar_of(items))).problem ==
        "ada.tgz holds more than 2000 files; hand in the files of the lessons alone.");
  std::vector<ZipEntry> entries;
  entries.reserve(items.size());
  for (const TarItem& item : items) entries.push_back({item.name, item.contents});
  CHECK(handed_in("ada.zip", zip_of(entries)).problem ==
        "ada.zip holds more than 2000 files; hand in the files of the lessons alone.");
  for (ZipEntry& entry : entries) entry.name = ".git/" + entry.name;
  entries.push_back({"padding.cpp", "two"});
  CHECK(handed_in("ada.zip", zip_of(entries)).lessons.size() == 1);  // a clone's are not counted

  std::string deep;
  for (int i = 0; i < 17; ++i) deep += "d/";
  CHECK(handed_in("ada.zip", zip_of({{deep + "convolution.cpp", "one"}})).problem ==
        "ada.zip has more than 16 folders in one another.");
}

TEST_CASE("archive: the same name twice is no file") {
  const char* const reason = "convolution.cpp is in there twice.";
  CHECK(handed_in("a.zip", zip_of({{"convolution.cpp", "one"}, {"./convolution.cpp", "two"}}))
            .rejected.at("01-convolution") == reason);
  CHECK(handed_in("a.tar", tar_of({{"convolution.cpp", "one"}, {"convolution.cpp", "one"}}))
            .rejected.at("01-convolution") == reason);
}

TEST_CASE("archive: damaged, encrypted and foreign ones are told apart") {
  ZipEntry entry{"convolution.cpp", "one", true};
  entry.crc = 1;
  CHECK(
      handed_in("a.zip", zip_of({{"padding.cpp", "two"}, entry}))
          .problem.find(
              "a.zip is cut short or damaged at or after the entry convolution.cpp (ZIP bad CRC") ==
      0);
  entry.crc = {};
  entry.flags = 1;
  CHECK(handed_in("a.zip", zip_of({{"padding.cpp", "two"}, entry})).problem ==
        "a.zip is encrypted; pack it without a password.");
  CHECK(handed_in("a.rar", "Rar!\x1a\x07").problem ==
        "a.rar is a RAR archive; hand in a .zip or .tar.gz.");
  CHECK(handed_in("a.zip", "7z\xBC\xAF...").problem ==
        "a.zip is a 7z archive; hand in a .zip or .tar.gz.");
  CHECK(handed_in("a.tar.xz",
                  "\xFD"
                  "7zXZ")
            .problem == "a.tar.xz is an xz archive; hand in a .zip or .tar.gz.");
  CHECK(handed_in("a.zip", "").problem == "a.zip is empty.");
  CHECK(handed_in("a.zip", "my homework").problem.find("a.zip is cut short or damaged") == 0);
  CHECK(sources(handed_in("a.zip", gzipped(tar_of(honest_tar())))).size() ==
        3);  // not the name counts
}

TEST_CASE("archive: cut at any place it gives nothing, and says so") {
  const std::string whole_tar = tar_of(honest_tar());  // ends in 1,024 zeros
  const std::string archives[] = {zip_of(honest_zip()), gzipped(tar_of(honest_tar())),
                                  whole_tar.substr(0, whole_tar.size() - 513)};
  const char* const names[] = {"a.zip", "a.tar.gz", "a.tar"};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t size = 0; size < archives[i].size(); size += 97) {
      CAPTURE(names[i], size);
      const Submission submission = handed_in(names[i], archives[i].substr(0, size));
      CHECK(submission.lessons.empty());
      CHECK(submission.rejected.empty());
      CHECK_FALSE(submission.problem.empty());
    }
  }
  const std::string whole = gzipped(tar_of(honest_tar()));
  CHECK(handed_in("a.tgz", whole.substr(0, whole.size() - 1)).lessons.empty());
  std::string wrong_sum = whole;
  wrong_sum[whole.size() - 6] ^= 1;
  CHECK(handed_in("a.tgz", wrong_sum).problem ==
        "a.tgz is damaged at or after the entry "
        "lessons/06-max-pooling/max_pooling.cpp; pack it again.");
}

TEST_CASE("archive: names of Windows and macOS are read") {
  const Submission windows = handed_in("a.zip", zip_of({{"\x9A"
                                                         "bung\\01-convolution\\convolution.cpp",
                                                         "one"},
                                                        {"\x9A"
                                                         "bung\\x.txt",
                                                         ""}}));
  CHECK(windows.lessons.at("01-convolution").source == "one");
  CHECK(reason_for(windows, "Übung/x.txt") == "not asked for.");
  const Submission utf8 =
      handed_in("a.zip", zip_of({{"Übung 🐟/convolution.cpp", "one", true, 1 << 11},
                                 {"Übung 🐟/x.txt", "", false, 1 << 11},
                                 {"__MACOSX/Übung/._convolution.cpp", "?"}}));
  CHECK(utf8.lessons.at("01-convolution").source == "one");
  CHECK(reason_for(utf8, "Übung 🐟/x.txt") == "not asked for.");
  CHECK(utf8.not_taken.size() == 1);
  const Submission odd = handed_in(
      "a.tar",
      tar_of({{"a\nb.txt", ""}, {"a\xff", ""}, {"@padding.cpp", ""}, {"\x1b[2J.txt", ""}}));
  CHECK(reason_for(odd, "a?b.txt") == "has control characters in its name.");
  CHECK(reason_for(odd, "a?") == "has a name that is not UTF-8.");
  CHECK(reason_for(odd, "?[2J.txt") == "has control characters in its name.");
  CHECK(odd.rejected.count("02-padding") == 1);
  // A name with a NUL ends there for everybody who reads it.
  CHECK(is_sane(handed_in("a.zip", zip_of({{std::string("convolution.cpp\0.exe", 20), "one"}}))));
}

TEST_CASE("archive: thousands of damaged ones do no harm") {
  std::mt19937 random(5);
  std::vector<TarItem> odd_tar = honest_tar();
  odd_tar.push_back({"a/link", "", '2', "convolution.cpp"});
  odd_tar.push_back({std::string(99, 'x'), "", '5'});
  const std::string tar = tar_of(odd_tar);
  const std::string whole[] = {zip_of(honest_zip()), tar, gzipped(tar)};
  for (int i = 0; i < 4000; ++i) {
    std::string bytes = whole[i % 3];
    for (auto n = 1 + random() % 8; n > 0; --n) {
      const std::size_t at = random() % bytes.size();
      switch (random() % 4) {
        case 0:
          bytes[at] = static_cast<char>(random());
          break;
        case 1:
          bytes[at] ^= static_cast<char>(1U << random() % 8);
          break;
        case 2:
          bytes.erase(at, random() % 64);
          break;
        default:
          bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 64));
      }
      if (bytes.empty()) bytes = "PK";
    }
    CHECK(is_sane(packed_in(bytes)));
  }
}

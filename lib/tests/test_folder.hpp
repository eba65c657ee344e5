// A folder for the files a test writes.
#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>

/// Made empty when it starts to live, removed with everything in it at the end.
struct TestFolder {
  TestFolder() { std::filesystem::create_directories(path); }
  ~TestFolder() { std::filesystem::remove_all(path); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  static std::string next_name() {
    static std::atomic<int> count{0};
    return "convlings_" + std::to_string(getpid()) + "_" + std::to_string(count++);
  }

  const std::filesystem::path path = std::filesystem::temp_directory_path() / next_name();
};

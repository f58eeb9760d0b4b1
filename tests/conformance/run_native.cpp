// Runs the conformance cases through the native engine, by the same C interface as the page uses, and writes what it
// answered (without_sentences).
//
//   run_native CASES_DIR TRANSCRIPT
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "conformance/c_engine.hpp"

namespace {

using touchstone::Json;

constexpr double first_moment_ms = 1'795'255'200'000;  // 2026-11-21T10:00:00Z
constexpr const char* fixed_seed = "0123456789abcdef0123456789abcdef";

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Json parse(const std::string& text) {
  const touchstone::JsonRead read = touchstone::read_json(text, {.bytes = 1U << 24U, .depth = 64});
  if (!read.value) throw std::runtime_error("not JSON: " + read.errors.front().message + " in " + text.substr(0, 200));
  return *read.value;
}

/// The first place where `actual` lacks what is expected; empty where it has all of it.
std::string difference(const Json& expected, const Json* actual, const std::string& where) {
  const std::string got = actual == nullptr ? "nothing" : touchstone::write_json(*actual);
  if (actual == nullptr || expected.kind() != actual->kind()) {
    return where + ": expected " + touchstone::write_json(expected) + ", got " + got;
  }
  if (!expected.is_array() && !expected.is_object()) {
    return expected == *actual ? "" : where + ": expected " + touchstone::write_json(expected) + ", got " + got;
  }
  if (expected.is_array() && expected.items().size() != actual->items().size()) {
    return where + ": expected " + std::to_string(expected.items().size()) + " elements, got " + got;
  }
  for (std::size_t i = 0; i < expected.items().size(); ++i) {
    const Json& item = expected.items()[i];
    std::string found;
    if (expected.is_array()) {
      found = difference(item, &actual->items()[i], where + '/' + std::to_string(i));
    } else if (item.name() == "absent") {
      for (const Json& name : item.items()) {
        if (actual->find(name.text()) != nullptr) found = where + ": has " + name.text() + ", in " + got;
      }
    } else if (item.name() == "record") {
      const Json record = parse(actual->find("body")->text());
      found = difference(item, &record, where + "/record");
    } else {
      found = difference(item, actual->find(item.name()), where + '/' + item.name());
    }
    if (!found.empty()) return found;
  }
  return {};
}

class Run {
 public:
  explicit Run(const std::string& transcript) : transcript_(transcript, std::ios::binary) {}

  void suite(const std::filesystem::path& file) {
    const Json suite = parse(read_file(file));
    for (const Json& each : suite.find("cases")->items()) {
      ++count_;
      const std::string where = file.filename().string() + ": " + each.find("title")->text() + ": ";
      touchstone::CEngine engine;
      const Json* loaded = each.find("loaded");
      check(loaded == nullptr ? Json::object() : *loaded, engine.load(surveys_of(suite, each)), where + "loaded");
      if (each.find("steps") == nullptr) continue;
      double at = first_moment_ms;
      std::size_t index = 0;
      for (const Json& step : each.find("steps")->items()) {
        Json event = *step.find("event");
        if (event.find("at") == nullptr) event.set("at", at);
        const Json* type = event.find("type");
        const bool is_seeded = type != nullptr && (*type == Json("track") || *type == Json("visitor"));
        if (is_seeded && event.find("seed") == nullptr) event.set("seed", fixed_seed);
        at += 1'000;
        check(step, engine.handle(touchstone::write_json(event)), where + "step " + std::to_string(index++));
      }
    }
  }

  int finish() const {
    std::cout << "native: " << count_ << " cases, " << failures_ << " failed\n";
    return failures_ == 0 && count_ > 0 ? 0 : 1;
  }

 private:
  static std::string surveys_of(const Json& suite, const Json& each) {
    if (const Json* lines = each.find("surveys_lines")) {
      std::string text;
      for (const Json& line : lines->items()) text += (text.empty() ? "" : "\n") + line.text();
      return text;
    }
    const Json* own = each.find("surveys");
    return touchstone::write_json(own == nullptr ? *suite.find("surveys") : *own);
  }

  void check(const Json& expected, const std::string& answer, const std::string& where) {
    transcript_ << touchstone::without_sentences(answer) << '\n';
    const Json actual = parse(answer);
    Json promised = Json::object();
    for (const Json& item : expected.items()) {
      if (item.name() != "event") promised.set(item.name(), item);
    }
    const bool refused = expected.find("event") != nullptr && expected.find("error") == nullptr;
    if (refused && actual.find("error") != nullptr) promised.set("view", "an event was refused");
    const std::string found = difference(promised, &actual, where);
    if (found.empty()) return;
    ++failures_;
    std::cerr << "FAILED " << found << '\n';
  }

  std::ofstream transcript_;
  int count_ = 0;
  int failures_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: run_native CASES_DIR TRANSCRIPT\n";
    return 2;
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1])) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  Run run(argv[2]);
  for (const std::filesystem::path& file : files) run.suite(file);
  return run.finish();
}

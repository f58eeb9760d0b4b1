// Reads every file of a folder as a surveys.json, or as a response record, in the order of their names, and prints for
// each one line of JSON: the list of what is wrong with it.
//
//   read_corpus surveys|record FOLDER
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_write.hpp"
#include "collector/record.hpp"
#include "definition/definition.hpp"

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string line_of(const std::vector<touchstone::Error>& errors) {
  std::string text;
  touchstone::JsonWriter out(text);
  out.open_array();
  for (const touchstone::Error& error : errors) {
    out.open_object();
    out.member("code", error.code);
    out.member("pointer", error.pointer);
    out.member_number("line", error.line);
    out.member_number("column", error.column);
    out.member("message", error.message);
    out.close_object();
  }
  out.close_array();
  return text;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view kind = count == 3 ? arguments[1] : "";
  if (kind != "surveys" && kind != "record") {
    std::cerr << "usage: read_corpus surveys|record FOLDER\n";
    return 2;
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(arguments[2])) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const std::filesystem::path& file : files) {
    const std::string text = read_file(file);
    const bool record = kind == "record";
    std::cout << line_of(record ? touchstone::read_record(text).errors : touchstone::read_definition(text).errors)
              << '\n';
  }
}

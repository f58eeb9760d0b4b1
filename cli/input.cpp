#include "cli/input.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

namespace touchstone {

std::optional<std::string> read_file(const std::string& file) {
  if (file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
  std::ifstream stream(file, std::ios::binary);
  stream.peek();  // a folder can be opened, but not read
  if (!stream.is_open() || stream.bad()) return std::nullopt;
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

}  // namespace touchstone

#include "cli/print.hpp"

namespace touchstone {

void print_line(std::ostream& out, const std::string& file, std::string_view severity, const Error& error) {
  out << file << ':' << error.line << ':' << error.column << ": " << severity << ": " << error.message;
  if (!error.hint.empty()) out << " (" << error.hint << ')';
  out << " [" << error.code << "]\n";
}

std::string without_controls(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  }
  return text;
}

}  // namespace touchstone

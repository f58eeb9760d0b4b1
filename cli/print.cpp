#include "cli/print.hpp"

namespace touchstone {

void print_line(std::ostream& out, const std::string& file, std::string_view severity, const Error& error) {
  out << file << ':' << error.line << ':' << error.column << ": " << severity << ": " << error.message;
  if (!error.hint.empty()) out << " (" << error.hint << ')';
  out << " [" << error.code << "]\n";
}

}  // namespace touchstone

#include "session/pattern.hpp"

#include <algorithm>

namespace touchstone {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_space(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

/// Labels joined by dots, at least two, none of them empty.
bool is_domain(std::string_view text) {
  return text.find('.') != std::string_view::npos && text.front() != '.' && text.back() != '.' &&
         text.find("..") == std::string_view::npos && text.find('@') == std::string_view::npos;
}

bool is_email(std::string_view text) {
  constexpr std::size_t longest = 254;
  constexpr std::size_t longest_local = 64;
  const std::size_t at = text.find('@');
  return text.size() <= longest && at != std::string_view::npos && at > 0 && at <= longest_local && !has_space(text) &&
         is_domain(text.substr(at + 1));
}

bool is_phone(std::string_view text) {
  constexpr std::ptrdiff_t fewest = 5;
  constexpr std::ptrdiff_t most = 15;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  constexpr std::string_view between = " .-/()";
  return digits >= fewest && digits <= most && std::all_of(text.begin(), text.end(), [&](char c) {
           return is_digit(c) || between.find(c) != std::string_view::npos;
         });
}

bool is_url(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (text.starts_with(scheme)) text.remove_prefix(scheme.size());
  }
  const std::string_view host = text.substr(0, text.find_first_of("/?#"));
  return !has_space(text) && is_domain(host) && host.find_first_of("<>\"\\{}") == std::string_view::npos;
}

bool is_number(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  const std::size_t mark = std::min(text.find_first_of(".,"), text.size());
  const auto is_digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
  };
  return is_digits(text.substr(0, mark)) && (mark == text.size() || is_digits(text.substr(mark + 1)));
}

}  // namespace

bool matches(Pattern pattern, std::string_view text) {
  switch (pattern) {
    case Pattern::none:
      return true;
    case Pattern::email:
      return is_email(text);
    case Pattern::phone:
      return is_phone(text);
    case Pattern::url:
      return is_url(text);
    case Pattern::number:
      return is_number(text);
  }
  return false;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white_space = " \t\r\n";
  const std::size_t first = text.find_first_not_of(white_space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

}  // namespace touchstone

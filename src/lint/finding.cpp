#include "lint/finding.hpp"

#include <algorithm>
#include <string>

namespace touchstone {
namespace {

/// One step of a pointer, `~1` and `~0` read (RFC 6901).
std::string unescaped(std::string_view step) {
  std::string text;
  for (std::size_t i = 0; i < step.size(); ++i) {
    const bool escape = step[i] == '~' && i + 1 < step.size();
    text += escape ? (step[++i] == '1' ? '/' : '~') : step[i];
  }
  return text;
}

const Json* step_into(const Json& value, std::string_view step) {
  if (!value.is_array()) return value.find(unescaped(step));
  std::size_t index = 0;
  constexpr std::size_t longest = 9;
  if (step.empty() || step.size() > longest) return nullptr;
  for (const char digit : step) {
    if (digit < '0' || digit > '9') return nullptr;
    index = index * 10 + static_cast<std::size_t>(digit - '0');
  }
  return index < value.items().size() ? &value.items()[index] : nullptr;
}

}  // namespace

std::size_t locate(const Json& root, std::string_view pointer) {
  const Json* here = &root;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t slash = std::min(pointer.find('/'), pointer.size());
    const Json* next = step_into(*here, pointer.substr(0, slash));
    if (next == nullptr) break;
    here = next;
    pointer.remove_prefix(slash);
  }
  return here->offset();
}

}  // namespace touchstone

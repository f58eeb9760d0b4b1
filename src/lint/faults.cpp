#include "lint/faults.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "base/words.hpp"
#include "lint/written.hpp"

namespace touchstone {
namespace {

/// No finding has it: it stands for a value that was not looked at.
constexpr std::string_view passed_over = "passed over";

}  // namespace

Faults::Faults(const std::vector<Error>& errors) {
  faults_.reserve(errors.size());
  for (const Error& error : errors) faults_.push_back({error.pointer, error.code});
  std::stable_sort(faults_.begin(), faults_.end(),
                   [](const Fault& a, const Fault& b) { return a.pointer < b.pointer; });
}

Faults::Place Faults::find(std::string_view pointer) const {
  return std::lower_bound(faults_.begin(), faults_.end(), pointer,
                          [](const Fault& fault, std::string_view wanted) { return fault.pointer < wanted; });
}

bool Faults::at(std::string_view pointer) const {
  const auto first = find(pointer);
  return first != faults_.end() && first->pointer == pointer;
}

bool Faults::at(std::string_view pointer, std::string_view code) const {
  for (auto each = find(pointer); each != faults_.end() && each->pointer == pointer; ++each) {
    if (each->code == code) return true;
  }
  return false;
}

bool Faults::touch(std::string_view pointer) const {
  const std::string inside = joined({pointer, "/"});
  const auto first = find(inside);
  return at(pointer) || (first != faults_.end() && first->pointer.starts_with(inside));
}

bool Faults::has_unknown_key(std::string_view pointer) const {
  const std::string inside = joined({pointer, "/"});
  for (auto each = find(inside); each != faults_.end() && each->pointer.starts_with(inside); ++each) {
    if (each->code == "unknown_key" && each->pointer.find('/', inside.size()) == std::string::npos) return true;
  }
  return false;
}

bool Faults::in_unknown_operator(std::string_view pointer) const {
  for (; !faults_.empty() && !pointer.empty(); pointer = pointer.substr(0, pointer.rfind('/'))) {
    if (at(pointer, "unknown_operator")) return true;
  }
  return false;
}

void Faults::pass_over(std::string pointer) {
  const auto place = find(pointer);
  faults_.insert(place, {std::move(pointer), passed_over});
}

bool Faults::is_refused(std::string_view pointer) const {
  return at(pointer, "wrong_type") || at(pointer, "wrong_length") || at(pointer, "unknown_key") ||
         at(pointer, passed_over);
}

Json Faults::copy_of(const Json& value, const std::string& pointer) const {
  Json copy;
  if (is_refused(pointer)) {
    // nothing
  } else if (!touch(pointer) || !(value.is_array() || value.is_object())) {
    copy = value;
  } else {
    copy = value.is_array() ? Json::array() : Json::object();
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      const Json& item = value.items()[i];
      Json part = copy_of(item, joined({pointer, "/", token_of(value, i)}));
      value.is_array() ? copy.push(std::move(part)) : copy.set(item.name(), std::move(part));
    }
  }
  copy.set_offsets(value.offset(), value.name_offset());
  return copy;
}

}  // namespace touchstone

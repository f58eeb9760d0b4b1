#include "report/member_order.hpp"

#include <algorithm>

namespace touchstone {

MemberOrder::MemberOrder(std::initializer_list<std::string_view> asked) {
  add("", other);  // stands before the first
  std::uint8_t answer = 0;
  for (const std::string_view name : asked) add(name, answer++);
}

/// Its number; `unknown` where there are too many.
std::uint8_t MemberOrder::add(std::string_view name, std::uint8_t answer) {
  if (count_ == most) return unknown;
  Member member{.answer = answer};
  const std::string written = ",\"" + std::string(name) + "\":";
  if (written.size() >= JsonScanner::shortest_guess && written.size() <= member.bytes.size()) {
    std::copy(written.begin(), written.end(), member.bytes.begin());
    member.length = static_cast<std::uint8_t>(written.size());
  }
  members_[count_] = member;
  names_.emplace_back(name);
  return static_cast<std::uint8_t>(count_++);
}

std::uint8_t MemberOrder::number_of(std::string_view name) {
  for (std::size_t i = 1; i < names_.size(); ++i) {
    if (names_[i] == name) return static_cast<std::uint8_t>(i);
  }
  return add(name, other);
}

unsigned MemberOrder::find(JsonScanner& in) {
  RawText name;
  if (!in.next_member(name)) return none;
  const std::uint8_t number = number_of(decoded(name, room_));
  if (at_ != unknown && number != unknown && members_[number].length > 0) {
    auto& followers = members_[at_].followers;
    followers[1] = followers[0];
    followers[0] = number;
  }
  at_ = number;
  return number == unknown ? other : members_[number].answer;
}

}  // namespace touchstone

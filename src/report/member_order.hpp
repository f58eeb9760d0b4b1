#pragma once
// The members of JSON objects that are alike: which one comes next is guessed.
//
// A shop's records have the same members in the same order. So of each member is kept which one followed it lately, and
// instead of reading a name and looking it up, the bytes at hand are compared with those of the name that is expected.
// A guess that fails costs a comparison; what is read is the same.
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "report/scanner.hpp"

namespace touchstone {

class MemberOrder {
 public:
  /// What `first` and `next` answer for a member that nobody asks for, and where there is none (more).
  static constexpr unsigned other = 0xFE;
  static constexpr unsigned none = 0xFF;

  /// `asked`: names of members; their places in it are what `next` answers. At most `most` of them.
  explicit MemberOrder(std::initializer_list<std::string_view> asked);

  /// Goes into the object that comes next, and to its first member.
  unsigned first(JsonScanner& in) {
    at_ = begin;
    return in.enter_object() ? next(in) : none;
  }
  /// To the next member, once the last one's value has been read.
  unsigned next(JsonScanner& in);

 private:
  static constexpr unsigned most = 40;
  static constexpr std::uint8_t begin = 0;  // the member before the first
  static constexpr std::uint8_t unknown = 0xFF;

  struct Member {
    /// As it is written behind another member: ,"name":
    std::array<char, JsonScanner::longest_guess> bytes{};
    std::uint8_t length = 0;  // 0: too long or too short to be guessed
    std::uint8_t answer = other;
    /// Which members came behind it lately.
    std::array<std::uint8_t, 2> followers = {unknown, unknown};
  };

  unsigned find(JsonScanner& in);
  std::uint8_t number_of(std::string_view name);
  std::uint8_t add(std::string_view name, std::uint8_t answer);

  std::array<Member, most> members_;
  std::size_t count_ = 0;
  std::vector<std::string> names_;
  std::uint8_t at_ = begin;
  std::string room_;
};

inline unsigned MemberOrder::next(JsonScanner& in) {
  if (at_ != unknown) {
    for (const std::uint8_t follower : members_[at_].followers) {
      if (follower == unknown) break;
      const Member& member = members_[follower];
      // Nothing separates the first member from the bracket before it.
      const std::size_t unwritten = at_ == begin ? 1 : 0;
      if (!in.go_behind(member.bytes.data() + unwritten, member.length - unwritten)) continue;
      at_ = follower;
      return member.answer;
    }
  }
  return find(in);
}

}  // namespace touchstone

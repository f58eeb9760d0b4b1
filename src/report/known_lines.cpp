#include "report/known_lines.hpp"

#include <algorithm>
#include <utility>

#include "report/scanner.hpp"

namespace touchstone {
namespace {

bool has(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

KnownLines::KnownLines(Names names) : names_(std::move(names)), pieces_(1) { pieces_[begin].followers.fill(none); }

/// One line that is gone through. What does not fit into pieces ends it; those that were found until then stay.
class KnownLines::Lesson {
 public:
  Lesson(KnownLines& known, std::string_view line) : known_(known), in_(line), begin_(line.data()) {}

  void take(const char* end) {
    if (take_object(0)) add({.gap = Gap::end, .member = known_.names_.unasked}, end);
  }

 private:
  static constexpr unsigned deepest = 8;

  /// Where the next value begins.
  const char* position() const {
    JsonScanner ahead = in_;
    return ahead.raw().data();
  }

  bool take_object(unsigned depth) {
    if (depth == deepest) return false;
    brackets_ += '{';
    RawText raw;
    std::string room;
    for (bool more = in_.enter_object() && in_.next_member(raw); more; more = in_.next_member(raw)) {
      const std::string name(decoded(raw, room));
      const std::size_t length = path_.size();
      path_ += '.' + name;
      if (!take_value(depth == 0 ? name : std::string_view(), depth)) return false;
      path_.resize(length);
    }
    brackets_.pop_back();
    return true;
  }

  bool take_array(unsigned depth) {
    if (depth == deepest) return false;
    const std::size_t length = path_.size();
    path_ += '[';
    brackets_ += '[';
    for (bool more = in_.enter_array() && in_.next_item(); more; more = in_.next_item()) {
      if (!take_value({}, depth)) return false;
    }
    brackets_.pop_back();
    path_.resize(length);
    return true;
  }

  /// `name`: of a member of the record itself.
  bool take_value(std::string_view name, unsigned depth) {
    switch (in_.kind()) {
      case JsonScanner::Kind::object:
        if (!name.empty() && name == known_.names_.context) {
          if (context_at_ != Piece::no_context) return false;
          context_at_ = static_cast<std::size_t>(position() - begin_);
        }
        return take_object(depth + 1);
      case JsonScanner::Kind::array:
        return !name.empty() && name == known_.names_.answers ? take_answers() : take_array(depth + 1);
      case JsonScanner::Kind::text:
        return take_text(name);
      case JsonScanner::Kind::number:
        return take_number(!name.empty() && name == known_.names_.whole_number);
      case JsonScanner::Kind::boolean:
      case JsonScanner::Kind::null: {
        const std::string_view raw = in_.raw();
        return add({.member = known_.names_.unasked}, raw.data() + raw.size());
      }
      case JsonScanner::Kind::broken:
        break;
    }
    return false;
  }

  bool take_number(bool is_asked) {
    const std::string_view raw = in_.raw();
    Piece piece{.gap = Gap::number, .member = known_.names_.unasked};
    if (is_asked) {
      piece.member = static_cast<std::uint8_t>(known_.names_.texts.size());
      // With the comma, or 2 would be the beginning of 21.
      const char* const end = raw.data() + raw.size();
      if (raw.size() == 1 && *raw.data() >= '0' && *raw.data() <= '9' && *end == ',') {
        piece.gap = Gap::whole;
        piece.value_size = static_cast<std::uint8_t>(*raw.data() - '0');
        return add(piece, end + 1);
      }
    }
    return add(piece, raw.data(), raw.size());
  }

  bool take_answers() {
    const std::string_view raw = in_.raw();
    return add({.gap = Gap::answers, .member = known_.names_.unasked}, raw.data() + 1, raw.size() - 1);
  }

  bool take_text(std::string_view name) {
    const std::string_view raw = in_.raw();
    const std::string_view inside = raw.substr(1, raw.size() - 2);
    Piece piece{.member = known_.names_.unasked};
    const auto& asked = known_.names_.texts;
    if (const auto found = std::find(asked.begin(), asked.end(), name); !name.empty() && found != asked.end()) {
      piece.member = static_cast<std::uint8_t>(found - asked.begin());
    }
    const bool is_short = inside.size() <= longest_value && inside.find('\\') == std::string_view::npos;
    if (is_short && !has(known_.names_.unique, name)) {
      piece.value_at = static_cast<std::uint8_t>(std::min(inside.data() - begin_, std::ptrdiff_t{longest}));
      piece.value_size = static_cast<std::uint8_t>(inside.size());
      if (known_.values_[path_] < most_values || is_known(piece, raw.data() + raw.size())) {
        return add(piece, raw.data() + raw.size());
      }
      piece.value_at = piece.value_size = 0;
    }
    piece.gap = Gap::text;
    return add(piece, raw.data() + 1, raw.size() - 1);
  }

  /// All that tells it from others. With the brackets that are open behind it, so that what follows one closes these.
  std::string key_of(const Piece& piece, const char* end) const {
    std::string key = brackets_;
    for (const std::uint8_t number : {static_cast<std::uint8_t>(piece.gap), piece.member, piece.value_at,
                                      piece.value_size, static_cast<std::uint8_t>(context_at_)}) {
      key += static_cast<char>(number);
    }
    return key.append(begin_, end);
  }
  bool is_known(const Piece& piece, const char* end) const { return known_.numbers_.contains(key_of(piece, end)); }

  /// The piece from where the last one ended to `end`, and the gap behind it.
  bool add(Piece piece, const char* end, std::size_t gap = 0) {
    const auto length = static_cast<std::size_t>(end - begin_);
    if (length > longest) return false;
    const auto [found, is_new] = known_.numbers_.try_emplace(key_of(piece, end), none);
    if (is_new) {
      if (known_.pieces_.size() == most_pieces) {
        known_.numbers_.erase(found);
        return false;
      }
      found->second = static_cast<Number>(known_.pieces_.size());
      std::copy(begin_, end, piece.bytes.begin());
      piece.length = static_cast<std::uint8_t>(length);
      const std::size_t tail_size = std::min(length, sizeof piece.tail);
      piece.tail_at = static_cast<std::uint8_t>(length - tail_size);
      std::memcpy(&piece.tail, end - tail_size, tail_size);
      std::memset(&piece.tail_mask, 0xFF, tail_size);
      if (context_at_ < longest) piece.context_at = static_cast<std::uint8_t>(context_at_);
      piece.followers.fill(none);
      known_.pieces_.push_back(piece);
      if (piece.gap == Gap::none) ++known_.values_[path_];
    }
    follow(found->second);
    begin_ = end + gap;
    context_at_ = Piece::no_context;
    return true;
  }

  void follow(Number number) {
    auto& followers = known_.pieces_[last_].followers;
    // As many as there is room for; then in the place of the one that came the least often.
    std::size_t place = 0;
    while (place < followers.size() - 2 && followers[place] != number && followers[place] != none) ++place;
    followers[place] = number;
    last_ = number;
  }

  KnownLines& known_;
  JsonScanner in_;
  const char* begin_;
  std::size_t context_at_ = Piece::no_context;
  Number last_ = begin;
  std::string path_;
  std::string brackets_;
};

void KnownLines::learn(std::string_view line) {
  if (lessons_ >= free_lessons + known_ / lines_per_lesson) return;
  if (line.find('\n') != std::string_view::npos) return;
  ++lessons_;
  Lesson(*this, line).take(line.data() + line.size());
}

}  // namespace touchstone

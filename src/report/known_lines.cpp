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

KnownLines::KnownLines(Names names) : names_(std::move(names)) {
  pieces_.reserve(most_pieces);
  pieces_.resize(1);
}

void KnownLines::forget() {
  pieces_.clear();
  pieces_.resize(1);
  numbers_.clear();
}

void KnownLines::follow(Number last, Number number) {
  Piece& piece = pieces_[last];
  piece.followers.add({number, pieces_[number].text()});
  const Number only = piece.followers.only();
  piece.follower = only != none ? &pieces_[only] : nullptr;
}

/// One line that is gone through. What does not fit into pieces ends it; those that were found until then stay.
class KnownLines::Lesson {
 public:
  Lesson(KnownLines& known, std::string_view line)
      : known_(known), in_(line), begin_(line.data()), cut_(begin_), context_(line.data() + line.size()) {}

  void take(const char* end) {
    if (take_object(0)) end_piece(end, Gap::end, known_.names_.unasked, 0);
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
          if (has_context_) return false;
          has_context_ = true;
          context_ = position();
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
        return add_value(raw.data() + raw.size());
      }
      case JsonScanner::Kind::broken:
        break;
    }
    return false;
  }

  bool take_number(bool is_asked) {
    const std::string_view raw = in_.raw();
    const char* const end = raw.data() + raw.size();
    const auto member = static_cast<std::uint8_t>(known_.names_.texts.size());
    // With the comma, or 2 would be the beginning of 21.
    if (is_asked && raw.size() == 1 && *raw.data() >= '0' && *raw.data() <= '9' && *end == ',') {
      if (!add_value(end + 1) || !add_present(member)) return false;
      piece_.whole_number = static_cast<std::uint8_t>(*raw.data() - '0');
      return true;
    }
    return end_piece(raw.data(), Gap::number, is_asked ? member : known_.names_.unasked, raw.size());
  }

  bool take_answers() {
    const std::string_view raw = in_.raw();
    return end_piece(raw.data() + 1, Gap::answers, known_.names_.unasked, raw.size() - 1);
  }

  bool take_text(std::string_view name) {
    const std::string_view raw = in_.raw();
    const std::string_view inside = raw.substr(1, raw.size() - 2);
    std::uint8_t member = known_.names_.unasked;
    const auto& asked = known_.names_.texts;
    if (const auto found = std::find(asked.begin(), asked.end(), name); !name.empty() && found != asked.end()) {
      member = static_cast<std::uint8_t>(found - asked.begin());
    }
    if (inside.size() <= longest_value && inside.find('\\') == std::string_view::npos &&
        !has(known_.names_.unique, name)) {
      if (const Number number = number_of(inside); number != 0) return add_text(raw, member, number);
      if (is_forgotten_) return false;
    }
    return end_piece(raw.data() + 1, Gap::text, member, raw.size() - 1);
  }

  /// From 1 on; 0 for a value that is not remembered.
  Number number_of(std::string_view value) {
    std::uint32_t& count = known_.value_counts_[path_];
    if (count > most_values) return 0;
    std::string key = path_;
    key += '=';
    const auto next = static_cast<Number>(known_.value_numbers_.size() + 1);
    const auto [found, is_new] = known_.value_numbers_.try_emplace(key.append(value), next);
    if (!is_new) return found->second;
    if (count < most_values && next <= most_numbers) {
      ++count;
      return next;
    }
    known_.value_numbers_.erase(found);
    if (count == most_values) {
      ++count;
      forget();
    }
    return 0;
  }

  /// All pieces: there will be others, and this line is none.
  void forget() {
    known_.forget();
    is_forgotten_ = true;
  }

  bool add_text(std::string_view raw, std::uint8_t member, Number number) {
    if (!add_value(raw.data() + raw.size())) return false;
    if (member == known_.names_.unasked) return true;
    if (!add_present(member) || piece_.value_count == Piece::most_values) return false;
    piece_.values[piece_.value_count++] = {number, member, static_cast<std::uint8_t>(raw.data() + 1 - begin_),
                                           static_cast<std::uint8_t>(raw.size() - 2)};
    return true;
  }

  /// A value that ends there and is remembered. Of the piece that is on its way, or of a new one.
  bool add_value(const char* end) {
    if (is_too_long(end) || value_count_ == known_.values_per_piece_) {
      if (cut_ == begin_ || !cut() || is_too_long(end)) return false;
    }
    ++value_count_;
    cut_ = end;
    brackets_at_cut_ = brackets_;
    return true;
  }
  bool add_present(std::uint8_t member) {
    const std::uint32_t bit = 1U << member;
    if ((piece_.present & bit) != 0) return false;
    piece_.present |= bit;
    return true;
  }

  bool is_too_long(const char* end) const { return static_cast<std::size_t>(end - begin_) >= longest; }

  /// Ends the piece behind its last value.
  bool cut() {
    piece_.gap = Gap::none;
    piece_.member = known_.names_.unasked;
    return add(cut_, brackets_at_cut_, 0);
  }

  /// The piece from where the last one ended to `end`, and the gap behind it.
  bool end_piece(const char* end, Gap gap, std::uint8_t member, std::size_t gap_size) {
    if (is_too_long(end) && (cut_ == begin_ || !cut() || is_too_long(end))) return false;
    piece_.gap = gap;
    piece_.member = member;
    return add(end, brackets_, gap_size);
  }

  /// `brackets`: open behind it, so that what follows it closes these.
  bool add(const char* end, const std::string& brackets, std::size_t gap_size) {
    if (context_ >= begin_ && context_ < end) piece_.context_at = static_cast<std::uint8_t>(context_ - begin_);
    piece_.length = static_cast<std::uint8_t>(end - begin_);
    std::copy(begin_, end, piece_.bytes.begin());
    auto number = static_cast<Number>(known_.pieces_.size());
    const auto [found, is_new] = known_.numbers_.try_emplace(key_of_piece(brackets), number);
    number = found->second;
    if (is_new) {
      if (known_.pieces_.size() == most_pieces) {
        known_.numbers_.erase(found);
        make_room();
        return false;
      }
      known_.pieces_.push_back(piece_);
    }
    known_.follow(last_, number);
    last_ = number;
    begin_ = cut_ = end + gap_size;
    value_count_ = 0;
    piece_ = {};
    return true;
  }

  void make_room() {
    if (known_.values_per_piece_ > 1) {
      known_.values_per_piece_ /= 4;
      known_.lessons_ = 0;
    }
    forget();
  }

  /// All that tells it from others. Where its values stand follows from its bytes, once it is known whose they are.
  std::string key_of_piece(const std::string& brackets) const {
    std::string key = brackets;
    for (const std::uint8_t number : {static_cast<std::uint8_t>(piece_.gap), piece_.member, piece_.context_at}) {
      key += static_cast<char>(number);
    }
    for (std::uint32_t i = 0; i < piece_.value_count; ++i) {
      key += static_cast<char>(piece_.values[i].member);
      key += static_cast<char>(piece_.values[i].at);
    }
    return key.append(piece_.bytes.data(), piece_.length);
  }

  /// On its way.
  Piece piece_;
  KnownLines& known_;
  JsonScanner in_;
  /// Where the piece begins.
  const char* begin_;
  /// Behind its last value, and the brackets that are open there.
  const char* cut_;
  std::string brackets_at_cut_;
  const char* context_;
  std::string path_;
  std::string brackets_;
  unsigned value_count_ = 0;
  /// Stands before the first one.
  Number last_ = 0;
  bool has_context_ = false;
  bool is_forgotten_ = false;
};

void KnownLines::learn(std::string_view line) {
  if (lessons_ >= free_lessons + known_ / lines_per_lesson) return;
  if (line.find('\n') != std::string_view::npos) return;
  ++lessons_;
  Lesson(*this, line).take(line.data() + line.size());
}

}  // namespace touchstone

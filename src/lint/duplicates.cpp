// The way to a name that stands twice. The tree holds the first of the two alone, so the text is gone through again.
#include "base/decimal.hpp"
#include "base/json_read.hpp"
#include "base/utf8.hpp"
#include "lint/faults.hpp"
#include "lint/written.hpp"

namespace touchstone {
namespace {

/// Goes through a text that is JSON up to the last place it is asked for.
class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) {}

  /// The pointer to the member whose name stands there. Places must be asked for in the order of the text.
  std::string pointer_at(unsigned line, unsigned column) {
    while (at_ < text_.size() && (line_ < line || (line_ == line && column_ < column))) step();
    std::string pointer;
    if (at_ < text_.size() && text_[at_] == '"') take_string();
    for (const Container& each : open_) {
      pointer += '/';
      pointer += each.is_object ? escaped(each.name) : write_decimal(static_cast<double>(each.index));
    }
    return pointer;
  }

 private:
  struct Container {
    bool is_object = false;
    std::size_t index = 0;
    std::string name = {};
    bool at_name = true;
  };

  void step() {
    switch (text_[at_]) {
      case '{':
      case '[':
        open_.push_back({.is_object = text_[at_] == '{'});
        break;
      case '}':
      case ']':
        if (!open_.empty()) open_.pop_back();
        break;
      case ',':
        if (open_.empty()) break;
        ++open_.back().index;
        open_.back().at_name = true;
        break;
      case '"':
        return take_string();
      default:
        break;
    }
    pass();
  }

  /// Over one byte.
  void pass() {
    if (text_[at_] == '\n') {
      ++line_;
      column_ = 1;
    } else if (begins_code_point(text_[at_])) {
      ++column_;
    }
    ++at_;
  }

  void take_string() {
    const std::size_t start = at_;
    do {
      if (text_[at_] == '\\') pass();
      if (at_ < text_.size()) pass();
    } while (at_ < text_.size() && text_[at_] != '"');
    if (at_ < text_.size()) pass();
    if (open_.empty() || !open_.back().is_object || !open_.back().at_name) return;
    open_.back().at_name = false;
    const JsonRead name = read_json(text_.substr(start, at_ - start));
    if (name.value) open_.back().name = name.value->text();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  unsigned line_ = 1;
  unsigned column_ = 1;
  std::vector<Container> open_;
};

}  // namespace

void point_to_duplicates(std::vector<Error>& errors, std::string_view text) {
  Scan scan(text);
  for (Error& error : errors) {
    if (error.code == "duplicate_key") error.pointer = scan.pointer_at(error.line, error.column);
  }
}

}  // namespace touchstone

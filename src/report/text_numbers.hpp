#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Texts by number, in the order of their coming. For one thread. The bytes lie side by side: of all that is done for a
/// record, waiting for memory takes the longest.
class TextNumbers {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr std::size_t usual_most_bytes = 8 * 1024 * 1024;

  explicit TextNumbers(std::size_t most_bytes = usual_most_bytes) : most_bytes_(most_bytes) {}

  /// The text's number, a new one for a new text; `none` once `most_bytes` are taken.
  std::uint32_t number_of(std::string_view text);
  /// Valid until a new text comes.
  std::string_view text(std::uint32_t number) const {
    return std::string_view(bytes_).substr(places_[number].offset, places_[number].length);
  }
  std::uint32_t count() const { return static_cast<std::uint32_t>(places_.size()); }
  /// What it takes.
  std::size_t bytes() const;

 private:
  struct Place {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = none;  // none: free
    Place place;                  // here, too, so that a text is compared without a further look around
  };
  /// Where the text is, or would be. Precondition: there are slots.
  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  std::size_t most_bytes_;
  std::vector<Slot> slots_;  // as many as a power of two
  std::vector<Place> places_;
  std::string bytes_;
};

}  // namespace touchstone

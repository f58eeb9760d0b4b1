#pragma once
// Where the reader complained: what a check must not build upon, or one mistake would be told twice.
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"

namespace touchstone {

/// The places of the reader's errors, by JSON Pointer. Empty for a file that can be read.
class Faults {
 public:
  explicit Faults(const std::vector<Error>& errors);

  bool none() const { return faults_.empty(); }
  /// The value itself is at fault.
  bool at(std::string_view pointer) const;
  /// With that code. A fault's own code is one of `all_codes`.
  bool at(std::string_view pointer, std::string_view code) const;
  /// The value, or something within it, is at fault.
  bool touch(std::string_view pointer) const;
  /// The object has a key that means nothing: it may have been meant to be any other.
  bool has_unknown_key(std::string_view pointer) const;
  /// The value stands in the arguments of an operator that there is not: nobody knows what that one does with them.
  bool in_unknown_operator(std::string_view pointer) const;

  /// Notes a value that the reader did not look at because of something else. For `without_refused`.
  void pass_over(std::string pointer);

  /// The tree without what the reader took no notice of: in its place stands null. Places and names stay.
  Json without_refused(const Json& root) const { return copy_of(root, {}); }

 private:
  struct Fault {
    std::string pointer;
    std::string_view code;
  };
  using Place = std::vector<Fault>::const_iterator;
  /// The first fault that does not stand before that pointer.
  Place find(std::string_view pointer) const;
  bool is_refused(std::string_view pointer) const;
  Json copy_of(const Json& value, const std::string& pointer) const;

  std::vector<Fault> faults_;  // in the order of the pointers' bytes
};

/// Gives duplicate keys, of which the reader of JSON knows line and column alone, their pointers.
void point_to_duplicates(std::vector<Error>& errors, std::string_view text);

}  // namespace touchstone

#pragma once
// A value, or the error that stands in its place.
#include <utility>
#include <variant>

#include "base/error.hpp"

namespace touchstone {

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return held_.index() == 0; }
  /// Only after the result was tested and is a value.
  T& operator*() { return *std::get_if<0>(&held_); }
  T* operator->() { return std::get_if<0>(&held_); }
  /// Only after the result was tested and is an error.
  const Error& error() const { return *std::get_if<1>(&held_); }

 private:
  std::variant<T, Error> held_;
};

}  // namespace touchstone

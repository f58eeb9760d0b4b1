#pragma once
// JavaScript's conversions and comparisons over JSON values, as JsonLogic is defined by them (ECMA-262, chapter 7).
// Text is compared by code points, where JavaScript compares UTF-16 units.
#include <string>

#include "base/json.hpp"

namespace touchstone {

/// JsonLogic's own truth: as in JavaScript, but an empty array is false.
bool truthy(const Json& value);

/// ToNumber: null is 0, "" is 0, "x" is NaN, [] is 0, [7] is 7, {} is NaN.
double to_number(const Json& value);

/// parseFloat: the number a text begins with; NaN where there is none.
double parse_float(const Json& value);

/// ToString: null is "null", [1, [2, null]] is "1,2,".
std::string to_text(const Json& value);

/// `a == b`; two arrays or objects are never equal, as no two here are the same one.
bool loosely_equal(const Json& a, const Json& b);

/// `a === b`
bool strictly_equal(const Json& a, const Json& b);

/// `a < b`, or with `or_equal` `a <= b`. Not-a-number compares false either way.
bool less(const Json& a, const Json& b, bool or_equal);

}  // namespace touchstone

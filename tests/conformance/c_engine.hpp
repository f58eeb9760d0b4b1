#pragma once
// The native engine behind the C interface of web/touchstone.h, as the programs under tests/ drive it. engine.mjs is
// the same for the modules of the page.
#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "touchstone.h"

namespace touchstone {

/// The C interface, as text to text.
class CEngine {
 public:
  std::string load(std::string_view text) { return call(touchstone_load, text); }
  std::string handle(std::string_view text) { return call(touchstone_handle, text); }

 private:
  std::string call(const char* (*function)(touchstone_engine*, size_t), std::string_view text) {
    std::copy(text.begin(), text.end(), touchstone_input(engine_.get(), text.size()));
    const char* out = function(engine_.get(), text.size());
    return {out, touchstone_output_length(engine_.get())};
  }

  std::unique_ptr<touchstone_engine, decltype(&touchstone_free)> engine_{touchstone_new(), touchstone_free};
};

/// The answer as transcripts keep it: in a refusal ({"error"... or {"errors"...), each `message` and `hint` is empty.
/// These sentences are for people, and the page's module may come without them; code and place are the contract.
/// Every other answer stays as it is.
inline std::string without_sentences(std::string_view answer) {
  if (!answer.starts_with(R"({"error)")) return std::string(answer);
  std::string kept;
  bool drop = false;  // the value that comes next
  for (std::size_t at = 0; at < answer.size(); ++at) {
    if (answer[at] != '"') {
      kept += answer[at];
      continue;
    }
    const std::size_t start = at++;
    while (at < answer.size() && answer[at] != '"') at += answer[at] == '\\' ? 2 : 1;
    const std::string_view text = answer.substr(start, at + 1 - start);
    kept += drop ? R"("")" : text;
    const bool is_name = at + 1 < answer.size() && answer[at + 1] == ':';
    drop = is_name && (text == R"("message")" || text == R"("hint")");
  }
  return kept;
}

}  // namespace touchstone

#include "base/suggest.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/words.hpp"

namespace touchstone {
namespace {

/// Edits that turn one word into the other: insert, delete, replace, swap two neighbours.
std::size_t distance(std::string_view a, std::string_view b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> cost((a.size() + 1) * width);
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      std::size_t& here = cost[i * width + j];
      if (i == 0 || j == 0) {
        here = i + j;
        continue;
      }
      const bool same = a[i - 1] == b[j - 1];
      here = std::min(
          {cost[(i - 1) * width + j] + 1, cost[i * width + j - 1] + 1, cost[(i - 1) * width + j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) here = std::min(here, cost[(i - 2) * width + j - 2] + 1);
    }
  }
  return cost.back();
}

}  // namespace

std::string suggest(std::string_view written, std::span<const std::string_view> known) {
  constexpr std::size_t longest_word = 40;  // a guess at longer ones helps nobody
  std::string_view nearest;
  std::size_t least = longest_word;
  if (written.size() <= longest_word) {
    for (const std::string_view word : known) {
      const std::size_t edits = distance(written, word);
      if (edits >= least || edits * 3 > std::max(written.size(), word.size())) continue;
      least = edits;
      nearest = word;
    }
  }
  if (!nearest.empty()) return joined({"did you mean \"", nearest, "\"?"});
  std::string list;
  for (const std::string_view word : known) {
    list += list.empty() ? "known: " : ", ";
    list += word;
  }
  return list;
}

}  // namespace touchstone

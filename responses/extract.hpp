#pragma once
// From blocks of NDJSON to entries: what of each response record counts for scores.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "report/grouping.hpp"
#include "report/record.hpp"
#include "responses/blocks.hpp"
#include "responses/latest.hpp"

namespace touchstone {

/// A line that holds no response record.
struct Malformed {
  std::size_t block = 0;
  /// From 0, within the block.
  std::size_t line = 0;
  /// Why, in a few words. Always a literal.
  std::string_view why;
};

/// One thread's part in reading. Not safe to share.
class Extractor {
 public:
  /// `dimensions`, `shapes` and `latest` must outlive this.
  Extractor(const std::vector<Dimension>& dimensions, const RecordReader::Details& details, Shapes& shapes,
            Latest& latest);
  ~Extractor();

  /// Reads every line of the block.
  void take(const Block& block);

  /// Lines that are not blank, malformed ones among them.
  std::uint64_t lines() const;
  /// Line breaks in the blocks that were taken, by block number.
  const std::vector<std::pair<std::size_t, std::size_t>>& block_lines() const;
  std::uint64_t malformed_count() const;
  /// The first of them, in the order of the input; at most `most_malformed`.
  const std::vector<Malformed>& malformed() const;

  static constexpr std::size_t most_malformed = 1'000;

 private:
  struct Parts;
  void take_line(const Block& block, std::size_t number, std::string_view line);

  std::unique_ptr<Parts> parts_;
};

}  // namespace touchstone

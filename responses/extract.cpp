#include "responses/extract.hpp"

#include <algorithm>

#include "responses/record_shapes.hpp"

namespace touchstone {
namespace {

constexpr std::string_view too_long = "too long";

}  // namespace

struct Extractor::Parts {
  RecordReader record;
  RecordShapes shapes;
  Latest& latest;

  std::uint64_t lines = 0;
  std::vector<std::pair<std::size_t, std::size_t>> block_lines;
  std::uint64_t malformed_count = 0;
  std::vector<Malformed> malformed;

  Parts(const std::vector<Dimension>& dimensions, const RecordReader::Details& details, Shapes& shapes, Latest& latest)
      : record(details), shapes(dimensions, shapes), latest(latest) {}

  void take_record() {
    latest.put({.key = record.key(), .revision = record.revision(), .shape = shapes.shape_of(record)});
  }

  void complain(const Block& block, std::size_t line, std::string_view why) {
    ++malformed_count;
    if (malformed.size() < most_malformed) malformed.push_back({block.number(), line, why});
  }
};

Extractor::Extractor(const std::vector<Dimension>& dimensions, const RecordReader::Details& details, Shapes& shapes,
                     Latest& latest)
    : parts_(std::make_unique<Parts>(dimensions, details, shapes, latest)) {}
Extractor::~Extractor() = default;

void Extractor::take(const Block& block) {
  static_assert(Block::padding >= KnownLines::longest);
  std::size_t number = 0;
  for (std::string_view rest = block.text(); !rest.empty(); ++number) {
    std::size_t length = parts_->record.read_known(rest, Block::padding);
    if (length > 0 && length <= Blocks::most_line_bytes) [[likely]] {
      ++parts_->lines;
      parts_->take_record();
    } else {
      length = std::min(rest.find('\n'), rest.size());
      take_line(block, number, rest.substr(0, length));
    }
    rest.remove_prefix(std::min(rest.size(), length + 1));
  }
  if (block.ends_too_long()) {
    ++parts_->lines;
    parts_->complain(block, number++, too_long);
  }
  parts_->block_lines.emplace_back(block.number(), number);
}

/// One that is not known.
void Extractor::take_line(const Block& block, std::size_t number, std::string_view line) {
  if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
  ++parts_->lines;
  // Also of those that came all the same: what counts must not depend on how lines lie in blocks.
  const bool is_too_long = line.size() > Blocks::most_line_bytes;
  const std::string_view why = is_too_long ? too_long : parts_->record.read_anew(line, Block::padding);
  if (why.empty()) {
    parts_->take_record();
  } else {
    parts_->complain(block, number, why);
  }
}

std::uint64_t Extractor::lines() const { return parts_->lines; }
const std::vector<std::pair<std::size_t, std::size_t>>& Extractor::block_lines() const { return parts_->block_lines; }
std::uint64_t Extractor::malformed_count() const { return parts_->malformed_count; }
const std::vector<Malformed>& Extractor::malformed() const { return parts_->malformed; }

}  // namespace touchstone

#include "responses/extract.hpp"

#include <algorithm>
#include <cstring>

#include "responses/told.hpp"

namespace touchstone {

struct Extractor::Parts {
  RecordReader record;
  GroupWriter groups;
  ToldRecords told;

  std::uint64_t lines = 0;
  std::vector<std::pair<std::size_t, std::size_t>> block_lines;
  std::uint64_t malformed_count = 0;
  std::vector<Malformed> malformed;

  Parts(const std::vector<Dimension>& dimensions, const RecordReader::Details& details, Shapes& shapes, Latest& latest)
      : record(details), groups(dimensions), told(groups, shapes, latest) {}

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
  if (block.is_too_long()) {
    ++parts_->lines;
    parts_->complain(block, 0, "too long");
    parts_->block_lines.emplace_back(block.number(), 1);
    return;
  }
  std::size_t number = 0;
  for (std::string_view rest = block.text(); !rest.empty(); ++number) {
    const void* const found = std::memchr(rest.data(), '\n', rest.size());
    const std::size_t length =
        found == nullptr ? rest.size() : static_cast<std::size_t>(static_cast<const char*>(found) - rest.data());
    const std::string_view line = rest.substr(0, length);
    rest.remove_prefix(std::min(rest.size(), length + 1));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    ++parts_->lines;
    if (const std::string_view why = parts_->record.read(line, Block::padding); why.empty()) {
      parts_->told.add(parts_->record);
    } else {
      parts_->complain(block, number, why);
    }
  }
  parts_->block_lines.emplace_back(block.number(), number);
}

void Extractor::finish() { parts_->told.settle(); }

std::uint64_t Extractor::lines() const { return parts_->lines; }
const std::vector<std::pair<std::size_t, std::size_t>>& Extractor::block_lines() const { return parts_->block_lines; }
std::uint64_t Extractor::malformed_count() const { return parts_->malformed_count; }
const std::vector<Malformed>& Extractor::malformed() const { return parts_->malformed; }

}  // namespace touchstone

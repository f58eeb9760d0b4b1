#include "responses/reading.hpp"

#include <algorithm>
#include <optional>
#include <thread>
#include <tuple>

#include "report/shape.hpp"
#include "responses/blocks.hpp"

namespace touchstone {
namespace {

constexpr std::size_t most_told = 1'000;

/// Takes blocks until there are no more.
void work(Blocks& blocks, Extractor& extractor, const ByteSource& bytes, const std::function<void(double)>& progress) {
  Block block;
  while (blocks.next(block)) {
    extractor.take(block);
    if (progress) progress(bytes.progress());
  }
  extractor.finish();
}

/// Line numbers, from the places in the blocks of one input.
void tell_malformed(const std::string& input, const std::vector<std::unique_ptr<Extractor>>& extractors,
                    ReadingSummary& summary) {
  std::vector<std::pair<std::size_t, std::size_t>> blocks;
  std::vector<Malformed> places;
  for (const auto& each : extractors) {
    blocks.insert(blocks.end(), each->block_lines().begin(), each->block_lines().end());
    places.insert(places.end(), each->malformed().begin(), each->malformed().end());
    summary.lines += each->lines();
    summary.malformed_count += each->malformed_count();
  }
  std::sort(blocks.begin(), blocks.end());
  std::vector<std::uint64_t> before(blocks.size() + 1, 0);
  for (std::size_t i = 0; i < blocks.size(); ++i) before[i + 1] = before[i] + blocks[i].second;
  std::sort(places.begin(), places.end(), [](const Malformed& left, const Malformed& right) {
    return std::tie(left.block, left.line) < std::tie(right.block, right.line);
  });
  for (const Malformed& place : places) {
    if (summary.malformed.size() == most_told) break;
    summary.malformed.push_back({input, before[place.block] + place.line + 1, std::string(place.why)});
  }
}

using MakeExtractor = std::function<std::unique_ptr<Extractor>()>;

std::optional<Error> read_input(const Input& input, const ReadOptions& options, const MakeExtractor& make,
                                ReadingSummary& summary) {
  Blocks blocks(*input.bytes);
  const unsigned threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::unique_ptr<Extractor>> extractors;
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < threads; ++i) extractors.push_back(make());
  for (unsigned i = 1; i < threads; ++i) {
    workers.emplace_back([&, i] { work(blocks, *extractors[i], *input.bytes, nullptr); });
  }
  work(blocks, *extractors.front(), *input.bytes, options.progress);
  for (std::thread& worker : workers) worker.join();
  tell_malformed(input.name, extractors, summary);
  return blocks.failure();
}

}  // namespace

Result<LatestResponses> read_responses(const std::vector<Input>& inputs, const std::vector<Dimension>& dimensions,
                                       const Details& details, const ReadOptions& options) {
  LatestResponses read{.shapes = std::make_unique<Shapes>(), .counts = {}, .summary = {}};
  Latest latest(*read.shapes);
  const MakeExtractor make = [&] { return std::make_unique<Extractor>(dimensions, details, *read.shapes, latest); };
  for (const Input& input : inputs) {
    if (auto failure = read_input(input, options, make, read.summary)) return *failure;
  }
  read.counts = latest.count_shapes();
  read.summary.responses = latest.size();
  read.summary.memory_bytes = latest.bytes();
  for (ShapeNumber number = 0; number < read.counts.size(); ++number) {
    const bool test = (ShapeReader(read.shapes->shape(number)).byte() & test_flag) != 0;
    if (test) read.summary.test += read.counts[number];
  }
  return read;
}

}  // namespace touchstone

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

/// What threads keep from one input to the next.
struct Threads {
  std::unique_ptr<Shapes> shapes = std::make_unique<Shapes>();
  std::vector<std::unique_ptr<Latest>> latest;
};

std::optional<Error> read_input(const Input& input, const std::vector<Dimension>& dimensions,
                                const RecordReader::Details& details, const ReadOptions& options, Threads& threads,
                                ReadingSummary& summary) {
  Blocks blocks(*input.bytes);
  std::vector<std::unique_ptr<Extractor>> extractors;
  for (const auto& latest : threads.latest) {
    extractors.push_back(std::make_unique<Extractor>(dimensions, details, *threads.shapes, *latest));
  }
  std::vector<std::thread> workers;
  for (std::size_t i = 1; i < extractors.size(); ++i) {
    workers.emplace_back([&, i] { work(blocks, *extractors[i], *input.bytes, nullptr); });
  }
  work(blocks, *extractors.front(), *input.bytes, options.progress);
  for (std::thread& worker : workers) worker.join();
  tell_malformed(input.name, extractors, summary);
  return blocks.failure();
}

}  // namespace

Result<LatestResponses> read_responses(const std::vector<Input>& inputs, const std::vector<Dimension>& dimensions,
                                       const RecordReader::Details& details, const ReadOptions& options) {
  Threads threads;
  const unsigned count = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  for (unsigned i = 0; i < count; ++i) threads.latest.push_back(std::make_unique<Latest>(*threads.shapes));
  LatestResponses read;
  for (const Input& input : inputs) {
    if (auto failure = read_input(input, dimensions, details, options, threads, read.summary)) return *failure;
  }
  const LatestCounts latest(threads.latest, *threads.shapes);
  read.shapes = std::move(threads.shapes);
  read.counts = latest.shapes();
  read.summary.responses = latest.responses();
  for (const auto& [number, times] : read.counts) {
    const auto flags = static_cast<unsigned char>(read.shapes->text(number).said.front());
    if ((flags & test_flag) != 0) read.summary.test += times;
  }
  return read;
}

}  // namespace touchstone

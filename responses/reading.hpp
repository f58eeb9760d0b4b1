#pragma once
// Every line of every input read once, by as many threads as there are; what is left is the latest revision of each
// response.
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "report/grouping.hpp"
#include "responses/bytes.hpp"
#include "responses/extract.hpp"
#include "responses/group.hpp"
#include "responses/shapes.hpp"

namespace touchstone {

/// An input, and what it is called in complaints.
struct Input {
  std::string name;
  std::unique_ptr<ByteSource> bytes;
};

struct ReadOptions {
  /// 0: as many as the machine has.
  unsigned threads = 0;
  /// Called now and then by one thread, with the share of the input that was read, or below 0 where that is not known.
  std::function<void(double share)> progress;
};

struct MalformedLine {
  std::string input;
  /// From 1.
  std::uint64_t line = 0;
  std::string why;
};

/// What was read, beside the scores.
struct ReadingSummary {
  /// That are not blank.
  std::uint64_t lines = 0;
  /// One for each response_id.
  std::uint64_t responses = 0;
  /// Of these, in test mode, and left out.
  std::uint64_t test = 0;
  std::uint64_t malformed_count = 0;
  /// The first ones, in the order of the inputs.
  std::vector<MalformedLine> malformed;
};

/// What responses say, and how many say it.
struct LatestResponses {
  std::unique_ptr<Shapes> shapes;
  ShapeCounts counts;
  ReadingSummary summary;

  /// Calls `begin(group)`, and `visit(answers, times)` for what those of that group say, both as they stand in shapes
  /// (report/shape.hpp): flags and group, then answers. A group may begin more than once. `dimensions`: as they were
  /// read.
  template <class Begin, class Visit>
  void for_each(const std::vector<Dimension>& dimensions, Begin begin, Visit visit) const {
    const GroupWriter groups(dimensions);
    std::string_view said;
    std::string group;
    for (const auto& [number, times] : counts) {
      const Shapes::Text text = shapes->text(number);
      if (text.said.data() != said.data()) {
        said = text.said;
        group = said.front();
        groups.write_group(said.substr(1), group);
        begin(std::string_view(group));
      }
      visit(text.answers, times);
    }
  }
};

/// Errors: an input that cannot be read to its end.
Result<LatestResponses> read_responses(const std::vector<Input>& inputs, const std::vector<Dimension>& dimensions,
                                       const RecordReader::Details& details, const ReadOptions& options);

}  // namespace touchstone

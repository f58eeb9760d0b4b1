#pragma once
// Topics: the words, and pairs of words, by which comments with low scores differ from those with high ones.
//
// Words are counted, no more: no language model, no guess at meaning. Each comment counts a word once, so that one
// angry person is one person.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// The words of a comment in small letters, without those that every text has (German and English), without numbers and
/// single letters. Pairs: two such words with nothing but such left-out words between them, as "delivery late".
std::vector<std::string> terms_of(std::string_view comment);

struct Topic {
  std::string term;
  /// Comments that have it.
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  /// How far its log-odds in the two kinds of comments are apart, in standard errors; above 0: low scores have it more
  /// often. With an informative Dirichlet prior, so that rare words do not come first (Monroe, Colaresi and Quinn,
  /// 2008).
  double z = 0;
};

class TopicCounts {
 public:
  /// One comment, with a low score or a high one.
  void add(std::string_view comment, bool low, std::uint64_t times = 1);
  std::uint64_t low_comments() const { return low_; }
  std::uint64_t high_comments() const { return high_; }

  /// Terms of at least `least` comments, by `z`, the most distinctive of low scores first. Fewer comments than that
  /// could give somebody away, and say nothing.
  std::vector<Topic> topics(std::uint64_t least = 5) const;

 private:
  struct Count {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
  };
  std::map<std::string, Count, std::less<>> counts_;
  std::uint64_t low_ = 0;
  std::uint64_t high_ = 0;
};

/// `{"low_comments", "high_comments", "topics": [{"term", "low", "high", "z"}]}`
std::string write_topics_json(const TopicCounts& counts);

}  // namespace touchstone

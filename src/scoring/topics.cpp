#include "scoring/topics.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/json_write.hpp"
#include "base/words.hpp"
#include "scoring/letters.hpp"
#include "scoring/stop_words.hpp"

namespace touchstone {
namespace {

constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The length of the punctuation that the text begins with, beyond ASCII: general punctuation (U+2000 to U+206F, quotes
/// and dashes) and Latin-1's (U+0080 to U+00BF). 0: none.
std::size_t wide_punctuation(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  if (byte(0) == 0xC2) return 2;
  if (byte(0) == 0xE2 && (byte(1) == 0x80 || byte(1) == 0x81)) return 3;
  return 0;
}

/// In small letters. Ends of sentences are `.` alone: no pair reaches across.
std::vector<std::string> words_of(std::string_view comment) {
  const std::string small = in_small_letters(comment);
  const std::string_view text = small;
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t punctuation = wide_punctuation(text.substr(at));
    const char c = text[at];
    if (punctuation == 0 && (is_ascii_letter(c) || (static_cast<unsigned char>(c) & 0x80) != 0)) {
      word += text[at++];
      continue;
    }
    // "don't", "geht's": what stands behind the apostrophe is no word of its own.
    const bool apostrophe = c == '\'' || text.substr(at, 3) == "\u2019";
    if (apostrophe && !word.empty()) {
      at += c == '\'' ? 1 : 3;
      while (at < text.size() && is_ascii_letter(text[at])) ++at;
      continue;
    }
    end_word();
    if (c == '.' || c == '!' || c == '?' || c == '\n') words.emplace_back(".");
    at += punctuation == 0 ? 1 : punctuation;
  }
  end_word();
  return words;
}

}  // namespace

std::vector<std::string> terms_of(std::string_view comment) {
  std::vector<std::string> terms;
  std::string before;
  for (const std::string& word : words_of(comment)) {
    if (word == ".") before.clear();
    // Shorter than a letter beyond ASCII and one more, longer than anything that is a word.
    constexpr std::size_t shortest = 2;
    constexpr std::size_t longest = 40;
    if (word.size() < shortest || word.size() > longest || is_stop_word(word)) continue;
    if (!before.empty()) terms.push_back(joined({before, " ", word}));
    terms.push_back(word);
    before = word;
  }
  return terms;
}

void TopicCounts::add(std::string_view comment, bool low, std::uint64_t times) {
  (low ? low_ : high_) += times;
  std::vector<std::string> terms = terms_of(comment);
  for (const std::string& term : std::set<std::string>(terms.begin(), terms.end())) {
    Count& count = counts_[term];
    (low ? count.low : count.high) += times;
  }
}

std::vector<Topic> TopicCounts::topics(std::uint64_t least) const {
  double all_low = 0;
  double all_high = 0;
  for (const auto& [term, count] : counts_) {
    all_low += static_cast<double>(count.low);
    all_high += static_cast<double>(count.high);
  }
  std::vector<Topic> topics;
  // The prior knows of each term what both kinds together say, with the weight of as many terms as this.
  constexpr double prior_terms = 500;
  const double all = all_low + all_high;
  const double prior_all = std::min(prior_terms, all);
  for (const auto& [term, count] : counts_) {
    if (count.low + count.high < least) continue;
    const double prior = prior_all * static_cast<double>(count.low + count.high) / all;
    const double low = static_cast<double>(count.low) + prior;
    const double high = static_cast<double>(count.high) + prior;
    const double delta = std::log(low / (all_low + prior_all - low)) - std::log(high / (all_high + prior_all - high));
    Topic topic{.term = term, .low = count.low, .high = count.high, .z = delta / std::sqrt(1 / low + 1 / high)};
    if (std::isfinite(topic.z)) topics.push_back(std::move(topic));
  }
  std::sort(topics.begin(), topics.end(), [](const Topic& left, const Topic& right) {
    return left.z != right.z ? left.z > right.z : left.term < right.term;
  });
  return topics;
}

std::string write_topics_json(const TopicCounts& counts) {
  std::string text;
  JsonWriter out(text);
  out.open_object();
  out.member_number("low_comments", static_cast<double>(counts.low_comments()));
  out.member_number("high_comments", static_cast<double>(counts.high_comments()));
  out.name("topics");
  out.open_array();
  for (const Topic& topic : counts.topics()) {
    out.open_object();
    out.member("term", topic.term);
    out.member_number("low", static_cast<double>(topic.low));
    out.member_number("high", static_cast<double>(topic.high));
    out.member_number("z", topic.z);
    out.close_object();
  }
  out.close_array();
  out.close_object();
  return text;
}

}  // namespace touchstone

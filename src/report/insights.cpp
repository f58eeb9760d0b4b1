#include "report/insights.hpp"

#include "report/shape.hpp"

namespace touchstone {
namespace {

/// `all` without `part`.
Tally rest_of(const Tally& all, const Tally& part) {
  Tally rest;
  for (int value = 0; value < static_cast<int>(Tally::most_points); ++value) {
    rest.add(value, all.at(value) - part.at(value));
  }
  return rest;
}

}  // namespace

Statement read_statement(Metric metric, std::string_view answers) {
  Statement said;
  for (ShapeReader reader(answers); !reader.at_end();) {
    const unsigned char mark = reader.byte();
    if (mark == choice_mark || mark == comment_mark) {
      const std::string question(reader.text().value_or(""));
      const std::string_view text = reader.text().value_or("");
      if (mark == choice_mark) {
        said.factors.emplace(question, text);
      } else {
        said.comments.push_back(text);
      }
      continue;
    }
    const unsigned char point = reader.byte();
    const std::string question(reader.text().value_or(""));
    if (mark == unknown_ces || point == not_on_scale) continue;
    if (static_cast<Metric>(mark) != metric) {
      said.factors.emplace(question, segment_of(static_cast<Metric>(mark), point));
    } else if (!said.point) {
      said.point = point;
    }
  }
  return said;
}

void FactorCounts::add(const Statement& said, std::uint64_t times) {
  if (!said.point) return;
  std::set<std::string_view> questions;
  for (const FactorKey& factor : said.factors) {
    with_[factor].add(*said.point, times);
    questions.insert(factor.first);
  }
  for (const std::string_view question : questions) asked_[std::string(question)].add(*said.point, times);
}

std::vector<Driver> FactorCounts::drivers(Metric metric) const {
  std::vector<Factor> factors;
  for (const auto& [key, tally] : with_) {
    factors.push_back({key.first, key.second, tally, rest_of(asked_.find(key.first)->second, tally)});
  }
  return find_drivers(metric, std::move(factors));
}

std::optional<bool> is_low(Metric metric, int point) {
  const std::string_view segment = segment_of(metric, point);
  if (segment == "detractor" || segment == "dissatisfied" || segment == "difficult") return true;
  if (segment == "promoter" || segment == "satisfied" || segment == "easy") return false;
  return std::nullopt;
}

}  // namespace touchstone

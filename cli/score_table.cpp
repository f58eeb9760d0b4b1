#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "cli/score_views.hpp"
#include "scoring/wording.hpp"

namespace touchstone {
namespace {

constexpr std::size_t bar_width = 31;

struct TextColumn {
  std::string head;
  bool right = false;
  std::vector<std::string> cells = {};
};

/// As terminals count: code points. Wide characters are few in names of touchpoints.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::string space(width - std::min(width, width_of(text)), ' ');
  return right ? space + text : text + space;
}

/// Names come from records that anybody may have posted: nothing in them may move the cursor.
std::string without_controls(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  }
  return text;
}

std::string bar(const Score& score) {
  std::vector<std::string> cells(bar_width, "·");
  const auto at = [&](double value) {
    return static_cast<std::size_t>(std::lround(place_on_scale(score.metric, value) * (bar_width - 1)));
  };
  if (score.interval) {
    for (std::size_t i = at(score.interval->low); i <= at(score.interval->high); ++i) cells[i] = "━";
  }
  cells[at(*score.value)] = "●";
  std::string text;
  for (const std::string& cell : cells) text += cell;
  return text;
}

std::string interval_text(const Score& score) {
  if (!score.interval) return "";
  return shown_figure(score.metric, score.interval->low) + " to " + shown_figure(score.metric, score.interval->high);
}

/// "38 (30 to 45), as 123 alike": the weighted score, and what the answers are worth.
std::string weighted_text(const ScoreRow& row) {
  if (!row.weighted || row.weighted->n() < few_answers) return "";
  const Metric metric = row.metric.value_or(Metric::ces_agreement_7);
  Score score;
  score.metric = metric;
  score.value = row.weighted->score(metric);
  score.interval = row.weighted->score_interval(metric);
  const std::string between = score.interval ? " (" + interval_text(score) + ')' : "";
  return shown_figure(metric, *score.value) + between + ", as " +
         std::to_string(static_cast<std::uint64_t>(row.weighted->effective_n())) + " alike";
}

std::string completed_text(const ScoreRow& row) {
  if (row.showings.shown < few_answers) return "";
  const std::optional<double> response = rates_of(row.showings).response;
  return response ? shown_figure(Metric::csat, 100 * *response) + " %" : "";
}

void add_figures(const ScoreRow& row, std::vector<TextColumn>& columns, std::size_t at) {
  const Metric metric = row.metric.value_or(Metric::ces_agreement_7);
  const Score score = score_of(metric, row.tally);
  columns[at].cells.push_back(metric_label(row));
  columns[at + 1].cells.push_back(std::to_string(score.n));
  const bool shown = score.n >= few_answers;
  columns[at + 2].cells.push_back(shown ? shown_figure(metric, *score.value) : "");
  columns[at + 3].cells.push_back(shown ? interval_text(score) : "");
  columns[at + 4].cells.push_back(shown ? bar(score) : score.n == 0 ? "no answers" : "too few answers for a score");
}

}  // namespace

double place_on_scale(Metric metric, double value) {
  Scale scale = scale_of(metric);
  if (metric == Metric::nps) scale = {-100, 100};
  if (metric == Metric::csat) scale = {0, 100};
  return std::clamp((value - scale.first) / (scale.last - scale.first), 0.0, 1.0);
}

std::string metric_label(const ScoreRow& row) {
  if (!row.metric) return "ces ?";
  const std::string variant(variant_name(*row.metric));
  return std::string(type_name(*row.metric)) + (variant.empty() ? "" : ' ' + variant);
}

std::string write_rows_table(const ScoreRun& run, bool colour) {
  if (run.rows.empty()) return "no scored answers\n";
  std::vector<TextColumn> columns;
  for (const auto& key : run.rows.front().group) columns.push_back({.head = key.first});
  const std::size_t figures = columns.size();
  columns.push_back({.head = "metric"});
  columns.push_back({.head = "n", .right = true});
  columns.push_back({.head = "score", .right = true});
  columns.push_back({.head = "95 % between", .right = true});
  columns.push_back({.head = ""});
  const bool has_changes = run.rows.front().change.has_value();
  if (has_changes)
    columns.push_back(
        {.head = run.rows.front().change->before_period + " to " + run.rows.front().change->after_period});
  const bool has_invalid =
      std::any_of(run.rows.begin(), run.rows.end(), [](const ScoreRow& row) { return row.invalid > 0; });
  const bool has_weights = run.rows.front().weighted.has_value();
  if (has_weights) columns.push_back({.head = "weighted"});
  columns.push_back({.head = "completed", .right = true});
  if (has_invalid) columns.push_back({.head = "invalid", .right = true});
  for (const ScoreRow& row : run.rows) {
    for (std::size_t i = 0; i < figures; ++i) {
      columns[i].cells.push_back(without_controls(row.group[i].second.value_or("-")));
    }
    add_figures(row, columns, figures);
    if (has_changes) {
      const Metric metric = row.metric.value_or(Metric::ces_agreement_7);
      columns[figures + 5].cells.push_back(row.change ? describe_change(metric, row.change->before, row.change->after,
                                                                        row.change->difference, row.change->adjusted_p)
                                                      : "");
    }
    const std::size_t rest = figures + 5 + (has_changes ? 1 : 0);
    if (has_weights) columns[rest].cells.push_back(weighted_text(row));
    columns[rest + (has_weights ? 1 : 0)].cells.push_back(completed_text(row));
    if (has_invalid) columns.back().cells.push_back(row.invalid > 0 ? std::to_string(row.invalid) : "");
  }
  std::string text;
  const auto add_line = [&](const std::function<const std::string&(const TextColumn&)>& cell, const char* before,
                            const char* behind) {
    std::string line;
    for (const TextColumn& column : columns) {
      std::size_t width = width_of(column.head);
      for (const std::string& each : column.cells) width = std::max(width, width_of(each));
      line += (line.empty() ? "" : "  ") + padded(cell(column), width, column.right);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += before + line + behind + '\n';
  };
  add_line([](const TextColumn& column) -> const std::string& { return column.head; }, colour ? "\x1b[1m" : "",
           colour ? "\x1b[0m" : "");
  for (std::size_t row = 0; row < run.rows.size(); ++row) {
    // What is shaky looks it.
    const bool faint = colour && run.rows[row].tally.n() < enough_answers;
    add_line([&](const TextColumn& column) -> const std::string& { return column.cells[row]; }, faint ? "\x1b[2m" : "",
             faint ? "\x1b[0m" : "");
  }
  return text;
}

}  // namespace touchstone

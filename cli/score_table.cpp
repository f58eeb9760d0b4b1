#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "cli/print.hpp"
#include "cli/score_views.hpp"
#include "scoring/wording.hpp"

namespace touchstone {
namespace {

constexpr std::size_t usual_bar = 31;
constexpr std::size_t least_bar = 9;
constexpr std::size_t gap = 2;

struct TextColumn {
  std::string head;
  bool right = false;
  std::function<std::string(const ScoreRow&)> cell_of;
  std::vector<std::string> cells = {};
  std::size_t width = 0;
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

std::string bar(const Score& score, std::size_t width) {
  std::vector<std::string> cells(width, "·");
  const auto at = [&](double value) {
    return static_cast<std::size_t>(std::lround(place_on_scale(score.metric, value) * static_cast<double>(width - 1)));
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
  const Metric metric = metric_of(row);
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

std::string drawn(const ScoreRow& row, std::size_t width) {
  const Score score = score_of(metric_of(row), row.tally);
  const std::string too_few = "too few answers for a score";
  if (score.n >= few_answers) return bar(score, width);
  if (width < too_few.size()) return score.n == 0 ? "none" : "too few";
  return score.n == 0 ? "no answers" : too_few;
}

std::string change_text(const ScoreRow& row) {
  if (!row.change) return "";
  const Change& change = *row.change;
  return describe_change(metric_of(row), change.before, change.after, change.difference, change.adjusted_p);
}

void fill(TextColumn& column, const std::vector<ScoreRow>& rows) {
  column.cells.clear();
  column.width = width_of(column.head);
  for (const ScoreRow& row : rows) {
    column.cells.push_back(column.cell_of(row));
    column.width = std::max(column.width, width_of(column.cells.back()));
  }
}

/// Those that say something, of all rows, filled.
std::vector<TextColumn> columns_for(const std::vector<ScoreRow>& rows, std::size_t line_width) {
  std::vector<TextColumn> columns;
  const ScoreRow& first = rows.front();
  for (std::size_t i = 0; i < first.group.size(); ++i) {
    columns.push_back({.head = first.group[i].first, .cell_of = [i](const ScoreRow& row) {
                         return without_controls(row.group[i].second.value_or("-"));
                       }});
  }
  const auto if_enough = [](std::string (*cell)(const Score&)) {
    return [cell](const ScoreRow& row) {
      const Score score = score_of(metric_of(row), row.tally);
      return score.n < few_answers ? std::string() : cell(score);
    };
  };
  columns.push_back({.head = "metric", .cell_of = metric_label});
  columns.push_back({.head = "n", .right = true, .cell_of = [](const ScoreRow& row) {
                       return std::to_string(score_of(metric_of(row), row.tally).n);
                     }});
  columns.push_back({.head = "score", .right = true, .cell_of = if_enough([](const Score& score) {
                                                       return shown_figure(score.metric, *score.value);
                                                     })});
  columns.push_back({.head = "95 % between", .right = true, .cell_of = if_enough(interval_text)});
  const auto drawn_within = [](std::size_t bar_width) {
    return [bar_width](const ScoreRow& row) { return drawn(row, bar_width); };
  };
  const std::size_t drawing = columns.size();
  columns.push_back({.head = "", .cell_of = drawn_within(usual_bar)});
  if (first.change) {
    columns.push_back(
        {.head = first.change->before_period + " to " + first.change->after_period, .cell_of = change_text});
  }
  if (first.weighted) columns.push_back({.head = "weighted", .cell_of = weighted_text});
  columns.push_back({.head = "completed", .right = true, .cell_of = completed_text});
  if (std::any_of(rows.begin(), rows.end(), [](const ScoreRow& row) { return row.invalid > 0; })) {
    columns.push_back({.head = "invalid", .right = true, .cell_of = [](const ScoreRow& row) {
                         return row.invalid > 0 ? std::to_string(row.invalid) : std::string();
                       }});
  }
  for (TextColumn& column : columns) fill(column, rows);
  std::size_t width = gap * (columns.size() - 1);
  for (const TextColumn& column : columns) width += column.width;
  if (line_width > 0 && width > line_width) {
    // As short as it takes for lines to fit, if they can.
    columns[drawing].cell_of = drawn_within(std::max(least_bar, usual_bar - std::min(usual_bar, width - line_width)));
    fill(columns[drawing], rows);
  }
  return columns;
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

std::string write_rows_table(const ScoreRun& run, bool colour, std::size_t line_width) {
  if (run.rows.empty()) return "no scored answers\n";
  const std::vector<TextColumn> columns = columns_for(run.rows, line_width);
  std::string text;
  const auto add_line = [&](const std::function<const std::string&(const TextColumn&)>& cell, const char* before,
                            const char* behind) {
    std::string line;
    for (const TextColumn& column : columns) {
      line += std::string(line.empty() ? 0 : gap, ' ') + padded(cell(column), column.width, column.right);
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

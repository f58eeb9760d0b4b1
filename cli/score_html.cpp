#include <cmath>
#include <string>

#include "base/decimal.hpp"
#include "cli/score_views.hpp"
#include "scoring/wording.hpp"

namespace touchstone {
namespace {

constexpr std::string_view head = R"(<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Scores</title>
<style>
:root { color-scheme: light dark; --line: #d4d4d8; --mark: #1d4ed8; --band: #93c5fd; --soft: #52525b; }
@media (prefers-color-scheme: dark) { :root { --line: #3f3f46; --mark: #93c5fd; --band: #1e40af; --soft: #a1a1aa; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
.wide { overflow-x: auto; }
.change { min-width: 14rem; }
td:not(.change), th { white-space: nowrap; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.soft { color: var(--soft); }
.axis { stroke: var(--line); } .band { stroke: var(--band); stroke-width: 8; } .mark { fill: var(--mark); }
svg { display: block; width: 14rem; height: 1.25rem; }
@media print { body { margin: 0; max-width: none; } }
</style>
)";

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
    }
  }
  return safe;
}

std::string drawing(const Score& score) {
  constexpr double width = 224;
  const auto x = [&](double value) { return write_decimal(std::round(place_on_scale(score.metric, value) * width)); };
  std::string svg = R"(<svg viewBox="0 0 224 20" role="img" aria-label=")" + escaped(describe_score(score)) + "\">";
  svg += R"(<line x1="0" x2="224" y1="10" y2="10" class="axis"/>)";
  if (score.interval) {
    svg += "<line x1=\"" + x(score.interval->low) + "\" x2=\"" + x(score.interval->high) +
           R"(" y1="10" y2="10" class="band"/>)";
  }
  return svg + "<circle cx=\"" + x(*score.value) + R"(" cy="10" r="5" class="mark"/></svg>)";
}

std::string number_cell(const std::string& text) { return "<td class=\"number\">" + text + "</td>"; }

std::string table_row(const ScoreRow& row, bool has_changes) {
  const Metric metric = metric_of(row);
  const Score score = score_of(metric, row.tally);
  std::string html = "<tr>";
  for (const auto& key : row.group) html += "<th scope=\"row\">" + escaped(key.second.value_or("-")) + "</th>";
  html += "<td>" + metric_label(row) + "</td>" + number_cell(std::to_string(score.n));
  if (score.n >= few_answers) {
    html += number_cell(shown_figure(metric, *score.value));
    html += number_cell(score.interval ? shown_figure(metric, score.interval->low) + " to " +
                                             shown_figure(metric, score.interval->high)
                                       : "");
    html += "<td>" + drawing(score) + "</td>";
  } else {
    html += "<td></td><td></td><td class=\"soft\">" + std::string(score.n == 0 ? "no answers" : "too few answers") +
            "</td>";
  }
  if (has_changes) {
    html += "<td class=\"change\">";
    if (row.change) {
      html += describe_change(metric, row.change->before, row.change->after, row.change->difference,
                              row.change->adjusted_p);
    }
    html += "</td>";
  }
  if (row.weighted) {
    const bool shown = row.weighted->n() >= few_answers;
    html += number_cell(shown ? shown_figure(metric, *row.weighted->score(metric)) : "");
    html += number_cell(shown ? std::to_string(static_cast<std::uint64_t>(row.weighted->effective_n())) : "");
  }
  const std::optional<double> response = rates_of(row.showings).response;
  html += number_cell(response && row.showings.shown >= few_answers ? shown_figure(Metric::csat, 100 * *response) + " %"
                                                                    : "");
  return html + number_cell(std::to_string(row.invalid)) + number_cell(std::to_string(row.test)) + "</tr>\n";
}

std::string note(const ScoreRun& run) {
  const Rates rates = rates_of(run.showings);
  std::string html = "<p class=\"soft\">" + std::to_string(run.summary.responses - run.summary.test) + " responses; " +
                     std::to_string(run.summary.test) + " more in test mode are left out.";
  if (rates.response) {
    html += " Of " + std::to_string(run.showings.shown) + " showings, " +
            shown_figure(Metric::csat, 100 * *rates.start) + " % were answered and " +
            shown_figure(Metric::csat, 100 * *rates.response) + " % completed.";
  }
  if (run.summary.malformed_count > 0) {
    html += ' ' + std::to_string(run.summary.malformed_count) + " lines were no response records.";
  }
  return html +
         "</p>\n<p class=\"soft\">NPS: percentage of 9 and 10 minus percentage of 0 to 6. CSAT: percentage of 4 and 5. "
         "CES agreement_7: mean of 1 to 7, higher is better; effort_5: mean of 1 to 5, lower is better. Bars are 95 % "
         "intervals, on the whole range of the metric. Below ten answers no score is shown.</p>\n";
}

}  // namespace

std::string write_rows_html(const ScoreRun& run) {
  std::string html(head);
  html += "<h1>Scores</h1>\n";
  if (run.rows.empty()) return html + "<p>No scored answers.</p>\n" + note(run) + "</html>\n";
  const bool has_changes = run.rows.front().change.has_value();
  html += "<div class=\"wide\" role=\"region\" aria-label=\"Scores\" tabindex=\"0\"><table>\n<thead><tr>";
  for (const auto& key : run.rows.front().group) html += "<th scope=\"col\">" + escaped(key.first) + "</th>";
  html +=
      R"(<th scope="col">metric</th><th scope="col" class="number">n</th><th scope="col" class="number">score</th>)";
  html += R"(<th scope="col" class="number">95 % between</th><th scope="col">range</th>)";
  if (has_changes) {
    html += "<th scope=\"col\">" + escaped(run.rows.front().change->before_period) + " to " +
            escaped(run.rows.front().change->after_period) + "</th>";
  }
  if (run.rows.front().weighted) {
    html += R"(<th scope="col" class="number">weighted</th><th scope="col" class="number">effective n</th>)";
  }
  html += R"(<th scope="col" class="number">completed</th>)";
  html += R"(<th scope="col" class="number">invalid</th><th scope="col" class="number">test</th></tr></thead><tbody>)";
  html += '\n';
  for (const ScoreRow& row : run.rows) html += table_row(row, has_changes);
  return html + "</tbody></table></div>\n" + note(run) + "</html>\n";
}

}  // namespace touchstone

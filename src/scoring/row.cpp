#include "scoring/row.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "scoring/write.hpp"

namespace touchstone {
namespace {

void member_count(JsonWriter& out, std::string_view name, std::uint64_t count) {
  out.member_number(name, static_cast<double>(count));
}

bool is_told_apart(const Change& change) { return change.adjusted_p && is_reliable(*change.adjusted_p); }

void write_change(JsonWriter& out, Metric metric, const Change& change, ReportLanguage language) {
  out.name("change");
  out.open_object();
  out.member("before", change.before_period);
  out.member("after", change.after_period);
  member_count(out, "n_before", change.before.n());
  member_count(out, "n_after", change.after.n());
  write_member(out, "score_before", score_of(metric, change.before).value);
  write_member(out, "score_after", score_of(metric, change.after).value);
  write_member(out, "delta", change.difference.delta);
  write_member(out, "interval", change.difference.interval);
  write_member(out, "p", change.difference.p);
  write_member(out, "adjusted_p", change.adjusted_p);
  out.member_boolean("reliable", is_told_apart(change));
  out.member("text",
             describe_change(metric, change.before, change.after, change.difference, change.adjusted_p, language));
  out.close_object();
}

void write_counts(JsonWriter& out, Metric metric, const Tally& tally) {
  switch (metric) {
    case Metric::nps: {
      const NpsCounts counts = nps_counts(tally);
      member_count(out, "promoters", counts.promoters);
      member_count(out, "passives", counts.passives);
      member_count(out, "detractors", counts.detractors);
      break;
    }
    case Metric::csat:
      member_count(out, "satisfied", good_share(metric, tally).part);
      break;
    case Metric::ces_agreement_7:
    case Metric::ces_effort_5:
      member_count(out, "easy", good_share(metric, tally).part);
      break;
    case Metric::rating:
      break;
  }
}

void write_showings(JsonWriter& out, const Showings& showings) {
  out.name("rates");
  out.open_object();
  member_count(out, "shown", showings.shown);
  member_count(out, "started", showings.started);
  member_count(out, "completed", showings.completed);
  write_rates(out, rates_of(showings));
  out.close_object();
}

void write_weighted(JsonWriter& out, Metric metric, const WeightedAnswers& weighted) {
  out.name("weighted");
  out.open_object();
  member_count(out, "n", weighted.n());
  member_count(out, "left_out", weighted.left_out());
  out.member_number("effective_n", weighted.effective_n());
  write_member(out, "score", weighted.score(metric));
  write_member(out, "interval", weighted.score_interval(metric));
  out.close_object();
}

bool is_ces(Metric metric) { return metric == Metric::ces_agreement_7 || metric == Metric::ces_effort_5; }

void write_row(JsonWriter& out, const ScoreRow& row, ReportLanguage language) {
  const Metric metric = metric_of(row);
  const Score score = score_of(metric, row.tally);
  out.open_object();
  out.name("group");
  write_group(out, row.group);
  out.member("metric", type_name(metric));
  const std::string variant(variant_name(metric));
  write_member_text(out, "variant", row.metric && !variant.empty() ? std::optional(variant) : std::nullopt);
  write_member_text(out, "question", row.question);
  member_count(out, "n", score.n);
  write_counts(out, metric, row.tally);
  write_member(out, "score", score.value);
  write_member(out, "interval", score.interval);
  if (is_ces(metric)) {
    write_member(out, "easy_percent", score.good_percent);
    write_member(out, "easy_interval", score.good_interval);
  }
  out.member("reliability", name_of(score.reliability));
  member_count(out, "invalid", row.invalid);
  member_count(out, "test", row.test);
  write_showings(out, row.showings);
  if (metric == Metric::nps) write_member(out, "nonresponse", nonresponse_of(row));
  if (row.weighted) write_weighted(out, metric, *row.weighted);
  if (row.change) write_change(out, metric, *row.change, language);
  out.close_object();
}

std::string cell(std::string_view text) {
  // https://owasp.org/www-community/attacks/CSV_Injection
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  std::string written = formula ? "'" : "";
  written += text;
  if (written.find_first_of(",\"\r\n") == std::string::npos) return written;
  std::string quoted = "\"";
  for (const char c : written) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

std::string cell(const std::optional<double>& value) { return value ? write_decimal(*value) : std::string(); }

std::string bounds(const std::optional<Interval>& interval) {
  if (!interval) return ",";
  return write_decimal(interval->low) + ',' + write_decimal(interval->high);
}

std::string change_cells(Metric metric, const Change& change) {
  const auto& [delta, interval, p] = change.difference;
  return ',' + cell(change.before_period) + ',' + cell(change.after_period) + ',' + std::to_string(change.before.n()) +
         ',' + std::to_string(change.after.n()) + ',' + cell(score_of(metric, change.before).value) + ',' +
         cell(score_of(metric, change.after).value) + ',' + cell(delta) + ',' + bounds(interval) + ',' + cell(p) + ',' +
         cell(change.adjusted_p) + ',' + (is_told_apart(change) ? "true" : "false");
}

}  // namespace

std::optional<Interval> nonresponse_of(const ScoreRow& row) {
  const std::uint64_t n = row.tally.n();
  if (row.metric != Metric::nps || n == 0 || n > row.showings.shown) return std::nullopt;
  const double rate = static_cast<double>(n) / static_cast<double>(row.showings.shown);
  return nonresponse_bound(*nps_of(nps_counts(row.tally)), rate);
}

void adjust(std::vector<ScoreRow>& rows) {
  std::vector<double> p;
  for (const ScoreRow& row : rows) {
    if (row.change && row.change->difference.p) p.push_back(*row.change->difference.p);
  }
  const std::vector<double> adjusted = holm(p);
  std::size_t at = 0;
  for (ScoreRow& row : rows) {
    if (row.change && row.change->difference.p) row.change->adjusted_p = adjusted[at++];
  }
}

std::string write_rows_json(const std::vector<ScoreRow>& rows, ReportLanguage language) {
  std::string text;
  JsonWriter out(text);
  out.open_array();
  for (const ScoreRow& row : rows) write_row(out, row, language);
  out.close_array();
  return text;
}

std::string write_rows_csv(const std::vector<ScoreRow>& rows) {
  std::string text;
  if (!rows.empty()) {
    for (const auto& key : rows.front().group) text += cell(key.first) + ',';
  }
  text +=
      "metric,variant,question,n,good,detractors,score,low,high,good_percent,good_low,good_high,reliability,invalid,"
      "test,shown,started,completed,nonresponse_low,nonresponse_high";
  const bool has_weights = !rows.empty() && rows.front().weighted;
  if (has_weights) text += ",weighted_n,effective_n,weighted_score,weighted_low,weighted_high";
  const bool has_changes = std::any_of(rows.begin(), rows.end(), [](const ScoreRow& row) { return row.change; });
  if (has_changes) {
    text += ",before,after,n_before,n_after,score_before,score_after,delta,delta_low,delta_high,p,adjusted_p,reliable";
  }
  text += "\r\n";
  for (const ScoreRow& row : rows) {
    const Metric metric = metric_of(row);
    const Score score = score_of(metric, row.tally);
    for (const auto& key : row.group) text += cell(key.second.value_or("")) + ',';
    text += std::string(type_name(metric)) + ',' + std::string(row.metric ? variant_name(metric) : "") + ',';
    text += cell(row.question.value_or("")) + ',' + std::to_string(score.n) + ',' + std::to_string(score.good.part);
    text += ',';
    if (metric == Metric::nps) text += std::to_string(nps_counts(row.tally).detractors);
    text += ',' + cell(score.value) + ',' + bounds(score.interval) + ',' + cell(score.good_percent) + ',';
    text += bounds(score.good_interval) + ',' + std::string(name_of(score.reliability)) + ',';
    text +=
        std::to_string(row.invalid) + ',' + std::to_string(row.test) + ',' + std::to_string(row.showings.shown) + ',';
    text += std::to_string(row.showings.started) + ',' + std::to_string(row.showings.completed) + ',';
    text += bounds(nonresponse_of(row));
    if (row.weighted) {
      text += ',' + std::to_string(row.weighted->n()) + ',' + write_decimal(row.weighted->effective_n()) + ',';
      text += cell(row.weighted->score(metric)) + ',' + bounds(row.weighted->score_interval(metric));
    }
    if (has_changes) text += row.change ? change_cells(metric, *row.change) : ",,,,,,,,,,,,";
    text += "\r\n";
  }
  return text;
}

}  // namespace touchstone

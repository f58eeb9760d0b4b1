#include "responses/sql.hpp"

#include <algorithm>
#include <array>

#include "base/decimal.hpp"
#include "base/words.hpp"
#include "definition/scale.hpp"
#include "scoring/nps_adjusted.hpp"
#include "scoring/quantile.hpp"
#include "scoring/score.hpp"

namespace touchstone {
namespace {

/// What dialects say differently. In all of these $ stands for a name or an expression.
struct Words {
  std::string_view name;
  /// Double precision.
  std::string_view real;
  /// The rows of `latest`, one for each answer of `record`, which is `answer`.
  std::string_view each_answer;
  /// The member $ of `answer` as text; null where it is not there.
  std::string_view answer_text;
  /// The value of `answer` as a number; null where it is a text or anything else.
  std::string_view answer_number;
  /// The top-level member $ of `record` as text, and $ of its context.
  std::string_view record_text;
  std::string_view context_text;
  /// The ISO week of `shown_at`: 2026-W47.
  std::string_view week;
};

constexpr std::array<Words, 5> dialects = {{
    {"postgresql", "double precision",
     "latest CROSS JOIN LATERAL jsonb_array_elements(CAST(latest.record AS jsonb) -> 'answers') AS each_answer(answer)",
     "answer ->> '$'",
     "CASE WHEN jsonb_typeof(answer -> 'value') = 'number' THEN CAST(answer ->> 'value' AS double precision) END",
     "CAST(record AS jsonb) ->> '$'", "CAST(record AS jsonb) -> 'context' ->> '$'",
     "to_char(CAST(substr(shown_at, 1, 10) AS date), 'IYYY-\"W\"IW')"},
    {"duckdb", "DOUBLE",
     // A join would find the answers of equal records once, and compare all records for that: seven times as long.
     R"((SELECT *, unnest(from_json(json_extract(record, '/answers'), '["JSON"]')) AS answer FROM latest) AS latest)",
     "json_extract_string(answer, '/$')",
     "CASE WHEN json_type(answer, '/value') IN ('BIGINT', 'UBIGINT', 'DOUBLE') "
     "THEN CAST(json_extract_string(answer, '/value') AS DOUBLE) END",
     "json_extract_string(record, '/$')", "json_extract_string(record, '/context/$')",
     "strftime(CAST(substr(shown_at, 1, 10) AS DATE), '%G-W%V')"},
    {"bigquery", "FLOAT64", "latest CROSS JOIN UNNEST(JSON_QUERY_ARRAY(latest.record, '$.answers')) AS answer",
     "JSON_VALUE(answer, '$.$')",
     "IF(JSON_TYPE(JSON_QUERY(PARSE_JSON(answer), '$.value')) = 'number', "
     "CAST(JSON_VALUE(answer, '$.value') AS FLOAT64), NULL)",
     "JSON_VALUE(record, '$.$')", "JSON_VALUE(record, '$.context[\"$\"]')",
     "FORMAT_DATE('%G-W%V', DATE(SUBSTR(shown_at, 1, 10)))"},
    {"clickhouse", "Float64", "latest ARRAY JOIN JSONExtractArrayRaw(latest.record, 'answers') AS answer",
     "JSONExtract(answer, '$', 'Nullable(String)')",
     "if(JSONType(answer, 'value') IN ('Int64', 'UInt64', 'Double'), JSONExtract(answer, 'value', "
     "'Nullable(Float64)'), "
     "NULL)",
     "JSONExtract(record, '$', 'Nullable(String)')", "JSONExtract(record, 'context', '$', 'Nullable(String)')",
     "formatDateTime(toDate(substring(shown_at, 1, 10)), '%G-W%V')"},
    {"spark", "DOUBLE",
     "latest LATERAL VIEW explode(from_json(get_json_object(latest.record, '$.answers'), 'array<string>')) each_answer "
     "AS answer",
     "get_json_object(answer, '$.$')",
     R"(CASE WHEN answer RLIKE '"value"\\s*:\\s*-?[0-9]' THEN CAST(get_json_object(answer, '$.value') AS DOUBLE) END)",
     "get_json_object(record, '$.$')", "get_json_object(record, '$.context[\\'$\\']')",
     "concat(extract(YEAROFWEEK FROM to_date(substr(shown_at, 1, 10))), '-W', "
     "lpad(extract(WEEK FROM to_date(substr(shown_at, 1, 10))), 2, '0'))"},
}};

const Words& words_of(SqlDialect dialect) { return dialects[static_cast<std::size_t>(dialect)]; }

/// Puts a name in the place of the last $: paths begin with one.
std::string with(std::string_view pattern, std::string_view name) {
  std::string text(pattern);
  text.replace(text.rfind('$'), 1, name);
  return text;
}

/// A name within quotes of SQL and of a path: what could end either is left out.
std::string safe(std::string_view name) {
  std::string text(name);
  const auto unsafe = [](char c) { return std::string_view("'\"\\$`[]").find(c) != std::string_view::npos; };
  text.erase(std::remove_if(text.begin(), text.end(), unsafe), text.end());
  return text;
}

std::string quoted(const Words& words, std::string_view name) {
  const char quote = words.name == "bigquery" || words.name == "spark" ? '`' : '"';
  std::string text(safe(name));
  // BigQuery takes no dots in the name of a column.
  std::replace(text.begin(), text.end(), '.', '_');
  return quote + text + quote;
}

std::string expression(const Words& words, const Dimension& dimension) {
  switch (dimension.kind) {
    case Dimension::Kind::touchpoint:
    case Dimension::Kind::survey:
    case Dimension::Kind::locale:
      return dimension.name;
    case Dimension::Kind::question:
      return with(words.answer_text, "question");
    case Dimension::Kind::variant:
      return with(words.record_text, "variant");
    case Dimension::Kind::day:
      return "substr(shown_at, 1, 10)";
    case Dimension::Kind::month:
      return "substr(shown_at, 1, 7)";
    case Dimension::Kind::week:
      return std::string(words.week);
    case Dimension::Kind::context:
      return with(words.context_text, safe(dimension.context_key()));
  }
  return {};
}

struct Scored {
  Metric metric;
  /// Within the segments as `segment_of` has them: good, bad.
  std::string_view good, bad;
};
constexpr std::array<Scored, 4> scored = {{{Metric::nps, "promoter", "detractor"},
                                           {Metric::csat, "satisfied", "dissatisfied"},
                                           {Metric::ces_agreement_7, "easy", "difficult"},
                                           {Metric::ces_effort_5, "easy", "difficult"}}};

/// What identifies answers of the metric.
std::string is_metric(Metric metric) {
  std::string text = "type = '" + std::string(type_name(metric)) + "'";
  if (!variant_name(metric).empty()) text += " AND ces = '" + std::string(variant_name(metric)) + "'";
  return text;
}

/// `CASE WHEN type = 'nps' AND value BETWEEN 9 AND 10 ... THEN 1 ELSE 0 END`, from the very scales that the scorer has.
std::string in_segment(bool good) {
  std::string text = "CASE";
  for (const Scored& each : scored) {
    const Scale scale = scale_of(each.metric);
    int first = scale.last + 1;
    int last = scale.first - 1;
    for (int value = scale.first; value <= scale.last; ++value) {
      if (segment_of(each.metric, value) != (good ? each.good : each.bad)) continue;
      first = std::min(first, value);
      last = std::max(last, value);
    }
    text += " WHEN " + is_metric(each.metric) + " AND value BETWEEN " + std::to_string(first) + " AND " +
            std::to_string(last) + " THEN 1";
  }
  return text + " ELSE 0 END";
}

std::string is_on_scale() {
  std::string text;
  for (const Scored& each : scored) {
    const Scale scale = scale_of(each.metric);
    text += (text.empty() ? "(" : "\n    OR (") + is_metric(each.metric) + " AND value BETWEEN " +
            std::to_string(scale.first) + " AND " + std::to_string(scale.last) + ")";
  }
  return text;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

/// The description. Names in braces are filled in; everything else is SQL that all dialects know.
constexpr std::string_view description = R"(-- Scores by touchstone sql, in the dialect of {dialect}.
WITH ranked AS (
  SELECT responses.*, row_number() OVER (PARTITION BY response_id ORDER BY revision DESC) AS place
  FROM {table} responses
),
latest AS (
  SELECT * FROM ranked WHERE place = 1 AND mode <> 'test'
),
answers AS (
  SELECT {group_columns}{question} AS question, {type} AS type, {ces} AS ces,
         {number} AS value
  FROM {each_answer}
),
judged AS (
  SELECT {group_names}question, type, ces, value, {good} AS good, {bad} AS bad
  FROM answers
  WHERE value = floor(value) AND (
    {on_scale})
),
counted AS (
  SELECT {group_names}type AS metric, CASE WHEN type = 'ces' THEN ces END AS ces_variant,
         count(*) AS n, sum(good) AS good, sum(bad) AS bad,
         CAST(count(*) AS {real}) AS m, CAST(sum(good) AS {real}) AS g, CAST(sum(bad) AS {real}) AS b,
         avg(CAST(value AS {real})) AS mean, stddev_samp(CAST(value AS {real})) AS deviation
  FROM judged
  GROUP BY {group_names}type, CASE WHEN type = 'ces' THEN ces END
),
adjusted AS (
  SELECT counted.*, 100 * g / m AS good_percent,
         (g - b) / (m + {added}) AS net,
         sqrt(((g + b + {half_added}) / (m + {added}) - (g - b) * (g - b) / ((m + {added}) * (m + {added}))) / (m + {added})) AS net_error,
         (g / m + {z} * {z} / (2 * m)) / (1 + {z} * {z} / m) AS centre,
         {z} / (1 + {z} * {z} / m) * sqrt(g / m * (1 - g / m) / m + {z} * {z} / (4 * m * m)) AS half
  FROM counted
)
SELECT {group_names}metric, ces_variant, n, good, bad,
       CASE metric WHEN 'nps' THEN 100 * (g - b) / m WHEN 'csat' THEN good_percent ELSE mean END AS score,
       CASE metric WHEN 'nps' THEN 100 * greatest(-1, net - {z} * net_error)
                   WHEN 'csat' THEN 100 * greatest(0, centre - half) END AS low,
       CASE metric WHEN 'nps' THEN 100 * least(1, net + {z} * net_error)
                   WHEN 'csat' THEN 100 * least(1, centre + half) END AS high,
       good_percent, 100 * greatest(0, centre - half) AS good_low, 100 * least(1, centre + half) AS good_high,
       mean, deviation,
       CASE WHEN n < {few} THEN 'too_few' WHEN n < {enough} THEN 'low' ELSE 'ok' END AS reliability
FROM adjusted
ORDER BY {group_names}metric, ces_variant
)";

}  // namespace

Result<SqlDialect> read_sql_dialect(std::string_view name) {
  std::string known;
  for (std::size_t i = 0; i < dialects.size(); ++i) {
    if (name == dialects[i].name) return static_cast<SqlDialect>(i);
    known += (known.empty() ? "" : ", ") + std::string(dialects[i].name);
  }
  return Error{.code = "unknown_word",
               .message = "there is no SQL dialect \"" + std::string(name) + "\"",
               .hint = "there are: " + known};
}

std::string write_sql(SqlDialect dialect, const std::vector<Dimension>& by, std::string_view table) {
  const Words& words = words_of(dialect);
  std::string columns;
  std::string names;
  for (const Dimension& dimension : by) {
    // `question` is a column of its own right.
    const std::string name = quoted(words, dimension.name);
    if (dimension.kind != Dimension::Kind::question) columns += expression(words, dimension) + " AS " + name + ", ";
    names += name + ", ";
  }
  std::string sql(description);
  // Where questions are told apart the column is there already.
  for (const Dimension& dimension : by) {
    if (dimension.kind == Dimension::Kind::question) {
      sql = replaced(sql, "SELECT {group_names}question, type, ces, value, {good}",
                     "SELECT {group_names}type, ces, value, {good}");
    }
  }
  const std::array<std::pair<std::string_view, std::string>, 17> parts = {{
      {"{dialect}", std::string(words.name)},
      {"{table}", std::string(table)},
      {"{group_columns}", columns},
      {"{group_names}", names},
      {"{question}", with(words.answer_text, "question")},
      {"{type}", with(words.answer_text, "type")},
      {"{ces}", with(words.answer_text, "variant")},
      {"{number}", std::string(words.answer_number)},
      {"{each_answer}", std::string(words.each_answer)},
      {"{good}", in_segment(true)},
      {"{bad}", in_segment(false)},
      {"{on_scale}", is_on_scale()},
      {"{real}", std::string(words.real)},
      {"{added}", write_decimal(adjusted_wald_answers)},
      {"{half_added}", write_decimal(adjusted_wald_answers / 2)},
      {"{z}", write_decimal(critical_z(usual_confidence))},
      {"{few}", std::to_string(few_answers)},
  }};
  for (const auto& [what, with_this] : parts) sql = replaced(sql, what, with_this);
  return replaced(sql, "{enough}", std::to_string(enough_answers));
}

}  // namespace touchstone

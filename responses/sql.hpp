#pragma once
// The same scores where the data lies: one description of what counts, written as SQL of several dialects.
//
// The table is the collector's (collector/schema.cpp), or any other with its columns: `response_id`, `revision`,
// `mode`, `survey`, `touchpoint`, `locale`, `shown_at` as texts, and `record`, the record as JSON text.
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "report/grouping.hpp"

namespace touchstone {

enum class SqlDialect : unsigned char { postgresql, duckdb, bigquery, clickhouse, spark };

/// "postgresql", ... Refused with the list of them.
Result<SqlDialect> read_sql_dialect(std::string_view name);

/// One SELECT: a row for each group and metric with `n`, the counts of each class, `score`, its interval (NPS and CSAT)
/// and, for CES, `easy_percent` with its interval and the standard deviation; Student's t is nothing that SQL has.
/// Responses in test mode are left out. Of a response that stands in several rows the highest revision counts.
std::string write_sql(SqlDialect dialect, const std::vector<Dimension>& by, std::string_view table);

}  // namespace touchstone

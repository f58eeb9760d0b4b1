#pragma once
// A report for people. Below ten answers there is no score to see, only how many there are.
#include <cstddef>
#include <string>

#include "responses/score.hpp"

namespace touchstone {

/// Aligned columns, with each interval drawn on its scale. UTF-8; with `colour` ANSI escapes. `line_width`: within which
/// lines should fit, by shorter drawings; 0: as long as they are.
std::string write_rows_table(const ScoreRun& run, bool colour, std::size_t line_width);

/// One page that needs no network: a table, with each interval drawn.
std::string write_rows_html(const ScoreRun& run);

/// Where a figure stands on its metric's whole range, 0 to 1: NPS -100 to 100, CSAT 0 to 100, means their scale.
double place_on_scale(Metric metric, double value);

/// "nps", "ces agreement_7", "ces ?" where the variant is not known.
std::string metric_label(const ScoreRow& row);

}  // namespace touchstone

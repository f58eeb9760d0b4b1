#pragma once
// The checks behind the reader's. docs/lint.md says of each code what it means and why it is there.
#include <vector>

#include "definition/definition.hpp"
#include "lint/faults.hpp"
#include "lint/footing.hpp"
#include "lint/paths.hpp"
#include "lint/reads.hpp"
#include "lint/report.hpp"
#include "lint/written.hpp"

namespace touchstone {

/// What a check looks at: the file as written, and what it means. In a file that holds errors of the reader's, what it
/// refused is null in the former, and empty in the latter.
struct Checked {
  Written root;
  const Definition& definition;
  /// Advice at a fault, or at what holds one, is dropped afterwards. What a check says for other reasons it must ask.
  const Faults& faults;
  /// One for each survey.
  std::vector<Footing> footing;
  std::vector<Read> reads;
  std::vector<TextPlace> texts;
  /// One for each survey.
  std::vector<PathAccount> accounts;
};

/// unknown_variable: conditions and insertions that read what cannot be there. Answers for each survey whether one of
/// its conditions does: what its paths look like then follows from the mistake.
std::vector<bool> check_variables(const Checked& file, Report& report);

/// bad_path, undeclared_context, unused_context: what is read of the page's context, and what leaves the page.
void check_context(const Checked& file, Report& report);

/// missing_locale, missing_translation, locale_without_text.
void check_languages(const Checked& file, Report& report);

/// nps_twice, nps_lookalike, score_optional, scale_direction, no_free_text_after_score: what spoils a score.
void check_scores(const Checked& file, Report& report);

/// too_many_questions, required_free_text, no_rest: what tires visitors.
void check_burden(const Checked& file, Report& report);

/// secret_in_file, http_endpoint, no_endpoint, contact_without_consent: what is given away.
void check_privacy(const Checked& file, Report& report);

/// accent_contrast: colours that the widget will not use as written.
void check_colours(const Checked& file, Report& report);

/// stale_views: first views that were prepared for another file.
void check_prepared(const Checked& file, Report& report);

/// never_shown: days that contradict each other. unused_touchpoint: what the page notices for nobody.
void check_moments(const Checked& file, Report& report);

}  // namespace touchstone

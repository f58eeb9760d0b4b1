#pragma once
// The cases of tests/schema/corpus, expanded as tests/schema/corpus.mjs does it.
#include <set>
#include <string>
#include <vector>

namespace touchstone {

struct CorpusCase {
  std::string title;
  /// A whole surveys.json.
  std::string text;
  /// Of the reader's complaints; empty: it has none.
  std::set<std::string> codes;
};

/// All those that are surveys.json.
std::vector<CorpusCase> survey_corpus();

}  // namespace touchstone

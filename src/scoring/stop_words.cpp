#include "scoring/stop_words.hpp"

#include <algorithm>
#include <array>

namespace touchstone {
namespace {

/// Sorted by their bytes.
constexpr std::array words = std::to_array<std::string_view>({
    "a",      "aber",    "about",    "after",  "all",    "alle",    "allem",  "allen",   "aller",  "alles",  "als",
    "also",   "am",      "an",       "and",    "any",    "are",     "as",     "at",      "auch",   "auf",    "aus",
    "be",     "because", "been",     "before", "bei",    "beim",    "being",  "bin",     "bis",    "bist",   "but",
    "by",     "can",     "could",    "da",     "damit",  "dann",    "das",    "dass",    "daß",    "de",     "dein",
    "deine",  "dem",     "den",      "denn",   "der",    "des",     "dessen", "did",     "die",    "dies",   "diese",
    "diesem", "diesen",  "dieser",   "dieses", "dir",    "do",      "doch",   "does",    "doing",  "dort",   "du",
    "durch",  "ein",     "eine",     "einem",  "einen",  "einer",   "eines",  "einfach", "er",     "es",     "etwas",
    "euch",   "euer",    "eure",     "for",    "from",   "für",     "ganz",   "gar",     "gegen",  "get",    "gewesen",
    "ging",   "got",     "hab",      "habe",   "haben",  "had",     "has",    "hat",     "hatte",  "hatten", "have",
    "having", "he",      "her",      "here",   "hers",   "hier",    "him",    "hin",     "hinter", "his",    "how",
    "i",      "ich",     "if",       "ihm",    "ihn",    "ihnen",   "ihr",    "ihre",    "ihrem",  "ihren",  "ihrer",
    "im",     "in",      "ins",      "into",   "is",     "ist",     "it",     "its",     "ja",     "jede",   "jedem",
    "jeden",  "jeder",   "jedes",    "jetzt",  "just",   "kann",    "können", "könnte",  "like",   "mal",    "man",
    "me",     "mehr",    "mein",     "meine",  "meinem", "meinen",  "meiner", "mich",    "mir",    "mit",    "more",
    "most",   "muss",    "musste",   "my",     "nach",   "noch",    "nun",    "nur",     "ob",     "oder",   "of",
    "on",     "or",      "our",      "ours",   "out",    "over",    "own",    "really",  "schon",  "sehr",   "sein",
    "seine",  "seinem",  "seinen",   "seiner", "she",    "should",  "sich",   "sie",     "sind",   "so",     "soll",
    "sollte", "some",    "sondern",  "sonst",  "such",   "than",    "that",   "the",     "their",  "them",   "then",
    "there",  "these",   "they",     "this",   "those",  "through", "to",     "too",     "um",     "und",    "under",
    "uns",    "unser",   "unsere",   "unter",  "up",     "us",      "very",   "viel",    "vom",    "von",    "vor",
    "war",    "waren",   "warum",    "was",    "we",     "weil",    "wenn",   "wer",     "werde",  "werden", "were",
    "what",   "when",    "where",    "which",  "while",  "who",     "whom",   "why",     "wie",    "wieder", "will",
    "wir",    "wird",    "with",     "wo",     "would",  "wurde",   "wurden", "you",     "your",   "yours",  "zu",
    "zum",    "zur",     "zwischen", "über",
});

constexpr bool is_sorted() {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!(words[i - 1] < words[i])) return false;
  }
  return true;
}
static_assert(is_sorted());

}  // namespace

bool is_stop_word(std::string_view word) { return std::binary_search(words.begin(), words.end(), word); }

}  // namespace touchstone

#include "lint/reads.hpp"

#include "base/words.hpp"
#include "definition/text.hpp"
#include "logic/coerce.hpp"

namespace touchstone {
namespace {

/// Collects what is read at one moment of a visit.
class Collector {
 public:
  Collector(std::vector<Read>& reads, std::size_t survey, std::size_t answered)
      : reads_(reads), survey_(survey), answered_(answered) {}

  /// A rule is data: an object with one member, the operator, over its arguments. One with several is an error of the
  /// reader's; what they read is looked at all the same.
  void condition(const Written& rule) {
    for (std::size_t i = 0; rule && i < rule.count(); ++i) {
      rule.value().is_object() ? operation(rule.item(i)) : condition(rule.item(i));
    }
  }

  /// A string with insertions. `in_template`: members of the record are known there, too.
  void insertions(const Written& text, Read::By by) {
    for (const Piece& piece : take_apart(text.text(), by == Read::By::body_template).pieces) {
      if (!piece.path.empty()) add(by, piece.path, text);
    }
  }

  void body_template(const Written& value) {
    if (!value) return;
    insertions(value, Read::By::body_template);
    for (std::size_t i = 0; i < value.count(); ++i) body_template(value.item(i));
  }

 private:
  void operation(const Written& arguments) {
    const std::string& name = arguments.value().name();
    if (name == "var") return variable(arguments);
    if (name == "missing") return names(arguments);
    // What these do for each item, they do in the item's own scope.
    const bool has_scope = has_word("map filter reduce all none some", name);
    if (!arguments.value().is_array()) return condition(arguments);
    for (std::size_t i = 0; i < arguments.count(); ++i) {
      if (has_scope && i == 1) continue;
      name == "missing_some" && i == 1 ? names(arguments.item(i)) : condition(arguments.item(i));
    }
  }

  void variable(const Written& arguments) {
    if (!arguments.value().is_array()) return path(arguments);
    if (arguments.count() == 0) return add(Read::By::condition, "", arguments);
    path(arguments.item(0));
    if (arguments.count() > 1) condition(arguments.item(1));
  }

  /// A path that is computed is not known before the visit.
  void path(const Written& written) {
    const Json& value = written.value();
    if (value.is_array() || value.is_object()) return condition(written);
    add(Read::By::condition, value.is_null() ? std::string() : to_text(value), written);
  }

  void names(const Written& list) {
    if (!list.value().is_array()) return path(list);
    for (std::size_t i = 0; i < list.count(); ++i) {
      list.item(i).value().is_array() ? names(list.item(i)) : path(list.item(i));
    }
  }

  void add(Read::By by, std::string path, const Written& node) {
    reads_.push_back({by, std::move(path), node, survey_, answered_});
  }

  std::vector<Read>& reads_;
  std::size_t survey_;
  std::size_t answered_;
};

void add_text(std::vector<TextPlace>& texts, const Written& text, std::size_t survey, std::size_t answered) {
  if (!text || !(text.value().is_text() || text.value().is_object())) return;
  texts.push_back({text, survey, answered});
}

void question_texts(std::vector<TextPlace>& texts, const Written& question, std::size_t survey, std::size_t index) {
  // A visitor who came back to a question sees it with its own answer.
  const auto add = [&](const Written& text) { add_text(texts, text, survey, index + 1); };
  for (const std::string_view name : {"text", "help", "placeholder", "label", "consent"}) add(question.member(name));
  const Written labels = question.member("labels");
  for (std::size_t i = 0; i < labels.count(); ++i) add(labels.item(i));
  const Written options = question.list("options");
  for (std::size_t i = 0; i < options.count(); ++i) add(options.item(i).member("text"));
}

/// Other words for questions and endings, read where those are.
void variant_texts(std::vector<TextPlace>& texts, const Written& survey, std::size_t index) {
  const Written questions = survey.list("questions");
  const Written variants = survey.list("variants");
  for (std::size_t v = 0; v < variants.count(); ++v) {
    const Written reworded = variants.item(v).member("texts");
    for (std::size_t t = 0; t < reworded.count(); ++t) {
      std::size_t place = 0;
      while (place < questions.count() &&
             questions.item(place).member("id").text() != reworded.item(t).value().name()) {
        ++place;
      }
      add_text(texts, reworded.item(t), index, place == questions.count() ? place : place + 1);
    }
  }
}

void survey_reads(std::vector<Read>& reads, const Written& survey, std::size_t index) {
  Collector(reads, index, 0).condition(survey.member("show").member("when"));
  const Written questions = survey.list("questions");
  for (std::size_t i = 0; i < questions.count(); ++i) {
    Collector(reads, index, i).condition(questions.item(i).member("when"));
    const Written next = questions.item(i).list("next");
    for (std::size_t j = 0; j < next.count(); ++j) {
      Collector(reads, index, i + 1).condition(next.item(j).member("when"));
    }
  }
  const Written endings = survey.list("endings");
  for (std::size_t i = 0; i < endings.count(); ++i) {
    Collector(reads, index, questions.count()).condition(endings.item(i).member("when"));
  }
}

}  // namespace

std::vector<TextPlace> texts_of(const Written& root) {
  std::vector<TextPlace> texts;
  const Written surveys = root.list("surveys");
  for (std::size_t s = 0; s < surveys.count(); ++s) {
    const Written survey = surveys.item(s);
    add_text(texts, survey.member("display").member("label"), s, 0);
    const Written questions = survey.list("questions");
    for (std::size_t i = 0; i < questions.count(); ++i) question_texts(texts, questions.item(i), s, i);
    const Written endings = survey.list("endings");
    for (std::size_t i = 0; i < endings.count(); ++i) {
      add_text(texts, endings.item(i).member("text"), s, questions.count());
      add_text(texts, endings.item(i).member("link").member("text"), s, questions.count());
    }
    variant_texts(texts, survey, s);
  }
  return texts;
}

std::vector<Read> reads_of(const Written& root) {
  std::vector<Read> reads;
  const Written endpoints = root.list("endpoints");
  for (std::size_t i = 0; i < endpoints.count(); ++i) {
    Collector collector(reads, Read::of_no_survey, 0);
    collector.condition(endpoints.item(i).member("when"));
    collector.body_template(endpoints.item(i).member("template"));
  }
  const Written surveys = root.list("surveys");
  for (std::size_t s = 0; s < surveys.count(); ++s) survey_reads(reads, surveys.item(s), s);
  for (const TextPlace& text : texts_of(root)) {
    Collector collector(reads, text.survey, text.answered);
    collector.insertions(text.node, Read::By::insertion);
    for (std::size_t i = 0; i < text.node.count(); ++i) collector.insertions(text.node.item(i), Read::By::insertion);
  }
  return reads;
}

}  // namespace touchstone

#include "responses/told.hpp"

#include "report/shape.hpp"

namespace touchstone {

void ToldRecords::add(const RecordReader& record) {
  if (count_ == most) settle();
  Told& told = told_[count_++];
  const auto size = [&] { return static_cast<std::uint32_t>(bytes_.size()); };
  told.key = record.key();
  told.revision = record.revision();
  told.said_at = size();
  // How a showing ended, beside completed, is in no score.
  bytes_ += static_cast<char>(record.flags() & ~dismissed_flag);
  groups_.write_said(record, bytes_);
  told.answers_at = size();
  bytes_ += record.answers();
  for (std::size_t place = 0; place < record.comment_count(); ++place) {
    const RecordReader::Comment comment = record.comment(place);
    bytes_ += static_cast<char>(comment_mark);
    append_text(bytes_, comment.question);
    append_text(bytes_, comment.text);
  }
  told.end = size();
  told.hashes = numbers_.prefetch(text_of(told));
}

void ToldRecords::settle() {
  for (std::size_t i = 0; i < count_; ++i) {
    const Told& told = told_[i];
    latest_.put({.key = told.key, .revision = told.revision, .shape = numbers_.number_of(text_of(told), told.hashes)});
  }
  count_ = 0;
  bytes_.clear();
}

}  // namespace touchstone

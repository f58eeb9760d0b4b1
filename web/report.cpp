#include <string>
#include <string_view>

#include "report/report.hpp"
#include "workbench.h"

struct touchstone_report {
  touchstone::Report report;
  std::string input;
  std::string output;

  std::string_view text(size_t length) const { return std::string_view(input).substr(0, length); }
};

touchstone_report* touchstone_report_new() { return new touchstone_report; }

void touchstone_report_free(touchstone_report* report) { delete report; }

char* touchstone_report_input(touchstone_report* report, size_t length) {
  report->input.resize(length);
  return report->input.data();
}

void touchstone_report_add(touchstone_report* report, size_t length) { report->report.add(report->text(length)); }

void touchstone_report_end(touchstone_report* report) { report->report.end(); }

const char* touchstone_report_ask(touchstone_report* report, size_t length) {
  report->output = report->report.ask(report->text(length));
  return report->output.data();
}

size_t touchstone_report_output_length(const touchstone_report* report) { return report->output.size(); }

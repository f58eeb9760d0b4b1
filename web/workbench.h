/* What authors of surveys need of the engine, beside touchstone.h and by its rules: the `touchstone_input` of an engine
 * takes the text, `touchstone_output_length` tells how long the answer is. In workbench.wasm alone. */
#ifndef TOUCHSTONE_WORKBENCH_H
#define TOUCHSTONE_WORKBENCH_H

#include "touchstone.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Evaluates the first `length` bytes of input as `{"rule": ..., "data": ...}`.
 * Answers the result as JSON, or {"error":{...}}. Owned by the engine; valid until the next call: copy it. */
const char* touchstone_logic(touchstone_engine* engine, size_t length);

/* Checks the first `length` bytes of input as a surveys.json.
 * Answers all errors and advice, as `touchstone lint --format json` prints them: [{"severity", "code", "pointer",
 * "line", "column", "message", "hint"}]. Owned by the engine; valid until the next call: copy it. */
const char* touchstone_lint(touchstone_engine* engine, size_t length);

/* Answers the first `length` bytes of input as a question of statistics (src/scoring/ask.hpp): scores with intervals,
 * comparisons, sample sizes. Answers JSON, or {"error":{...}}. Owned by the engine; valid until the next call: copy
 * it. */
const char* touchstone_statistics(touchstone_engine* engine, size_t length);

/* A report over responses, independent of any engine. */
typedef struct touchstone_report touchstone_report; /* NOLINT(modernize-use-using): this is C */

/* A new one, to be freed by touchstone_report_free. */
touchstone_report* touchstone_report_new(void);

void touchstone_report_free(touchstone_report* report);

/* Room for `length` bytes of input to the next call. Owned by the report; valid until that call. */
char* touchstone_report_input(touchstone_report* report, size_t length);

/* Takes the first `length` bytes of input as the next bytes of NDJSON, a response record in each line, cut anywhere. Of
 * each response the highest revision counts, in any order. May go on after questions. */
void touchstone_report_add(touchstone_report* report, size_t length);

/* What is left without its line break is a line. May go on afterwards. */
void touchstone_report_end(touchstone_report* report);

/* Answers the first `length` bytes of input as a question of a report (src/report/report.hpp). Answers JSON, or
 * {"error":{...}}. Owned by the report; valid until the next call: copy it. */
const char* touchstone_report_ask(touchstone_report* report, size_t length);

/* Bytes of the text that the last question was answered with; it is not terminated by a zero. */
size_t touchstone_report_output_length(const touchstone_report* report);

#ifdef __cplusplus
}
#endif

#endif

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

#ifdef __cplusplus
}
#endif

#endif

/* The engine for hosts that are not C++: a few C functions, text in and text out (UTF-8, pointer and length).
 *
 * Nothing throws and nothing aborts across this border; what goes wrong is in the text that comes back. In WebAssembly
 * a trap (memory used up) leaves the instance unusable: throw it away.
 */
#ifndef TOUCHSTONE_H
#define TOUCHSTONE_H

#include <stddef.h> /* NOLINT(modernize-deprecated-headers): this is C */

#ifdef __cplusplus
extern "C" {
#endif

/* The engine of one page. */
typedef struct touchstone_engine touchstone_engine; /* NOLINT(modernize-use-using): this is C */

/* A new engine, to be freed by touchstone_free. */
touchstone_engine* touchstone_new(void);

void touchstone_free(touchstone_engine* engine);

/* Room for `length` bytes of input to the next call. Owned by the engine; valid until that call. */
char* touchstone_input(touchstone_engine* engine, size_t length);

/* Reads the first `length` bytes of input as surveys.json; what was loaded before is gone.
 * Answers {"touchpoints":[...]} or {"errors":[...]}. Owned by the engine; valid until the next call: copy it. */
const char* touchstone_load(touchstone_engine* engine, size_t length);

/* Reads the first `length` bytes of input as one event.
 * Answers {"view":...,"effects":[...]} or {"error":{...}}. Owned by the engine; valid until the next call: copy it. */
const char* touchstone_handle(touchstone_engine* engine, size_t length);

/* Bytes of the text that the last call answered; it is not terminated by a zero. */
size_t touchstone_output_length(const touchstone_engine* engine);

#ifdef __cplusplus
}
#endif

#endif

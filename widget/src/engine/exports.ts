/**
 * The C functions of the engine, as `web/touchstone.h` has them. All numbers are 32-bit; pointers are offsets into `memory`.
 * engine.wasm and engine.fallback.js export the same names.
 */
export interface EngineExports {
  /** Its `buffer` is another one after the memory has grown: never keep a view of it across a call. */
  readonly memory: { readonly buffer: ArrayBufferLike };
  /** Static constructors, where the build has any. Once, before all else. */
  _initialize?(): void;
  /** A new engine, owned by the caller until `touchstone_free`. */
  touchstone_new(): number;
  touchstone_free(handle: number): void;
  /** Room for `length` bytes of UTF-8, valid until the next call. */
  touchstone_input(handle: number, length: number): number;
  /** Reads surveys.json from the input; answers with a pointer to `Loaded`, valid until the next call. */
  touchstone_load(handle: number, length: number): number;
  /** Reads one event from the input; answers with a pointer to its `Outcome`, valid until the next call. */
  touchstone_handle(handle: number, length: number): number;
  /** Bytes of the last answer. */
  touchstone_output_length(handle: number): number;
}

/** What the engine asks of the page. */
export interface EngineImports extends Record<string, Record<string, (...values: number[]) => number>> {
  page: {
    /** The number that `length` bytes of ASCII at `at` write. */
    number(at: number, length: number): number;
    /** Writes a number as text to `at`, in at most 25 bytes; answers how many. */
    text(number: number, at: number): number;
    /** Writes a moment as ISO 8601, 24 bytes, to `at`. */
    moment(unixMs: number, at: number): number;
  };
}

/** engine.fallback.js: the same engine as plain JavaScript. */
export interface FallbackModule {
  instantiate(imports: EngineImports): EngineExports;
}

/** Subresource integrity of engine.wasm, "sha384-...", which the build writes in. Empty: not checked. */
declare const WASM_INTEGRITY: string;

/** Of this widget, "1.2.3"; the build writes it in. */
declare const VERSION: string;

/** Subresource integrity of engine.wasm, "sha384-...", which the build writes in. Empty: not checked. */
declare const WASM_INTEGRITY: string;

import { reason } from '../light/console';
import { conversions } from './conversions';
import type { EngineExports, FallbackModule } from './exports';
import { Engine } from './handle';

/**
 * Gets an engine running: from engine.wasm, or, whatever is wrong with that (not there, damaged, forbidden by policy),
 * from engine.fallback.js. Throws only when both fail, with both reasons.
 */
export async function loadEngine(
  wasm: Promise<Response> | undefined,
  fallback: () => Promise<FallbackModule>,
): Promise<Engine> {
  let wasmFailure = 'WebAssembly is not allowed here';
  if (wasm) {
    try {
      return new Engine(await instantiate(await wasm));
    } catch (failure) {
      wasmFailure = reason(failure);
    }
  }
  try {
    const module = await fallback();
    const exports: EngineExports = module.instantiate(conversions(() => exports.memory.buffer));
    return new Engine(exports);
  } catch (failure) {
    throw new Error(`engine.wasm: ${wasmFailure}; engine.fallback.js: ${reason(failure)}`);
  }
}

async function instantiate(response: Response): Promise<EngineExports> {
  if (!response.ok) throw Error(`HTTP ${response.status}`);
  // Streaming refuses any other type, and after that the body is spent.
  const streams = /^application\/wasm$/i.test(response.headers.get('content-type') ?? '');
  const imports = conversions(() => exports.memory.buffer);
  const { instance } = await (streams && WebAssembly.instantiateStreaming
    ? WebAssembly.instantiateStreaming(response, imports)
    : WebAssembly.instantiate(await response.arrayBuffer(), imports));
  const exports = instance.exports as unknown as EngineExports;
  return exports;
}

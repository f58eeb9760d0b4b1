// The engine as the shop's page gets it, behind the C interface of web/touchstone.h, as the programs under tests/ and
// bench/ drive it. c_engine.hpp is the same for the native one.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Makes engines. `kind`: 'wasm' (engine.wasm) or 'wasm2js' (engine.fallback.js), out of `distDir`. What comes back makes
 * a new engine at each call, with memory of its own.
 */
export async function engineMaker(kind, distDir) {
  if (kind === 'wasm2js') {
    const { instantiate } = await import(pathToFileURL(path.resolve(distDir, 'engine.fallback.js')));
    return () => asTextToText(withConversions(instantiate));
  }
  const module = new WebAssembly.Module(readFileSync(path.join(distDir, 'engine.wasm')));
  return () => asTextToText(withConversions((imports) => new WebAssembly.Instance(module, imports).exports));
}

/** Likewise of the workbench, which needs nothing of the page; `logic` and `statistics` answer one line,
 * `lint` a surveys.json. */
export async function workbenchMaker(kind, distDir) {
  const exportsOf = await workbenchModule(kind, distDir);
  return () => asTextToText(exportsOf());
}

/** Likewise of its reports: `add` takes the next bytes of NDJSON, `ask` a question as an object. */
export async function reportMaker(kind, distDir) {
  const exportsOf = await workbenchModule(kind, distDir);
  return () => {
    const c = exportsOf();
    c._initialize?.();
    const report = c.touchstone_report_new();
    const put = (bytes) => {
      const at = c.touchstone_report_input(report, bytes.length);
      new Uint8Array(c.memory.buffer).set(bytes, at);
      return bytes.length;
    };
    return {
      add: (bytes) => c.touchstone_report_add(report, put(bytes)),
      end: () => c.touchstone_report_end(report),
      ask: (question) => {
        const out = c.touchstone_report_ask(report, put(encoder.encode(JSON.stringify(question))));
        return decoder.decode(new Uint8Array(c.memory.buffer, out, c.touchstone_report_output_length(report)));
      },
      memoryBytes: () => c.memory.buffer.byteLength,
    };
  };
}

async function workbenchModule(kind, distDir) {
  if (kind === 'wasm2js') {
    const { instantiate } = await import(pathToFileURL(path.resolve(distDir, 'workbench.fallback.js')));
    return () => instantiate({});
  }
  const module = new WebAssembly.Module(readFileSync(path.join(distDir, 'workbench.wasm')));
  return () => new WebAssembly.Instance(module, {}).exports;
}

/** What the page gives the engine, as widget/src/engine/conversions.ts does. */
function withConversions(instantiate) {
  const write = (text, at) => encoder.encodeInto(text, new Uint8Array(exports.memory.buffer, at)).written;
  const exports = instantiate({
    page: {
      number: (at, length) => Number(new TextDecoder().decode(new Uint8Array(exports.memory.buffer, at, length))),
      text: (number, at) => write(String(number), at),
      moment: (unixMs, at) => write(new Date(unixMs).toISOString(), at),
    },
  });
  return exports;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

function asTextToText(c) {
  c._initialize?.();
  const engine = c.touchstone_new();
  const call = (name, text) => {
    const bytes = typeof text === 'string' ? encoder.encode(text) : text;
    const at = c.touchstone_input(engine, bytes.length);
    new Uint8Array(c.memory.buffer).set(bytes, at);
    const out = c[name](engine, bytes.length);
    return decoder.decode(new Uint8Array(c.memory.buffer, out, c.touchstone_output_length(engine)));
  };
  return {
    load: (text) => call('touchstone_load', text),
    handle: (text) => call('touchstone_handle', text),
    logic: (text) => call('touchstone_logic', text),
    lint: (text) => call('touchstone_lint', text),
    statistics: (text) => call('touchstone_statistics', text),
  };
}

/** A string, or a member whose value is one. Read from the left, the second is what it seems to be. */
const stringOrMember = /"(?:[^"\\]|\\.)*"(?::"(?:[^"\\]|\\.)*")?/g;

/**
 * The answer as transcripts keep it: in a refusal ({"error"... or {"errors"...), each `message` and `hint` is empty.
 * These sentences are for people, and the page's module may come without them; code and place are the contract. Every
 * other answer stays as it is.
 */
export function withoutSentences(answer) {
  if (!answer.startsWith('{"error')) return answer;
  return answer.replace(stringOrMember, (found) => {
    const name = /^"(message|hint)":/.exec(found);
    return name ? `${name[0]}""` : found;
  });
}

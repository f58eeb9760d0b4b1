import { conversions } from '../../../widget/src/engine/conversions';
import type { Question } from '../data/answers';
import type { ReportExports } from './exports';

/**
 * The C++ scorer with the responses that it was given. Any exception out of it is a trap, after which its memory cannot
 * be trusted: drop it.
 */
export class Scorer {
  private readonly report: number;
  private readonly encoder = new TextEncoder();
  private readonly decoder = new TextDecoder();

  private constructor(private readonly exports: ReportExports) {
    exports._initialize?.();
    this.report = exports.touchstone_report_new();
  }

  static async load(module: Promise<WebAssembly.Module>): Promise<Scorer> {
    const imports = conversions(() => exports.memory.buffer);
    const instance = await WebAssembly.instantiate(await module, imports);
    const exports = instance.exports as unknown as ReportExports;
    return new Scorer(exports);
  }

  add(piece: Uint8Array): void {
    this.exports.touchstone_report_add(this.report, this.write(piece));
  }

  end(): void {
    this.exports.touchstone_report_end(this.report);
  }

  ask(question: Question): unknown {
    const length = this.write(this.encoder.encode(JSON.stringify(question)));
    const at = this.exports.touchstone_report_ask(this.report, length);
    const answerLength = this.exports.touchstone_report_output_length(this.report);
    return JSON.parse(this.decoder.decode(new Uint8Array(this.exports.memory.buffer, at, answerLength)));
  }

  private write(bytes: Uint8Array): number {
    const at = this.exports.touchstone_report_input(this.report, bytes.length);
    // Making room may have moved the memory.
    new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
    return bytes.length;
  }
}

/** Compiled once; a report that is opened anew gets a memory of its own. */
export async function compileScorer(url: URL): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: HTTP ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}

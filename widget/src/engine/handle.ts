import type { EngineExports } from './exports';
import type { EngineEvent, Loaded, Outcome } from './types';

/**
 * JSON without halves of characters, as a shop makes them when it cuts a name in the middle of an emoji: JSON.stringify writes them as
 * `\ud83d`, which is no text anywhere else.
 */
const wellFormed = (json: string): string =>
  json.includes('\\ud')
    ? json.replace(/\\(ud[89a-f]..|.)/g, (whole, what) => (what.length > 1 ? '\ufffd' : whole))
    : json;

/**
 * One engine: text in, text out. Any exception out of it is a trap, after which its memory cannot be trusted:
 * drop the instance, never call it again.
 */
export class Engine {
  private readonly handleId: number;
  private readonly encoder = new TextEncoder();
  private readonly decoder = new TextDecoder();

  constructor(private readonly exports: EngineExports) {
    exports._initialize?.();
    this.handleId = exports.touchstone_new();
  }

  load(surveysText: string): Loaded {
    return this.call('touchstone_load', surveysText) as Loaded;
  }

  handle(event: EngineEvent): Outcome {
    return this.call('touchstone_handle', wellFormed(JSON.stringify(event))) as Outcome;
  }

  private call(name: 'touchstone_load' | 'touchstone_handle', text: string): unknown {
    const { exports, handleId } = this;
    const input = this.encoder.encode(text);
    const inputAt = exports.touchstone_input(handleId, input.length);
    new Uint8Array(exports.memory.buffer, inputAt, input.length).set(input);
    const outputAt = exports[name](handleId, input.length);
    const outputLength = exports.touchstone_output_length(handleId);
    return JSON.parse(this.decoder.decode(new Uint8Array(exports.memory.buffer, outputAt, outputLength)));
  }
}

/**
 * What a shop sees of Touchstone. The build copies this file to `dist/touchstone.d.ts`; the sources are checked against it.
 */

/** What the widget tells the shop about the survey that is on the page. */
export type TouchstoneEvent = 'shown' | 'answered' | 'completed' | 'dismissed' | 'delivered' | 'error';

/** The particulars of an event, as plain JSON. */
export type TouchstoneDetail = Readonly<Record<string, unknown>>;

export interface Touchstone {
  /**
   * Says that the visitor has reached a touchpoint. Whether and when a survey appears is decided by surveys.json.
   * Never throws. `context` is copied at once, so it may be changed afterwards.
   *
   *     touchstone.track('checkout.completed', { order: { value: 129.9 } });
   */
  track(touchpoint: string, context?: object): void;

  /** Calls `listener` at every such event, until the returned function is called. The same events reach `document` as `touchstone:shown` and so on. */
  on(event: TouchstoneEvent, listener: (detail: TouchstoneDetail) => void): () => void;

  /** Closes the survey on the page, as its visitor would, and forgets touchpoints still waiting for their survey to load. */
  close(): void;
}

export interface TouchstoneOptions {
  /** Where surveys.json is, relative to the document. Default: beside touchstone.mjs. */
  surveys?: string;
  /** The folder of engine.wasm and engine.fallback.js. Default: the folder of touchstone.mjs. */
  base?: string;
  /** In which language to ask, such as "de-AT". Default: the page's own, `<html lang>`, also when it changes. */
  locale?: string;
}

/** The module form: `import { touchstone } from './touchstone.mjs'`. */
export interface TouchstoneModule extends Touchstone {
  /** Optional, and only before the first `track`. A Touchstone already on the page stays in charge. */
  init(options?: TouchstoneOptions): void;
}

export declare const touchstone: TouchstoneModule;

declare global {
  interface Window {
    touchstone?: Touchstone;
  }
}

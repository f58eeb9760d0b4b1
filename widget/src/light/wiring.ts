import type { TouchstoneDetail, TouchstoneEvent } from '../public';

/**
 * What the light part and the widget say to each other. They are bundles of their own: these types are all they share.
 */

export interface Listener {
  event: TouchstoneEvent;
  call(detail: TouchstoneDetail): void;
}

/** What the widget needs to start. */
export interface Start {
  /** The text of surveys.json, right or wrong. */
  text: string;
  /** Its URL as the shop wrote it, for messages. */
  surveys: string;
  /** engine.wasm, already on its way; `undefined` where the page does not allow WebAssembly. */
  wasm: Promise<Response> | undefined;
  /** URL of engine.fallback.js, for when engine.wasm does not work out. */
  fallback: string;
  /** Live: listeners come and go. */
  listeners: readonly Listener[];
  /** As `Place` has it. */
  locale: string | undefined;
}

/** The widget at work. */
export interface Running {
  track(touchpoint: string, context: unknown): void;
  close(): void;
}

/** What touchstone.widget.mjs exports. */
export interface WidgetModule {
  start(order: Start): Promise<Running | undefined>;
}

/** How one form of Touchstone, tag or module, finds its files. */
export interface Place {
  /** URL of surveys.json as the shop wrote it. */
  surveys: string;
  /** URL in whose folder the engine lies. */
  base: string;
  /** In which language to ask, where the shop says so; else the page's own decides. */
  locale: string | undefined;
  widget(): Promise<WidgetModule>;
}

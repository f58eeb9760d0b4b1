import type { FallbackModule } from '../engine/exports';
import type { Effect, Storage } from '../engine/types';
import type { TouchstoneAnswers, TouchstoneEvent, TouchstoneEvents } from '../public';

/**
 * What the light part and the widget say to each other. They are bundles of their own: these types are all they share.
 */

export interface Listener {
  event: TouchstoneEvent;
  call(detail: TouchstoneEvents[TouchstoneEvent]): void;
}

/** What the widget needs to start. */
export interface Start {
  /** The text of surveys.json, right or wrong. */
  text: string;
  /** Its URL as the shop wrote it, for messages. */
  surveys: string;
  /** Brings engine.wasm, once; `undefined` where the page does not allow WebAssembly. */
  wasm(): Promise<Response> | undefined;
  /** Brings engine.fallback.js, for when engine.wasm does not work out. */
  fallback(): Promise<FallbackModule>;
  /** Live: listeners come and go. */
  listeners: Iterable<Listener>;
  /** The touchpoint this is for, '' where it is a survey that was asked for by its name; it is tracked once all is there. */
  touchpoint: string;
  order: Order;
  /** In which language to ask, where the shop says so; else the page's own decides. */
  locale?: string | undefined;
  /** What the visitor allows the page to keep; else what surveys.json says. */
  consent?: Storage | undefined;
  /** How responses leave the page: answers the HTTP status, or 0 when no answer came. Else at once. */
  post?: (request: Extract<Effect, { type: 'send' }>) => Promise<number>;
}

/** What comes with a touchpoint or with a survey; copied, and as right or wrong as the shop wrote it. */
export interface Order {
  context?: unknown;
  answers?: TouchstoneAnswers;
  /** Of a preview: else as with all others. */
  locale?: string;
  mode?: 'test' | undefined;
  /** When it was; else it is now. In milliseconds since 1970. */
  at?: number;
}

/** The widget at work. */
export interface Running {
  track(touchpoint: string, order: Order): void;
  /** Answers whether there is anything on the page now. */
  show(survey: string, order: Order): boolean;
  consent(storage: Storage): void;
  close(): void;
  /** No element has this survey any more: if it is the one that is open, it is closed. */
  leave(survey: string): void;
}

/** What touchstone.widget.mjs exports. */
export interface WidgetModule {
  start(order: Start): Promise<Running | undefined>;
}

/** How one form of Touchstone, tag, module or page, finds its files. */
export interface Place extends Pick<Start, 'surveys' | 'fallback' | 'locale' | 'consent' | 'post'> {
  /** Touchpoints, parted by spaces, at which the page expects a survey; a mistake costs time or bytes, no more. */
  touchpoints?: string | undefined;
  /** URL of engine.wasm. */
  engine(): string;
  widget(): Promise<WidgetModule>;
}

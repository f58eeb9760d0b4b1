import type { FallbackModule } from '../engine/exports';
import type { Effect, EngineEvent, Storage } from '../engine/types';
import type { Sent } from '../host/send';
import type {
  Touchstone,
  TouchstoneAnswers,
  TouchstoneEvent,
  TouchstoneEvents,
  TouchstoneExplanation,
} from '../public';

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
  /** Live: what the visitor allows the page to keep; else what surveys.json says. */
  consent?: Storage | undefined;
  /** How responses leave the page: answers how that ended. Else at once. */
  post?: (request: Extract<Effect, { type: 'send' }>) => Promise<Sent>;
  /** Is told of every event, once it has been dealt with. */
  told?: (event: EngineEvent) => void;
  /** The address that the page was loaded from asks for the panel that says why. */
  debug?: boolean;
}

/** What comes with a touchpoint or with a survey; copied, and as right or wrong as the shop wrote it. */
export interface Order {
  context?: unknown;
  answers?: TouchstoneAnswers;
  token?: string | undefined;
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
  /** What the visitor allows, which `Start` has, is another thing now. */
  consent(): void;
  close(): void;
  /** No element has this survey any more: if it is the one that is open, it is closed. */
  leave(survey: string): void;
  explain(): TouchstoneExplanation[];
}

/** What touchstone.widget.mjs exports. */
export interface WidgetModule {
  start(order: Start): Promise<Running | undefined>;
}

/** The files that come when they are needed, touchstone.NAME.mjs, and what they export. */
export interface Parts {
  widget: WidgetModule;
  moments: {
    /** Watches for the touchpoints that the page reaches by itself, and tells `page` of them. */
    watch(place: Place, surveysText: string, page: Pick<Touchstone, 'track' | 'explain'>): void;
    onNavigation(arrive: (isBack: boolean) => void): void;
  };
}

/** How one form of Touchstone, tag, module or page, finds its files. */
export interface Place extends Pick<Start, 'surveys' | 'fallback' | 'locale' | 'consent' | 'post' | 'told' | 'debug'> {
  /** Touchpoints, parted by spaces, at which the page expects a survey; a mistake costs time or bytes, no more. */
  touchpoints?: string | undefined;
  /** "off": surveys.json is not read before a call needs it, and its `touchpoints` are left alone. */
  watch?: string | undefined;
  /** URL of engine.wasm. */
  engine(): string;
  part<Name extends keyof Parts>(name: Name): Promise<Parts[Name]>;
}

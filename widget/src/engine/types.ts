/**
 * What crosses the border between the C++ engine and the page, as JSON text.
 *
 * The engine is a pure function of its events: `load` takes surveys.json, `handle` takes one event and gives one outcome.
 * These types mirror `src/wire/`; the conformance cases in `tests/conformance/` hold both sides to them.
 */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type UnixMs = number;

/** A defect in surveys.json or in an event. Line and column count from 1; 0 where there is no text to point into. */
export interface EngineError {
  code: string;
  /** JSON Pointer (RFC 6901) to the value that is wrong; "" is the whole document. */
  pointer: string;
  line: number;
  column: number;
  message: string;
  /** What to write instead; may be empty. */
  hint: string;
}

/** What `load` answers: the touchpoints at which a survey may appear, or everything that is wrong with the file. */
export type Loaded = { touchpoints: string[] } | { errors: EngineError[] };

export type Device = 'desktop' | 'tablet' | 'phone';

/** Everything that can happen to the engine. Time and randomness arrive here and nowhere else. */
export type EngineEvent =
  | {
      type: 'track';
      at: UnixMs;
      touchpoint: string;
      /** What the shop says about this moment; anything JSON can hold. */
      context: unknown;
      /** BCP 47, as the page says: "de-AT". */
      locale: string;
      device: Device;
      /** 32 hexadecimal digits of fresh randomness. */
      seed: string;
    }
  | { type: 'timer'; at: UnixMs; timer: string }
  | { type: 'answer'; at: UnixMs; question: string; value: number | string }
  /** Go on without answering; only for a question that is not required. */
  | { type: 'skip'; at: UnixMs; question: string }
  | { type: 'back'; at: UnixMs }
  | { type: 'close'; at: UnixMs }
  /** The page is hidden or about to end: what is unconfirmed is sent now, in a form that survives it. */
  | { type: 'page_hidden'; at: UnixMs }
  /** How a `send` effect ended. Status 0: no answer came (network, timeout, CORS). */
  | { type: 'sent'; at: UnixMs; request: string; status: number };

export interface ScalePoint {
  value: number;
  /** Wording of this point, where the configuration gives one. */
  label?: string;
}

interface QuestionCommon {
  id: string;
  text: string;
  help?: string;
  required: boolean;
  /** Why the last answer was not taken. */
  problem?: 'required' | 'too_long';
}

export interface ScaleQuestion extends QuestionCommon {
  type: 'nps' | 'csat' | 'ces';
  /** Only for `ces`. */
  variant?: 'agreement_7' | 'effort_5';
  /** Lowest first; always the whole scale. */
  points: ScalePoint[];
  answer?: number;
}

export interface TextQuestion extends QuestionCommon {
  type: 'text';
  multiline: boolean;
  /** In code points. */
  max_length: number;
  placeholder?: string;
  answer?: string;
}

export type Question = ScaleQuestion | TextQuestion;

/** CSS custom properties of the widget, by token name; absent tokens keep the widget's own value. */
export interface Theme {
  accent?: string;
  background?: string;
  text?: string;
  /** Corner radius in px. */
  radius?: number;
  font?: string;
  /** `auto` follows the visitor's system where the page does. */
  mode?: 'light' | 'dark' | 'auto';
}

interface ViewCommon {
  survey: string;
  /** The locale in which the texts are; decides the widget's own words. */
  locale: string;
  direction: 'ltr' | 'rtl';
  theme: Theme;
}

export interface QuestionView extends ViewCommon {
  kind: 'question';
  question: Question;
  /** Questions asked so far, this one included, and how many there can be at most. */
  progress: { step: number; of: number };
  can_go_back: boolean;
}

export interface EndingView extends ViewCommon {
  kind: 'ending';
  ending: { id: string; text: string; coupon?: string };
}

/** What to draw now, complete. `null`: nothing. */
export type View = QuestionView | EndingView | null;

export type EmittedName = 'shown' | 'answered' | 'completed' | 'dismissed' | 'delivered' | 'error';

/** Something for the page to do. */
export type Effect =
  /** Call back with a `timer` event; a second one of the same name replaces the first. */
  | { type: 'schedule'; timer: string; after_ms: number }
  | { type: 'cancel'; timer: string }
  /** Post `body`, then answer with a `sent` event that repeats `request`. */
  | { type: 'send'; request: string; url: string; content_type: string; body: string; keepalive: boolean }
  /** Tell the shop's own listeners. */
  | { type: 'emit'; name: EmittedName; detail: Record<string, unknown> }
  /** One line for the console: what is wrong, and where. */
  | { type: 'report'; message: string };

/** What `handle` answers. With `error`, the event was refused and nothing has changed. */
export type Outcome = { view: View; effects: Effect[] } | { error: EngineError };

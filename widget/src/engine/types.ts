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

/** What `load` answers: the touchpoints at which a survey may appear and what the page may keep by the file, or everything that is wrong with the file. */
export type Loaded = { touchpoints: string[]; storage: Storage } | { errors: EngineError[] };

/** Where the page may keep something of a visit. */
export type Storage = 'none' | 'session' | 'local';

export type Device = 'desktop' | 'tablet' | 'phone';

/** What a visitor has given, where given; a contact without its consent has no `consent`. */
export interface ContactValue {
  name?: string;
  email?: string;
  phone?: string;
  consent?: true;
}

/** By type of question: a number for a scale, the ids of the picked options for a choice, what is ticked for a consent. */
export type AnswerValue = number | string | string[] | boolean | ContactValue;

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
      page?: Page;
      /** By which the shop vouches for the order, as its server made it. */
      token?: string | undefined;
      /** The page has fields for the data of a card. */
      payment?: boolean;
      /** `test`: somebody tries it out, and no score counts it. */
      mode?: 'live' | 'test' | undefined;
    }
  | { type: 'timer'; at: UnixMs; timer: string; payment?: boolean }
  /** `other`: the visitor's own words beside a choice's option of that kind. */
  | { type: 'answer'; at: UnixMs; question: string; value: AnswerValue; other?: string | undefined }
  /** Go on without answering; only for a question that is not required. */
  | { type: 'skip'; at: UnixMs; question: string }
  | { type: 'back'; at: UnixMs }
  | { type: 'close'; at: UnixMs }
  /** The page is hidden or about to end: what is unconfirmed is sent now, in a form that survives it. */
  | { type: 'page_hidden'; at: UnixMs }
  /** How a `send` effect ended. Status 0: no answer came (network, timeout, CORS). */
  | {
      type: 'sent';
      at: UnixMs;
      request: string;
      status: number;
      /** What the endpoint asked for with `Retry-After`, if it did. */
      retry_after_ms?: number | undefined;
      /** It left, and the answer cannot be read. */
      unknown?: true | undefined;
    }
  /** Opens this survey, whatever its touchpoint, delay and condition. */
  | {
      type: 'show';
      at: UnixMs;
      survey: string;
      context: unknown;
      locale: string;
      device: Device;
      seed: string;
      page?: Page;
      token?: string | undefined;
      /** `test`: somebody tries it out, and no score counts it. */
      mode?: 'live' | 'test' | undefined;
      /** What to select beforehand, by id of question: nothing is given before an `answer` event. */
      answers?: Readonly<Record<string, unknown>>;
    }
  /** The visitor pressed the tab. */
  | { type: 'open'; at: UnixMs; seed: string }
  /** The page's language has changed. */
  | { type: 'locale'; at: UnixMs; locale: string }
  /** The survey that waits for another to be closed is no longer wanted, if it is this one; without a name, whichever. */
  | { type: 'forget'; at: UnixMs; survey?: string }
  /** What the visitor has typed and not given yet: with it, the field is as it was when the visit is replayed. */
  | { type: 'typed'; at: UnixMs; question: string; value: string }
  /** What the page may keep of the visitor, and what it has kept; '' is nothing. Told before whatever may show something. */
  | { type: 'visitor'; at: UnixMs; storage: Storage; stored: string; seed: string }
  /** The visitor has gone to another page of a single-page shop. */
  | { type: 'navigate'; at: UnixMs; page?: Page }
  /** Somebody wants to know why a survey is not shown: answered by `explained`. */
  | { type: 'explain'; at: UnixMs }
  /** An earlier page has kept this response. `elsewhere`: another page that is open looks after it. */
  | { type: 'kept'; at: UnixMs; key: string; text: string; elsewhere?: boolean };

/** A page's address, taken apart; `hash` without its #. */
export interface Page {
  url: string;
  host: string;
  path: string;
  query: Record<string, string>;
  hash: string;
}

/** Why a survey is shown, or is not: `reason` is a word, `text` a sentence. */
export interface Explanation {
  survey: string;
  touchpoint: string;
  shown: boolean;
  reason: string;
  text: string;
}

export interface ScalePoint {
  value: number;
  /** Wording of this point, where the configuration gives one. */
  label?: string;
}

/** Why an answer was not taken. */
export type Problem =
  | 'required'
  | 'too_short'
  | 'too_long'
  | 'bad_email'
  | 'bad_phone'
  | 'bad_url'
  | 'bad_number'
  | 'too_few'
  | 'too_many'
  /** Said at the fields. */
  | 'contact';

interface QuestionCommon {
  id: string;
  text: string;
  help?: string;
  required: boolean;
  /** Why the last answer was not taken. */
  problem?: Problem;
}

export interface ScaleQuestion extends QuestionCommon {
  type: 'nps' | 'csat' | 'ces' | 'rating';
  /** Only for `ces`. */
  variant?: 'agreement_7' | 'effort_5';
  /** `thumbs`: 0 is down, 1 is up. */
  style: 'numbers' | 'stars' | 'smileys' | 'thumbs';
  /** Lowest first; always the whole scale. */
  points: ScalePoint[];
  answer?: number;
}

export interface ChoiceOption {
  id: string;
  text: string;
  /** Picking it excludes all others. */
  exclusive?: true;
  /** With a field for own words. */
  other?: true;
}

export interface ChoiceQuestion extends QuestionCommon {
  type: 'choice';
  multiple: boolean;
  min_picks: number;
  /** As many as there are options, or more: no limit. */
  max_picks: number;
  /** In the order to show them in. */
  options: ChoiceOption[];
  /** Ids of options; one where not `multiple`. */
  answer?: string[];
  /** Own words. */
  other?: string;
}

export interface TextQuestion extends QuestionCommon {
  type: 'text';
  multiline: boolean;
  /** In code points. */
  min_length: number;
  max_length: number;
  pattern?: 'email' | 'phone' | 'url' | 'number';
  /** Ask to leave out what is personal; never beside `help`. */
  hint?: true;
  placeholder?: string;
  answer?: string;
}

export interface ContactField {
  id: 'name' | 'email' | 'phone';
  required: boolean;
  answer?: string;
  problem?: Problem;
}

export interface ContactQuestion extends QuestionCommon {
  type: 'contact';
  fields: ContactField[];
  /** The sentence beside a box that must be ticked to give any of the above. */
  consent?: string;
  agreed?: true;
  consent_problem?: 'required';
}

export interface ConsentQuestion extends QuestionCommon {
  type: 'consent';
  /** The sentence beside the box. */
  label: string;
  answer?: boolean;
}

/** Text alone; the visitor goes on with `skip`. */
export interface MessageQuestion extends QuestionCommon {
  type: 'message';
}

export type Question =
  | ScaleQuestion
  | ChoiceQuestion
  | TextQuestion
  | ContactQuestion
  | ConsentQuestion
  | MessageQuestion;

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
  spacing?: 'compact' | 'normal' | 'roomy';
}

export type Position = 'top-left' | 'top' | 'top-right' | 'bottom-left' | 'bottom' | 'bottom-right';

/** How a survey is laid on the page. */
export interface Display {
  type: 'popover' | 'modal' | 'bar' | 'inline' | 'tab' | 'page';
  /** Of a popover; of all others `bottom-right`. */
  position: Position;
}

interface ViewCommon {
  survey: string;
  /** The locale in which the texts are; decides the widget's own words. */
  locale: string;
  direction: 'ltr' | 'rtl';
  theme: Theme;
  display: Display;
}

export interface QuestionView extends ViewCommon {
  kind: 'question';
  question: Question;
  /** Questions asked so far, this one included, and how many there can be at most. */
  progress: { step: number; of: number };
  can_go_back: boolean;
}

export interface Ending {
  id: string;
  text: string;
  coupon?: string;
  /** https: or mailto:. */
  link?: { url: string; text: string };
  /** Where the page goes by itself after a while, or sooner if the visitor likes. */
  redirect?: string;
  /** After how long the survey leaves by itself. The engine keeps the time. */
  close_after_seconds?: number;
}

export interface EndingView extends ViewCommon {
  kind: 'ending';
  ending: Ending;
}

/** A button at the edge of the window that opens the survey. */
export interface TabView extends ViewCommon {
  kind: 'tab';
  /** What it says; without one, the widget's own word. */
  label?: string;
}

/** What to draw now, complete. `null`: nothing. */
export type View = QuestionView | EndingView | TabView | null;

export type EmittedName =
  | 'shown'
  | 'answered'
  | 'completed'
  | 'dismissed'
  | 'delivered'
  | 'unconfirmed'
  | 'failed'
  | 'error';

/** Something for the page to do. */
export type Effect =
  /** Call back with a `timer` event; a second one of the same name replaces the first. */
  | { type: 'schedule'; timer: string; after_ms: number }
  | { type: 'cancel'; timer: string }
  /** Post `body`, then answer with a `sent` event that repeats `request`. */
  | {
      type: 'send';
      request: string;
      url: string;
      /** POST where there is none. */
      method?: 'PUT' | 'PATCH';
      content_type: string;
      body: string;
      keepalive: boolean;
      headers?: Record<string, string>;
      /** `omit` where there is none. */
      credentials?: 'same-origin' | 'include';
      timeout_ms: number;
      /** The endpoint answers no page of another origin. */
      no_cors?: true;
    }
  /** Hand this JSON to the page. */
  | { type: 'push'; to: 'dataLayer' | 'event'; body: string }
  /** Leave for `url`, https: or mailto:. */
  | { type: 'redirect'; url: string }
  /** Tell the shop's own listeners. */
  | { type: 'emit'; name: EmittedName; detail: Record<string, unknown> }
  /** Keep this of the visitor, where the visitor allows it. */
  | { type: 'remember'; text: string }
  /** Keep this response beyond the page, in the place of what has this key, and have other pages leave it alone as long as this one lives. */
  | { type: 'keep'; key: string; text: string }
  /** What has this key is needed no longer. */
  | { type: 'drop'; key: string }
  | { type: 'explained'; surveys: Explanation[] }
  /** One line for the console: what is wrong, and where. */
  | { type: 'report'; message: string };

/** What `handle` answers. With `error`, the event was refused and nothing has changed. */
export type Outcome = { view: View; effects: Effect[] } | { error: EngineError };

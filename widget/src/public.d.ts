/**
 * What a shop sees of Touchstone. The build copies this file to `dist/touchstone.d.ts`; the sources are checked against it.
 */

/** One showing of one survey. */
export interface TouchstoneShowing {
  /** Its id in surveys.json. */
  readonly survey: string;
  readonly touchpoint: string;
  /** The same in the record that endpoints receive. */
  readonly response_id: string;
  /** Grows with every change of the record. */
  readonly revision: number;
}

/** One attempt to hand a response to one endpoint. */
export interface TouchstoneDelivery {
  /** Its id in surveys.json. */
  readonly endpoint: string;
  readonly response_id: string;
  readonly revision: number;
}

/** What the widget tells the shop, by the event's name. */
export interface TouchstoneEvents {
  /** The first question is there. */
  shown: TouchstoneShowing;
  /** `question` has been answered; by its id. */
  answered: TouchstoneShowing & { readonly question: string };
  /** The last question is answered or skipped. */
  completed: TouchstoneShowing;
  /** Closed before that. */
  dismissed: TouchstoneShowing;
  /** An endpoint has confirmed a response. */
  delivered: TouchstoneDelivery;
  /** It left, and nobody knows yet whether it arrived: the page ended, or the endpoint tells nobody. `delivered` may follow. */
  unconfirmed: TouchstoneDelivery;
  /** An endpoint refuses it for good. */
  failed: TouchstoneDelivery;
  /** An endpoint cannot be reached, or refuses. */
  error: TouchstoneDelivery & { readonly message: string };
}

export type TouchstoneEvent = keyof TouchstoneEvents;

/** What answers may be given beforehand, by the question's id: a number for a scale, an id or ids of options for a choice. */
export type TouchstoneAnswers = Readonly<Record<string, number | string | readonly string[]>>;

export interface TouchstoneTrackOptions {
  /** By which the shop's server vouches for the order, so that a collector can tell its responses from others'. */
  token?: string | undefined;
}

export interface TouchstoneShowOptions extends TouchstoneTrackOptions {
  /** What `track` takes as its context. */
  context?: object | undefined;
  /** Selected beforehand. They count only once the visitor confirms them. */
  answers?: TouchstoneAnswers | undefined;
}

export interface TouchstonePreviewOptions {
  context?: object | undefined;
  /** Such as "de-AT"; else the page's own. */
  locale?: string | undefined;
}

export type TouchstoneStorage = 'none' | 'session' | 'local';

/** Why a survey is shown or not, as things stand at this moment. */
export interface TouchstoneExplanation {
  /** Its id in surveys.json. */
  readonly survey: string;
  readonly touchpoint: string;
  /** It is on the page. One that waits for its moment is not yet: its reason is "waiting". */
  readonly shown: boolean;
  /** A code for programs, such as "rest"; docs/touchpoints.md lists them. */
  readonly reason: string;
  /** The first thing that keeps it from being shown, as a sentence in English. */
  readonly text: string;
}

/** Nothing here ever throws: a wrong call is one line in the console. What is given is copied at once, and may be changed afterwards. */
export interface Touchstone {
  /**
   * Says that the visitor has reached a touchpoint. Whether and when a survey appears is decided by surveys.json.
   *
   *     touchstone.track('checkout.completed', { order: { value: 129.9 } });
   */
  track(touchpoint: string, context?: object, options?: TouchstoneTrackOptions): void;

  /** Asks this survey now, whatever its touchpoint and its `show`. If another is open, it waits until that one is closed. */
  show(survey: string, options?: TouchstoneShowOptions): void;

  /** As `show`, for the shop's own eyes: its responses carry the mode "test", and count in no score. */
  preview(survey: string, options?: TouchstonePreviewOptions): void;

  /**
   * Calls `listener` at every such event, until the returned function is called. The same events bubble, as `touchstone:shown` and so on, from the
   * `<touchstone-survey>` the survey is in, else from `document`.
   */
  on<Name extends TouchstoneEvent>(event: Name, listener: (detail: TouchstoneEvents[Name]) => void): () => void;

  /**
   * Says what the visitor allows to be kept on the device: nothing, with the tab, or with the browser. Until then `privacy.storage` of surveys.json
   * holds, which is nothing unless it says more. With 'none' all that was kept is wiped, at once.
   */
  consent(storage: TouchstoneStorage): void;

  /**
   * Says of every survey of surveys.json why it is shown or not; an empty list where the file or the widget cannot be had. Loads what that takes, so it is
   * for a console or a page of the shop's own, rather than for every visitor.
   */
  explain(): Promise<TouchstoneExplanation[]>;

  /** Closes the survey on the page, as its visitor would, and forgets one that waits for that, or is still loading. */
  close(): void;
}

export interface TouchstoneOptions {
  /** Where surveys.json is, relative to the document. Default: "/surveys.json". */
  surveys?: string | undefined;
  /** The folder of engine.wasm and engine.fallback.js. Default: where they were beside touchstone.mjs, which bundlers see to. */
  base?: string | undefined;
  /** In which language to ask, such as "de-AT". Default: the page's own, `<html lang>`, also when it changes. */
  locale?: string | undefined;
  /**
   * "off": the touchpoints that the page reaches by itself (`touchpoints` of surveys.json) are not watched for. Default: they are, for which the file is
   * read once the page has loaded.
   */
  watch?: 'off' | undefined;
  /** What the visitor allows to be kept, until `consent` is called. Default: what surveys.json says. With a consent manager, "none". */
  consent?: TouchstoneStorage | undefined;
}

/** The module form: `import { touchstone } from 'touchstone-survey'`. */
export interface TouchstoneModule extends Touchstone {
  /** Optional, and only before the first other call. A Touchstone already on the page stays in charge. */
  init(options?: TouchstoneOptions): void;
}

export declare const touchstone: TouchstoneModule;

/**
 * Passes on what the visitor tells the shop's consent manager, now and later: `import { connectConsent } from 'touchstone-survey/consent'`.
 *
 *     touchstone.init({ consent: 'none' });
 *     connectConsent('klaro:touchstone', touchstone);
 *
 * `manager` is "MANAGER:NAME:LEVEL". MANAGER: klaro, tcf, cookiebot, usercentrics or google. NAME: what the service or category is called there. LEVEL: what
 * a yes allows, "session" or "local" (which it is when left out). `touchstone`: else the one of the page.
 */
export type ConnectConsent = (manager: string, touchstone?: Pick<Touchstone, 'consent'>) => void;

/** `touchstone:shown` and so on. */
export type TouchstoneDomEvents = {
  [Name in TouchstoneEvent as `touchstone:${Name}`]: CustomEvent<TouchstoneEvents[Name]>;
};

/**
 * `<touchstone-survey survey="after-checkout" context='{"order": {"value": 129.9}}'>`: asks that survey in this very place, once it comes near
 * the visitor's view.
 */
export type TouchstoneSurveyElement = HTMLElement;

declare global {
  interface Window {
    touchstone?: Touchstone;
  }
  interface HTMLElementTagNameMap {
    'touchstone-survey': TouchstoneSurveyElement;
  }
  interface HTMLElementEventMap extends TouchstoneDomEvents {}
  interface DocumentEventMap extends TouchstoneDomEvents {}
  interface WindowEventMap extends TouchstoneDomEvents {}
}

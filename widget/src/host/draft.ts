import type { Effect, EngineEvent, View } from '../engine/types';
import type { DeviceStorage } from './device';

/** Who comes back a day later does not go on: the contact that was asked about is no longer fresh. */
const lastsMs = 24 * 60 * 60 * 1000;
const key = 'touchstone';

/** What is kept with the tab: a visit, as the events it can be replayed from, and the edition of surveys.json it belongs to. */
interface Kept {
  edition: number;
  events: EngineEvent[];
}

/** What happens to a survey by the page's or the visitor's doing; how requests go is another matter. */
const isStep = (event: EngineEvent): boolean =>
  !/^(sent|page_hidden|timer|forget|explain|kept)/.test(event.type) || ('timer' in event && event.timer === 'show');

/** What a page asks for when it asks for a survey: another order is another moment, and who tries a survey out answers another one. */
const wish = (event: EngineEvent): string =>
  JSON.stringify(
    'context' in event && [
      event.type,
      event.context,
      'touchpoint' in event ? event.touchpoint : event.survey,
      event.mode,
    ],
  );

/** A survey that is not finished, kept over a reload where that is allowed. */
export interface Draft {
  /** The events of an earlier page that led to the survey which `first` would now begin anew. None: []. */
  of(first: EngineEvent): EngineEvent[];
  /** Notes an event, and what came of it. */
  note(event: EngineEvent, view: View, effects: readonly Effect[]): void;
  isKept(): boolean;
  /** What is allowed has changed. */
  save(): void;
}

export function createDraft(surveysText: string, { allowed, use }: DeviceStorage): Draft {
  let events: EngineEvent[] = [];
  let isOpen = false;
  let isWaiting = false;
  /** What was known of the visitor when it was decided to ask. */
  let visitor: EngineEvent | undefined;
  let known: number | undefined;
  /** Worked out only where something is kept. */
  const edition = (): number => {
    if (known !== undefined) return known;
    known = 0;
    for (let at = 0; at < surveysText.length; at++) known = (Math.imul(known, 31) + surveysText.charCodeAt(at)) | 0;
    return known;
  };

  /** With the tab even where more is allowed: two tabs must not both go on with one response. */
  const save = (): void => {
    // What was wiped must not come back with a later yes.
    if (allowed() === 'none') for (const event of events) if (event.type === 'visitor') event.stored = '';
    use((place) => {
      if (isOpen) place.setItem(key, JSON.stringify({ edition: edition(), events } satisfies Kept));
      else place.removeItem(key);
    });
  };

  return {
    of(first) {
      const found = use((place): EngineEvent[] => {
        const kept: Kept = JSON.parse(place.getItem(key) ?? '{}');
        const begin = kept.events.find((event) => 'context' in event);
        const ageMs = begin ? Date.now() - begin.at : -1;
        return kept.edition === edition() && begin && wish(begin) === wish(first) && ageMs >= 0 && ageMs < lastsMs
          ? kept.events
          : [];
      });
      return isOpen ? [] : (found ?? []);
    },

    note(event, view, effects) {
      // Once a survey is there, neither matters to it any more.
      const isAside = /^(visitor|navigate)/.test(event.type);
      if (event.type === 'visitor') visitor = event;
      // What is over, called off or was not asked after all is nobody's beginning: not all of that is a step.
      if (!view && !isWaiting) events = [];
      if (!isStep(event) || (isAside && !isWaiting)) return;
      const does = (type: 'schedule' | 'cancel'): boolean =>
        effects.some((effect) => effect.type === type && (effect as { timer: string }).timer === 'show');
      const waits = does('schedule');
      if (!isOpen && does('cancel')) events = [];
      if (event.type === 'close' || !(view || waits || isWaiting)) events = [];
      else if (view || waits || isAside) {
        if (!events.length && visitor) events.push(visitor);
        events.push(event);
      }
      isWaiting = waits || (isWaiting && !view && !/^(close|timer)$/.test(event.type) && !does('cancel'));
      const wasOpen = isOpen;
      isOpen = view?.kind === 'question';
      if (isOpen || wasOpen) save();
    },

    isKept: () => allowed() !== 'none',
    save,
  };
}

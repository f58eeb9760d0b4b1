import type { Engine } from '../engine/handle';
import type { Effect, EngineError, EngineEvent, View } from '../engine/types';
import { reason, warn } from '../light/console';
import type { Order, Running, Start } from '../light/wiring';
import type { TouchstoneExplanation } from '../public';
import type { Actions } from '../view/actions';
import { painted } from '../view/painted';
import type { Screen } from '../view/screen';
import type { Draft } from './draft';
import { emit } from './emit';
import type { Happening } from './happening';
import type { Kept } from './kept';
import { onPageEnd } from './page_end';
import { asksForPayment, loadMoments, pageNow } from './page_now';
import { push } from './push';
import { send } from './send';
import { createTimers } from './timers';
import { deviceOf, freshSeed, localeOf } from './visitor';
import type { VisitorMemory } from './visitor_memory';

/**
 * Connects the engine with the page: happenings go in, the view is drawn, then the effects are performed.
 * It decides nothing, and nothing it does can throw into the shop's code. `early`: what the visitor did before the engine was there, told
 * after the touchpoint that led to it.
 */
export function createHost(
  started: Engine,
  screen: Screen,
  given: Pick<Start, 'listeners' | 'locale' | 'post' | 'told' | 'debug'>,
  early: Happening[],
  draft: Draft,
  memory: VisitorMemory,
  kept: Kept,
): Running {
  /** `locale` is the shop's choice; without it the page's counts, and is followed while there is something on the screen. */
  const { listeners, locale, post = send } = given;
  /** Gone after a trap. */
  let engine: Engine | undefined = started;
  /** A listener of the shop may track or close while an outcome is still being performed: that waits its turn. */
  const queue: EngineEvent[] = [];
  let busy = false;
  /** Events of an earlier page are being told: nothing of it is news to anybody. */
  let isReplaying = false;
  let isEnding = false;
  let view: View = null;
  /** What the visitor has typed and not given yet. */
  let unsaid: { question: string; value: string } | undefined;
  let explanations: TouchstoneExplanation[] = [];

  /** The shop's choice of language, for everything or for what it asked for last. */
  let chosen = locale;
  /** The page's language when it last counted. */
  let pageLocale = '';
  const pageLanguage = new MutationObserver(followPage);

  const timers = createTimers((timer) => {
    // Another tab may have asked in the meantime; at the end of one survey the next may open.
    if (/^(show|close)$/.test(timer)) greet();
    // What tells of navigation may not have come yet.
    arrive();
    tell({ type: 'timer', timer, payment: asksForPayment() });
  });

  /** What the visitor does; what was being written is then either given or given up. */
  function act(happening: Happening): void {
    unsaid = undefined;
    // What other tabs have kept since would be written over by what is known here.
    greet();
    tell(happening);
  }

  const actions: Actions = {
    answer: (question, value, other) => act({ type: 'answer', question, value, other }),
    skip: (question) => act({ type: 'skip', question }),
    back: () => act({ type: 'back' }),
    close: () => act({ type: 'close' }),
    open: () => act({ type: 'open', seed: freshSeed() }),
    typed(question, value) {
      unsaid = { question, value };
    },
  };

  /** Where the visitor was when the engine last heard of it. */
  let here = location.href;
  let isFollowing = false;

  /** Before a new page's touchpoint is told, or it would be called off with those of the page before. */
  function arrive(isBack?: boolean): void {
    if (isBack || here !== location.href) tell({ type: 'navigate', page: pageNow() });
    here = location.href;
  }

  /** Only a survey that waits needs it, and has the time to load it. */
  function follow(): void {
    if (isFollowing) return;
    isFollowing = true;
    loadMoments().then(
      ({ onNavigation }) => {
        onNavigation(arrive);
        arrive();
      },
      // A survey is asked that might not have been. That the file is missing, the browser says.
      () => {},
    );
  }

  /** What the engine was told of the visitor last, and in which minute: finer it does not count. */
  let known = '';

  function greet(): void {
    const visitor = memory.recall();
    const news = JSON.stringify([visitor.storage, visitor.stored, Math.floor(Date.now() / 60_000)]);
    if (news !== known) tell({ ...visitor, seed: freshSeed() });
    known = news;
  }

  function tell(happening: Happening): void {
    queue.push({ at: Date.now(), ...happening });
    if (busy) return;
    busy = true;
    for (let event = queue.shift(); event; event = queue.shift()) {
      try {
        handle(event);
        given.told?.(event);
      } catch (failure) {
        abandon(failure);
      }
    }
    busy = false;
  }

  function followPage(): void {
    if (chosen || localeOf() === pageLocale) return;
    pageLocale = localeOf();
    tell({ type: 'locale', locale: pageLocale });
  }

  function handle(event: EngineEvent): void {
    const outcome = engine?.handle(event);
    if (!outcome) return;
    if ('error' in outcome) {
      refuse(event, outcome.error);
      return;
    }
    // What must leave the page goes before what is nice to see, so that no fault in drawing holds an answer back.
    const { effects } = outcome;
    view = outcome.view;
    draft.note(event, view, effects);
    for (const effect of effects) if (!isForPage(effect)) perform(effect);
    // What the device keeps, and what becomes of a response, changes nothing that is on the screen.
    const isAside = isReplaying || /^(visitor|kept|sent)$/.test(event.type);
    if (!isAside) draw();
    for (const effect of effects) if (isForPage(effect) && (!isReplaying || isOfDelivery(effect))) perform(effect);
  }

  /** What the shop's code hears, and hears once. */
  const isForPage = ({ type }: Effect): boolean => type === 'emit' || type === 'push';

  /** What becomes of a response; the rest of a replay is no news. */
  const isOfDelivery = (effect: Effect): boolean => effect.type === 'emit' && 'endpoint' in effect.detail;

  /** A survey need not be lost to a context that is too large: it is asked without. */
  function refuse(event: EngineEvent, { code, pointer }: EngineError): void {
    // Foreign, and too long to be told: it would be found again and again.
    if (event.type === 'kept') {
      kept.drop(event.key);
      return;
    }
    warn(`${event.type}: ${code} at "${pointer}"`);
    if ('context' in event && event.context && /^(\/context|$)/.test(pointer)) handle({ ...event, context: null });
  }

  /** A page that does strange things to its own DOM may make drawing fail: then the survey is gone, but not its answers. */
  function draw(): void {
    if (view) {
      pageLanguage.observe(document.documentElement, { attributeFilter: ['lang'] });
      // It may have changed between touchpoint and survey.
      followPage();
    } else pageLanguage.disconnect();
    try {
      screen.show(view, actions);
    } catch (failure) {
      warn(`cannot draw: ${reason(failure)}`);
      screen.remove();
      // Open, it would be in the way of what can be drawn.
      tell({ type: 'close' });
    }
  }

  function perform(effect: Effect): void {
    switch (effect.type) {
      case 'schedule':
        // Who goes on while a survey waits may not be asked any more.
        if (effect.timer === 'show') follow();
        timers.schedule(effect.timer, effect.after_ms);
        break;
      case 'cancel':
        timers.cancel(effect.timer);
        break;
      case 'send':
        // The next question comes first, but at the page's end nothing may wait; the engine then sends again what is still waiting here.
        // Of what cannot be told from a second one there is none then.
        void (isEnding || effect.no_cors ? post(effect) : painted().then(() => post(effect))).then((sent) =>
          tell({ type: 'sent', request: effect.request, ...sent }),
        );
        break;
      case 'push':
        push(effect);
        break;
      case 'redirect':
        // The engine has checked it, too; a page must not run a script because of a survey.
        if (/^(https:\/\/|mailto:)/.test(effect.url)) location.assign(effect.url);
        break;
      case 'emit':
        emit(listeners, effect.name, effect.detail);
        break;
      case 'remember':
        if (!isReplaying) memory.keep(effect.text);
        break;
      case 'keep':
        kept.keep(effect.key, effect.text);
        break;
      case 'drop':
        kept.drop(effect.key);
        break;
      case 'explained':
        explanations = effect.surveys;
        break;
      case 'report':
        warn(effect.message);
        break;
    }
  }

  /** After a trap nothing of the engine can be trusted: leave the page as if Touchstone were not there. */
  function abandon(failure: unknown): void {
    engine = undefined;
    kept.leaveAll();
    timers.cancelAll();
    warn(`stopped: ${reason(failure)}`);
    screen.remove();
  }

  onPageEnd((isGone) => {
    isEnding = true;
    if (unsaid && draft.isKept()) tell({ type: 'typed', ...unsaid });
    tell({ type: 'page_hidden' });
    isEnding = false;
    if (isGone) kept.leaveAll();
  });

  /** Opens what the page asks for, or goes on with it, where that is what an earlier page ended in. */
  function begin(first: Extract<EngineEvent, { locale: string; seed: string }>): void {
    arrive();
    const events = draft.of(first);
    isReplaying = true;
    for (const event of events) tell(event);
    isReplaying = false;
    // What a replay has told of the visitor is what was true then.
    known = '';
    greet();
    // The question is there again, in today's language.
    if (view?.kind === 'question' && events.length) tell({ type: 'locale', locale: first.locale });
    else tell(first);
  }

  /**
   * What earlier pages could not deliver. There is time: what this page asks comes first. A page that holds its requests back would hold
   * theirs back as well.
   */
  async function takeUp(): Promise<void> {
    if (given.post) return;
    await painted();
    await kept.discover((found) => {
      // A page that asks nothing has not said yet what may be kept.
      greet();
      tell(found);
    });
  }
  void takeUp();

  function visit(order?: Order) {
    pageLocale = localeOf();
    chosen = order?.locale || locale;
    return {
      context: {},
      ...order,
      locale: chosen || pageLocale,
      device: deviceOf(),
      seed: freshSeed(),
      mode: given.debug ? ('test' as const) : order?.mode,
      page: pageNow(),
      payment: asksForPayment(),
    };
  }

  return {
    track(touchpoint, order) {
      begin({ at: Date.now(), ...visit(order), type: 'track', touchpoint });
      // Only the touchpoint that a prepared view was drawn for comes with its moment.
      if (order.at) for (const happening of early.splice(0)) tell(happening);
    },
    show(survey, order) {
      begin({ at: Date.now(), ...visit(order), type: 'show', survey });
      return view !== null;
    },
    consent() {
      draft.save();
      greet();
      void takeUp();
    },
    explain() {
      explanations = [];
      tell({ type: 'explain' });
      return explanations;
    },
    close() {
      tell({ type: 'forget' });
      actions.close();
    },
    leave(survey) {
      tell({ type: 'forget', survey });
      if (survey === view?.survey) actions.close();
    },
  };
}

import type { Engine } from '../engine/handle';
import type { Effect, EngineError, EngineEvent, View } from '../engine/types';
import { reason, warn } from '../light/console';
import type { Listener, Running } from '../light/wiring';
import type { Actions } from '../view/actions';
import type { Screen } from '../view/screen';
import { emit } from './emit';
import { onPageEnd } from './page_end';
import { send } from './send';
import { createTimers } from './timers';
import { deviceOf, freshSeed, localeOf } from './visitor';

/** An event as the widget knows it; the time is added here. */
type Happening = EngineEvent extends infer Event ? (Event extends { at: number } ? Omit<Event, 'at'> : never) : never;

/**
 * Connects the engine with the page: happenings go in, the view is drawn, then the effects are performed.
 * It decides nothing, and nothing it does can throw into the shop's code.
 */
export function createHost(started: Engine, screen: Screen, listeners: readonly Listener[]): Running {
  /** Gone after a trap. */
  let engine: Engine | undefined = started;
  /** A listener of the shop may track or close while an outcome is still being performed: that waits its turn. */
  const queue: EngineEvent[] = [];
  let busy = false;

  const timers = createTimers((timer) => tell({ type: 'timer', timer }));

  const actions: Actions = {
    answer: (question, value, other) => tell({ type: 'answer', question, value, other }),
    skip: (question) => tell({ type: 'skip', question }),
    back: () => tell({ type: 'back' }),
    close: () => tell({ type: 'close' }),
    open: () => tell({ type: 'open', seed: freshSeed() }),
  };

  function tell(happening: Happening): void {
    queue.push({ ...happening, at: Date.now() });
    if (busy) return;
    busy = true;
    for (let event = queue.shift(); event; event = queue.shift()) {
      try {
        handle(event);
      } catch (failure) {
        abandon(failure);
      }
    }
    busy = false;
  }

  function handle(event: EngineEvent): void {
    const outcome = engine?.handle(event);
    if (!outcome) return;
    if ('error' in outcome) {
      refuse(event, outcome.error);
      return;
    }
    // What must leave the page goes before what is nice to see, so that no fault in drawing holds an answer back.
    const { view, effects } = outcome;
    for (const effect of effects) if (effect.type !== 'emit') perform(effect);
    draw(view);
    for (const effect of effects) if (effect.type === 'emit') perform(effect);
  }

  /** A survey need not be lost to a context that is too large: it is asked without. */
  function refuse(event: EngineEvent, { code, pointer }: EngineError): void {
    warn(`${event.type}: ${code} at "${pointer}"`);
    if (event.type === 'track' && event.context !== null) handle({ ...event, context: null });
  }

  /** A page that does strange things to its own DOM may make drawing fail: then the survey is gone, but not its answers. */
  function draw(view: View): void {
    try {
      screen.show(view, actions);
    } catch (failure) {
      warn(`cannot draw: ${reason(failure)}`);
      screen.remove();
    }
  }

  function perform(effect: Effect): void {
    switch (effect.type) {
      case 'schedule':
        timers.schedule(effect.timer, effect.after_ms);
        break;
      case 'cancel':
        timers.cancel(effect.timer);
        break;
      case 'send':
        void send(effect).then((status) => tell({ type: 'sent', request: effect.request, status }));
        break;
      case 'redirect':
        // The engine has checked it, too; a page must not run a script because of a survey.
        if (/^(https:\/\/|mailto:)/.test(effect.url)) location.assign(effect.url);
        break;
      case 'emit':
        emit(listeners, effect.name, effect.detail);
        break;
      case 'report':
        warn(effect.message);
        break;
    }
  }

  /** After a trap nothing of the engine can be trusted: leave the page as if Touchstone were not there. */
  function abandon(failure: unknown): void {
    engine = undefined;
    timers.cancelAll();
    warn(`stopped: ${reason(failure)}`);
    screen.remove();
  }

  onPageEnd(() => tell({ type: 'page_hidden' }));

  return {
    track: (touchpoint, context) =>
      tell({ type: 'track', touchpoint, context, locale: localeOf(), device: deviceOf(), seed: freshSeed() }),
    close: actions.close,
  };
}

import { drawInto } from '../dom/draw';
import type { View } from '../engine/types';
import { reason, warn } from '../light/console';
import { wordsFor } from '../words/words';
import type { Actions } from './actions';
import { createAnnouncer } from './announcer';
import { Card } from './card';
import { stopDoubleClicks } from './double_click';
import { watchFocus } from './focus';
import { lookOf } from './look';
import { loadMore, type More, type Place } from './more';
import { watchPageDialogs } from './page_dialogs';
import { painted } from './painted';
import { plain } from './plain';
import { createStage, raise } from './stage';
import { styles } from './styles';

/** Style sheets that need neither a `<style>` element nor a style attribute, and so pass the strictest policy. */
export const canDraw = (): boolean => 'adoptedStyleSheets' in document;

/** Draws one view at a time, where its display says. */
export interface Screen {
  show(view: View, actions: Actions): void;
  /**
   * Has what is drawn laid out soon, in a task of its own and before the frame that would do that and paint: on a cheap phone each takes 50 ms.
   * Not every browser can.
   */
  layOut(): void;
  /** For good: nothing that comes late, or happens on the page, brings it back. */
  remove(): void;
}

/** All that touchstone.more.mjs is not needed for: what most surveys are. */
const usual: Place = { shape: 'popover', host: null };

/** The shop may want a survey in an element of its page. */
const hasElements = (): boolean => !!document.querySelector('touchstone-survey:is([page],[survey])');

export function createScreen(): Screen {
  const { element, region, adopt, enter, leave } = createStage();
  const draw = drawInto(element, fail);
  const announce = createAnnouncer(region);
  const focus = watchFocus(element);
  const viewChanged = stopDoubleClicks(element);
  const look = lookOf(element, again);
  const dialogs = watchPageDialogs(again);
  /** The last view, drawn or not. */
  let wanted: View = null;
  /** Who shows it, and what its visitor can do; one object for whoever it is, so that what is drawn need not be drawn again for another. */
  let owner: Actions;
  const actions = {} as Actions;
  let place = usual;
  /** Which survey is on the screen, and in which shape; '' when nothing is. */
  let scene = '';
  /** Which of its questions or endings. */
  let current = '';
  let folded = false;
  /** Once for a page, when the first view needs it. `true`: on its way; `null`: not to be had. */
  let more: More | true | null | undefined;

  adopt(styles);
  element.addEventListener('keydown', heedEscape);

  function heedEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || current === 'tab' || place.shape === 'page') return;
    // A modal dialog would close by itself.
    event.preventDefault();
    // Half a thought is not thrown away by one key: the first Escape only leaves the field.
    const field = event.target as HTMLTextAreaElement;
    if (field.matches('.field') && field.value) focus.toWords();
    else actions.close();
  }

  /** By the page's doing rather than the host's, which catches what it calls. */
  function again(): void {
    try {
      if (wanted) display(wanted);
    } catch (failure) {
      fail(failure);
    }
  }

  function fail(failure: unknown): void {
    warn(`cannot draw: ${reason(failure)}`);
    giveUp();
  }

  /** What cannot be drawn shall not stay open, where it would be in the way of what can. */
  function giveUp(): void {
    remove();
    actions.close();
  }

  /** Until it has come, what is on the screen stays, but takes no second answer. */
  async function bringMore(): Promise<void> {
    const answered = element.querySelector<HTMLElement>('.content');
    if (answered) answered.inert = true;
    try {
      const brought = await loadMore();
      adopt(brought.styles);
      more = brought;
    } catch (failure) {
      more = null;
      warn(`cannot draw: ${reason(failure)}`);
      // What is on the screen can stay, if it was only to be minimised.
      folded = false;
    }
    again();
    if (answered) answered.inert = false;
  }

  function remove(): void {
    wanted = null;
    clear();
  }

  function clear(): void {
    dialogs.rest();
    look.rest();
    folded = false;
    scene = current = '';
    announce('', '');
    focus.leave(leave);
    draw(null);
  }

  /** The engine mostly says what was prepared, and then takes over what there is, unless the page may have a say in it. */
  function show(view: View, given: Actions): void {
    const isTakenOver =
      view &&
      given !== owner &&
      !look.isOfPage(view) &&
      !hasElements() &&
      JSON.stringify(view) === JSON.stringify(wanted);
    owner = given;
    Object.assign(actions, given);
    wanted = view;
    if (!view) clear();
    else if (!isTakenOver) display(view);
  }

  function display(view: NonNullable<View>): void {
    const brought = more && more !== true ? more : undefined;
    const { type, position } = view.display;
    const words = wordsFor(view.locale);
    if (words instanceof Promise) {
      void words.then(again);
      return;
    }
    const rare = type !== 'popover' || position !== 'bottom-right' || folded || hasElements();
    place = (rare && brought?.placeOf(view)) || usual;
    const { shape, host } = place;
    const content = (!rare || brought) && (plain(view, words, actions) ?? brought?.draw(view, words, actions));
    if (!content) {
      if (more === null) giveUp();
      if (more === undefined) {
        more = true;
        void bringMore();
      }
      return;
    }
    const next = `${view.survey} ${shape}`;
    // The shop has taken its element away, and may bring it back.
    if (!host && scene === `${view.survey} inline`) return;
    if (scene !== next) clear();
    // Before it waits: it is to be told only once for what.
    scene = next;
    if (!host && dialogs.isOpen()) {
      leave();
      return;
    }
    look.take(view, shape, folded);
    const follows = focus.isOurs();
    const entered = enter(host);
    if (entered) {
      if (brought) brought.settle(shape, element, again, () => actions.close());
      else raise(element);
    }
    look.paint(view, entered);

    const before = current;
    const card = element.firstElementChild;
    if (view.kind === 'tab') {
      current = 'tab';
      draw(content);
      if (follows) focus.moveOn();
      return;
    }
    const shown = view.kind === 'question' ? view.question : view.ending;
    const modal = shape === 'modal';
    const fold = (small: boolean) => (): void => {
      folded = small && more !== null;
      again();
    };
    const id = `${view.kind} ${shown.id}`;
    current = id + folded;
    draw([
      <Card
        key={view.survey}
        id={id}
        view={view}
        role={host ? 'region' : modal ? undefined : 'dialog'}
        words={words}
        actions={actions}
        fold={/popover|bar/.test(shape) && view.kind === 'question' && fold(true)}
      >
        {content}
      </Card>,
      folded && brought?.pill(shown.text, fold(false)),
    ]);
    if (modal && entered) focus.toWords();
    else if (before !== current) {
      // Who points waits for no second layout: the frame has it. Who types is taken to a field at once, which may be further down.
      const toTop = () => card?.scrollTo(0, 0);
      if (focus.byPointer()) requestAnimationFrame(toTop);
      else toTop();
      viewChanged();
      if (!follows) {
        if (!host && !modal) announce(shown.text, view.locale);
      }
      // It makes the browser lay out the page again, for which who points and clicks need not wait; who types may be ahead already.
      else if (focus.byPointer()) {
        const from = focus.at();
        void painted().then((key) => {
          // Unless the visitor has gone elsewhere meanwhile: what has gone from the page leaves the focus at its body.
          if (current !== id + folded || ![from, document.body].includes(focus.at())) return;
          focus.moveOn();
          // Pressed while the focus was nowhere: nobody in here has heard it.
          if (key?.target === document.body) heedEscape(key);
        });
      } else focus.moveOn();
    }
  }

  const layOut = (): void => {
    // What comes by a timer would come after the frame.
    const { scheduler } = window as { scheduler?: { postTask?(act: () => void, how: { priority: string }): void } };
    scheduler?.postTask?.(() => void element.offsetHeight, { priority: 'user-blocking' });
  };

  return { show, layOut, remove };
}

import { render } from 'preact';
import type { View } from '../engine/types';
import { reason, warn } from '../light/console';
import { paletteOf } from '../theme/palette';
import { wordsFor } from '../words/words';
import type { Actions } from './actions';
import { createAnnouncer } from './announcer';
import { watchDialogs } from './aside';
import { Card } from './card';
import { stopDoubleClicks } from './double_click';
import { watchFocus } from './focus';
import { loadMore, type More } from './more';
import { Pill } from './pill';
import { type Place, placeOf } from './place';
import { plain } from './plain';
import { createStage } from './stage';
import { styles } from './styles';

/** Style sheets that need neither a `<style>` element nor a style attribute, and so pass the strictest policy. */
export const canDraw = (): boolean => 'adoptedStyleSheets' in document;

/** Draws one view at a time, where its display says. */
export interface Screen {
  show(view: View, actions: Actions): void;
  remove(): void;
}

/** At home on the page: dark only where the page can be, as it says in its style sheet or in a `meta` element. */
const pageCanBeDark = (): boolean => {
  const byStyle = getComputedStyle(document.documentElement).colorScheme;
  const byMeta = document.querySelector<HTMLMetaElement>('meta[name=color-scheme]')?.content;
  return `${byStyle} ${byMeta}`.includes('dark');
};

export function createScreen(): Screen {
  const stage = createStage();
  const { element } = stage;
  const announce = createAnnouncer(stage.region);
  const focus = watchFocus(element);
  const viewChanged = stopDoubleClicks(element);
  const aside = watchDialogs(again);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  /** The last view, drawn or not, and what its visitor can do. */
  let wanted: View = null;
  let actions: Actions;
  let place: Place;
  /** Which survey is on the screen, and in which shape; '' when nothing is. */
  let scene = '';
  /** Which of its questions or endings. */
  let current = '';
  let folded = false;
  /** Once for a page, when the first view needs it. `true`: on its way; `null`: not to be had. */
  let more: More | true | null | undefined;

  stage.adopt(styles);
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing || wanted?.kind === 'tab' || place.shape === 'page') return;
    // A modal dialog would close by itself.
    event.preventDefault();
    // Half a thought is not thrown away by one key: the first Escape only leaves the field.
    const field = event.target as HTMLTextAreaElement;
    if (field.matches('.field') && field.value) focus.toWords();
    else actions.close();
  });

  function again(): void {
    show(wanted, actions);
  }

  function fold(small: boolean): void {
    folded = small;
    again();
    focus.moveOn();
  }

  /** Until it has come, what is on the screen stays, but takes no second answer. */
  async function bringMore(): Promise<void> {
    const answered = element.querySelector<HTMLElement>('.content');
    if (answered) answered.inert = true;
    try {
      const brought = await loadMore();
      stage.adopt(brought.styles);
      more = brought;
      again();
    } catch (failure) {
      more = null;
      warn(`cannot draw: ${reason(failure)}`);
      remove();
    }
  }

  function remove(): void {
    aside.stop();
    dark.onchange = null;
    folded = false;
    scene = current = '';
    announce('', '');
    focus.leave(stage.leave);
    render(null, element);
  }

  function show(view: View, given: Actions): void {
    wanted = view;
    actions = given;
    if (!view) {
      remove();
      return;
    }
    place = placeOf(view);
    const { shape } = place;
    // The shop has taken its element away, and may bring it back.
    if (!place.element && scene === `${view.survey} inline`) return;
    const words = wordsFor(view.locale);
    if (words instanceof Promise) {
      void words.then(again);
      return;
    }
    const brought = more !== true && more;
    const content =
      (shape === 'popover' || brought) &&
      (plain(view, words, actions) ?? (brought && brought.draw(view, words, actions)));
    if (!content) {
      if (more === null) remove();
      if (more === undefined) {
        more = true;
        void bringMore();
      }
      return;
    }
    if (scene !== `${view.survey} ${shape}`) remove();
    if (!place.element && aside.needed()) {
      stage.leave();
      return;
    }
    scene = `${view.survey} ${shape}`;
    element.lang = view.locale;
    element.dir = view.direction;
    element.className = `stage ${shape} ${view.display.position} ${folded ? 'folded' : ''}`;
    const wasInside = focus.inside();
    const entered = stage.enter(place, (brought || undefined)?.settle, again, () => actions.close());
    // Measured in the document, where the browser reads any colour it knows.
    const palette = paletteOf(view.theme, dark.matches && pageCanBeDark(), element);
    for (const [name, value] of Object.entries(palette)) element.style.setProperty(name, value);
    dark.onchange = again;

    const before = current;
    if (view.kind === 'tab') {
      current = 'tab';
      render(content, element);
      if (wasInside) focus.moveOn();
      return;
    }
    const shown = view.kind === 'question' ? view.question : view.ending;
    current = `${view.kind} ${shown.id}`;
    const floats = shape !== 'modal' && !place.element;
    render(
      <>
        <Card
          key={view.survey}
          id={current}
          view={view}
          role={floats ? 'dialog' : place.element ? 'region' : undefined}
          words={words}
          actions={actions}
          fold={(shape === 'popover' || shape === 'bar') && view.kind === 'question' && (() => fold(true))}
        >
          {content}
        </Card>
        {folded && <Pill text={shown.text} onPress={() => fold(false)} />}
      </>,
      element,
    );
    if (shape === 'modal' && entered) focus.toWords();
    else if (!before) {
      if (floats) announce(shown.text, view.locale);
    } else if (before !== current) {
      // Only the visitor's own doing leads from one question to the next, so the focus may follow.
      if (element.firstElementChild) element.firstElementChild.scrollTop = 0;
      focus.moveOn();
      viewChanged();
    }
  }

  return { show, remove };
}

import { render } from 'preact';
import type { View } from '../engine/types';
import { reason, warn } from '../light/console';
import { paletteOf } from '../theme/palette';
import { wordsFor } from '../words/words';
import type { Actions } from './actions';
import { createAnnouncer } from './announcer';
import { Card } from './card';
import { stopDoubleClicks } from './double_click';
import { watchFocus } from './focus';
import { liftAboveKeyboard } from './keyboard_lift';
import { loadMore, type More } from './more';
import { plain } from './plain';
import { styles } from './styles';

/** Style sheets that need neither a `<style>` element nor a style attribute, and so pass the strictest policy. */
export const canDraw = (): boolean => 'adoptedStyleSheets' in document;

/** The one place on the page where the widget draws: an element of its own at the end of the body, sealed by a shadow root. */
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
  const host = document.createElement('touchstone-survey');
  const root = host.attachShadow({ mode: 'open' });
  const stage = root.appendChild(document.createElement('div'));
  const announce = createAnnouncer(root);
  const focus = watchFocus(root);
  const viewChanged = stopDoubleClicks(root);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  /** Says which question or ending is on the screen; '' when nothing is. */
  let current = '';
  /** The last view, drawn or not. */
  let wanted: View = null;
  /** Once for a page, when the first view needs it. `true`: on its way; `null`: not to be had. */
  let more: More | true | null | undefined;

  adopt(styles);
  // Inside, typing is typing: "s" must not open the shop's search.
  for (const type of ['keydown', 'keypress', 'keyup']) host.addEventListener(type, (event) => event.stopPropagation());
  liftAboveKeyboard(host);

  /** Also brings the widget back when the shop has redrawn its body. The top layer spares everybody a contest of z-indices. */
  function attach(): void {
    if (host.isConnected) return;
    document.body.append(host);
    if (!host.showPopover) return;
    try {
      host.popover = 'manual';
      host.showPopover();
    } catch {
      // The style sheet's position and z-index do for this page.
      host.popover = null;
    }
  }

  function adopt(styles: string): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }

  /** Until it has come, what is on the screen stays, but takes no second answer. */
  async function bringMore(actions: Actions): Promise<void> {
    const answered = stage.querySelector<HTMLElement>('.content');
    if (answered) answered.inert = true;
    try {
      const brought = await loadMore();
      adopt(brought.styles);
      more = brought;
      show(wanted, actions);
    } catch (failure) {
      more = null;
      warn(`cannot draw: ${reason(failure)}`);
      remove();
    }
  }

  function remove(): void {
    if (!current) return;
    current = '';
    dark.onchange = null;
    focus.leave();
    announce('', '');
    host.remove();
    render(null, stage);
  }

  function show(view: View, actions: Actions): void {
    wanted = view;
    if (!view || view.kind === 'tab') {
      remove();
      return;
    }
    const words = wordsFor(view.locale);
    const content = plain(view, words, actions) ?? (more && more !== true && more.draw(view, words, actions));
    if (!content) {
      if (more === null) remove();
      if (more === undefined) {
        more = true;
        void bringMore(actions);
      }
      return;
    }
    const shown = view.kind === 'question' ? view.question : view.ending;
    const before = current;
    current = `${view.survey} ${view.kind} ${shown.id}`;
    attach();
    // Measured in the document, where the browser reads any colour it knows.
    const palette = paletteOf(view.theme, dark.matches && pageCanBeDark(), stage);
    dark.onchange = () => show(wanted, actions);
    render(
      <Card key={view.survey} id={current} view={view} palette={palette} words={words} actions={actions}>
        {content}
      </Card>,
      stage,
    );
    if (!before) announce(shown.text, view.locale);
    else if (before !== current) {
      // Only the visitor's own doing leads from one question to the next, so the focus may follow.
      if (stage.firstElementChild) stage.firstElementChild.scrollTop = 0;
      focus.moveOn();
      viewChanged();
    }
  }

  return { show, remove };
}

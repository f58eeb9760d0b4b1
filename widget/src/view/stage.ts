import { liftAboveKeyboard } from './keyboard_lift';

/**
 * What the widget draws on. It stands in the shadow root of an element: our own at the end of the body, or one of the shop's. From one to another it
 * goes as it is, with all that is written on it.
 */
export interface Stage {
  element: HTMLElement;
  /** Where a screen reader is told something. */
  region: HTMLElement;
  adopt(styles: string): void;
  /** Brings it into `host`, or else into our own, and answers whether it was elsewhere: the shop may have redrawn its page in the meantime. */
  enter(host: HTMLElement | null): boolean;
  leave(): void;
}

export function createStage(): Stage {
  const own = document.createElement('touchstone-survey');
  const element = document.createElement('div');
  const region = document.createElement('p');
  const sheets: CSSStyleSheet[] = [];
  const lift = liftAboveKeyboard(element);

  // Inside, typing is typing: "s" must not open the shop's search.
  for (const type of ['keydown', 'keypress', 'keyup']) {
    element.addEventListener(type, (event) => event.stopPropagation());
  }

  const leave = (): void => {
    // A modal dialog around it gives the focus back.
    (element.parentElement as HTMLDialogElement | null)?.close();
    for (const each of [region, element, own]) each.remove();
  };

  return {
    element,
    region,
    leave,

    adopt(styles) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
      sheets.push(sheet);
    },

    enter(given) {
      const host = given ?? own;
      const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = sheets;
      if (element.isConnected && root.contains(element)) return false;
      leave();
      if (!given) document.body.append(own);
      root.replaceChildren(element, region);
      lift();
      return true;
    },
  };
}

/** The top layer spares everybody a contest of z-indices. */
export function raise(element: HTMLElement): void {
  if (!element.showPopover) return;
  try {
    element.popover = 'manual';
    element.showPopover();
  } catch {
    // The style sheet's position and z-index do for this page.
    element.popover = null;
  }
}

import type { View } from '../engine/types';
import { paletteOf } from '../theme/palette';
import type { Place } from './more';

/** What the stage looks like: its language and direction, its shape and its colours. What is written on it already is not written again. */
export interface Look {
  /** What the page is like decides about this view's colours or font, and may have come only now. */
  isOfPage(view: NonNullable<View>): boolean;
  take(view: NonNullable<View>, shape: Place['shape'], folded: boolean): void;
  /** In the document, where the browser reads any colour it knows. `isNew`: it has just got there. */
  paint(view: NonNullable<View>, isNew: boolean): void;
  rest(): void;
}

/** At home on the page: dark only where the page can be, as it says in its style sheet or in a `meta` element. */
const pageCanBeDark = (): boolean => {
  const byStyle = getComputedStyle(document.documentElement).colorScheme;
  const byMeta = document.querySelector<HTMLMetaElement>('meta[name=color-scheme]')?.content;
  return `${byStyle} ${byMeta}`.includes('dark');
};

/** `again` is called when what the visitor likes has changed. */
export function lookOf(stage: HTMLElement, again: () => void): Look {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let painted: object;

  return {
    isOfPage: ({ theme }) => dark.matches || theme.font === 'inherit',

    take({ locale: lang, direction: dir, display }, shape, folded) {
      const wanted = { lang, dir, class: `stage ${shape} ${display.position} ${folded ? 'folded' : ''}` };
      // What is written anew, if only as it was, makes the browser work out every style below.
      for (const [name, value] of Object.entries(wanted)) {
        if (stage.getAttribute(name) !== value) stage.setAttribute(name, value);
      }
    },

    paint({ theme }, isNew) {
      const palette = paletteOf(theme, dark.matches && pageCanBeDark(), stage);
      if (isNew || palette !== painted) {
        for (const name in palette) stage.style.setProperty(name, palette[name] as string);
      }
      painted = palette;
      dark.onchange = again;
    },

    rest() {
      dark.onchange = null;
      stage.className = '';
    },
  };
}

import { adopt } from './light/adopt';
import type { Parts } from './light/wiring';
import type { Touchstone, TouchstoneModule } from './public';

/**
 * touchstone.mjs: Touchstone for shops that bundle. Importing it does nothing; like the tag, it loads the widget only for a
 * page that has a survey.
 */

// Files of their own beside this one, which bundlers find by these very lines.
const parts: { [Name in keyof Parts]: () => Promise<Parts[Name]> } = {
  // @ts-expect-error: there is a module of that name only in dist/.
  widget: () => import('./touchstone.widget.mjs'),
  // @ts-expect-error: as above.
  moments: () => import('./touchstone.moments.mjs'),
};

let page: Touchstone | undefined;

/** The page's Touchstone need not be ours, nor know every call that ours does. */
const pass =
  <Name extends Exclude<keyof Touchstone, 'explain'>>(name: Name) =>
  (...given: Parameters<Touchstone[Name]>): (() => void) => {
    touchstone.init();
    return (page?.[name] as ((...given: unknown[]) => () => void) | undefined)?.(...given) ?? (() => {});
  };

export const touchstone: TouchstoneModule = {
  init(options) {
    // On a server there is no page to ask a question on.
    if (page || typeof document === 'undefined') return;
    const file = (name: string, own: URL): string =>
      options?.base ? new Request(`${options.base}/${name}`).url : own.href;
    page = adopt({
      ...options,
      surveys: options?.surveys || '/surveys.json',
      // Written so that bundlers see two files, and take them along as they are.
      engine: () => file('engine.wasm', new URL('./engine.wasm', import.meta.url)),
      fallback: () => import(file('engine.fallback.js', new URL('./engine.fallback.js', import.meta.url))),
      part: (name) => parts[name](),
    });
  },

  track: pass('track'),
  show: pass('show'),
  preview: pass('preview'),
  consent: pass('consent'),
  on: pass('on'),
  close: pass('close'),

  async explain() {
    touchstone.init();
    return (await page?.explain?.()) ?? [];
  },
};

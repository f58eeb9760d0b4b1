import { adopt } from './light/adopt';
import type { WidgetModule } from './light/wiring';
import type { Touchstone, TouchstoneModule } from './public';

/**
 * touchstone.mjs: Touchstone for shops that bundle. Importing it does nothing; like the tag, it loads the widget only for a
 * page that has a survey.
 */

// A file of its own beside this one, which bundlers find by this very line.
// @ts-expect-error: there is a module of that name only in dist/.
const loadWidget = (): Promise<WidgetModule> => import('./touchstone.widget.mjs');

let page: Touchstone | undefined;

/** The page's Touchstone need not be ours, nor know every call that ours does. */
const pass =
  <Name extends keyof Touchstone>(name: Name) =>
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
      widget: loadWidget,
    });
  },

  track: pass('track'),
  show: pass('show'),
  preview: pass('preview'),
  consent: pass('consent'),
  on: pass('on'),
  close: pass('close'),
};

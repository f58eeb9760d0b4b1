import { adopt } from './light/adopt';
import { reason, warn } from './light/console';
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

export const touchstone: TouchstoneModule = {
  init(options) {
    // On a server there is no page to ask a question on.
    if (page || typeof document === 'undefined') return;
    try {
      const base = options?.base ? new URL(`${options.base}/`, document.baseURI).href : import.meta.url;
      const surveys = options?.surveys || new URL('surveys.json', base).href;
      page = adopt({ base, surveys, locale: options?.locale, widget: loadWidget });
    } catch (failure) {
      warn(`init() needs the URL of a folder as base: ${reason(failure)}`);
    }
  },

  track(touchpoint, context) {
    touchstone.init();
    page?.track(touchpoint, context);
  },

  on(event, listener) {
    touchstone.init();
    return page?.on(event, listener) ?? (() => {});
  },

  close() {
    page?.close();
  },
};

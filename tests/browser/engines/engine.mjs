// One way to drive Chromium, Firefox and WebKit, the real ones. What a visitor does goes in as the browser's own input
// events; looking at the page is done by scripts. See `visitor.mjs` for the steps that tests are written in.

/**
 * @typedef {object} Tab a page of its own
 * @property {(url: string) => Promise<void>} goto resolves when the page has loaded
 * @property {() => Promise<void>} reload
 * @property {() => Promise<void>} back one step back in the history; does not wait for the page
 * @property {() => Promise<void>} close as by its cross: the page ends, and says so to its scripts
 * @property {(look: (...given: any[]) => any, ...given: any[]) => Promise<any>} evaluate runs a function in the page
 * @property {(x: number, y: number) => Promise<void>} move the pointer, to a place of the viewport in CSS px
 * @property {(times?: number) => Promise<void>} click where the pointer is
 * @property {(key: string, held?: 'Shift' | 'Control') => Promise<void>} press a key, named as `KeyboardEvent.key`
 * @property {(text: string) => Promise<void>} type
 * @property {(role: string, name: string) => Promise<number>} countNamed what a screen reader finds by that role and name
 *
 * @typedef {object} Engine
 * @property {string} name
 * @property {(width?: number, height?: number) => Promise<Tab>} open an empty tab; the size of its viewport is in CSS px
 * @property {() => Promise<void>} stop
 *
 * @typedef {object} Wishes of the visitor, told to the browser when it starts
 * @property {boolean} [dark]
 * @property {boolean} [calm] no more motion than needed
 */

const starters = {
  chromium: async (wishes) => (await import('./puppeteer.mjs')).startChromium(wishes),
  firefox: async (wishes) => (await import('./puppeteer.mjs')).startFirefox(wishes),
  webkit: async (wishes) => (await import('./webkit.mjs')).startWebKit(wishes),
};

export const engineNames = Object.keys(starters);

/** @type {(name: string, wishes?: Wishes) => Promise<Engine>} */
export function startEngine(name, wishes = {}) {
  const start = starters[name];
  if (!start) throw new Error(`there is no engine "${name}"; there are: ${engineNames.join(', ')}`);
  return start(wishes);
}

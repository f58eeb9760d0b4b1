// The real screen, drawn upon by hand, in Chromium: no engine and no collector are needed for how things look and what they say.
import { launchShell, openPage, until } from '../harness.mjs';
import { screenScript } from '../screen_script.mjs';
import { startSite } from '../site.mjs';

const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><style>body { font: 16px/1.5 sans-serif; background: light-dark(#fff, #111); color: light-dark(#111, #eee) }</style>
<main><h1>Thank you for your order</h1><p><button id="before">Track the parcel</button></p>${body}
<p><button id="after">Back to the shop</button></p></main><script type="module" src="/touchstone.widget.mjs"></script>`;

const pages = {
  '/': page(''),
  '/inline': page('<touchstone-survey survey="s"></touchstone-survey>'),
  '/page': page('<touchstone-survey page></touchstone-survey>'),
};

const rootOfSurvey = `[...document.querySelectorAll('touchstone-survey')].map((host) => host.shadowRoot)
  .find((each) => each && each.querySelector('.card, .handle'))`;

export async function startStage() {
  const site = await startSite({ ...pages, '/touchstone.widget.mjs': await screenScript() });
  const browser = await launchShell();
  return {
    browser,
    /** A tab to draw upon. `features` are media features that the visitor asks for. */
    async open({ width = 1280, height = 800, scale = 1, scheme = 'light', features = [], direction = 'ltr' } = {}) {
      const tab = await openPage(browser, { width, height, scheme });
      await tab.setViewport({ width, height, deviceScaleFactor: scale });
      const session = await tab.createCDPSession();
      if (features.length > 0) {
        const all = [{ name: 'prefers-reduced-motion', value: 'reduce' }, ...features];
        await session.send('Emulation.setEmulatedMedia', { features: all });
      }
      const goTo = async (on = '/') => {
        if (tab.url() === site.url + on) return;
        await tab.goto(site.url + on);
        await tab.waitForFunction(() => window.drawAfresh);
      };
      const viewOf = ({ view }, theme = {}) => ({ ...view, direction, theme: { ...view.theme, ...theme } });
      return Object.assign(tab, {
        session,
        /** Draws a state afresh; `theme` goes over its own. */
        async draw(state, theme) {
          await goTo(state.on);
          await tab.evaluate((drawn) => window.drawAfresh(drawn), viewOf(state, theme));
          if (!state.press) return;
          // By key, since two clicks in one place and in no time are a double click.
          await (await tab.waitForSelector(`>>> ${state.press}`)).press('Enter');
          await until(() => tab.$('>>> .handle'), 'its minimised form');
        },
        /** Draws these states one after another, and answers what `look` finds in each, given its root and the rest. */
        async lookAtEach(states, look, { theme, given = () => [] } = {}) {
          const found = new Map();
          const drawAll = new Function(
            'all',
            `return (async () => {
              const found = [];
              for (const [view, given] of all) {
                await window.drawAfresh(view);
                found.push((${look})(${rootOfSurvey}, ...given));
              }
              return found;
            })();`,
          );
          for (const page of new Set(states.map(({ on }) => on))) {
            const here = states.filter(({ on, press }) => on === page && !press);
            await goTo(page);
            const all = here.map((state) => [viewOf(state, theme), given(state)]);
            (await tab.evaluate(drawAll, all)).forEach((each, at) => {
              found.set(here[at], each);
            });
          }
          for (const state of states.filter(({ press }) => press)) {
            await this.draw(state, theme);
            found.set(state, await this.inSurvey(look, ...given(state)));
          }
          return states.map((state) => [state, found.get(state)]);
        },
        /** Draws the next view of the same survey, as after an answer. */
        next: (drawn) => tab.evaluate((each) => window.drawView(each), drawn),
        /** Runs `look` with the root in which the survey is drawn. */
        inSurvey: (look, ...given) =>
          tab.evaluate(new Function('...given', `return (${look})(${rootOfSurvey}, ...given);`), ...given),
      });
    },
    async stop() {
      await browser.close();
      await site.stop();
    },
  };
}

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
      let at;
      return Object.assign(tab, {
        session,
        /** Draws a state afresh; `theme` goes over its own. */
        async draw({ view, on = '/', press }, theme = {}) {
          if (at !== on) await tab.goto(site.url + on);
          at = on;
          await tab.waitForFunction(() => window.drawView);
          await tab.evaluate((drawn) => window.drawView(drawn), null);
          const themed = { ...view, direction, theme: { ...view.theme, ...theme } };
          await tab.evaluate((drawn) => window.drawView(drawn), themed);
          await until(() => tab.$('>>> :is(.card, .handle)'), 'the survey');
          if (!press) return;
          // By key, since two clicks in one place and in no time are a double click.
          await (await tab.waitForSelector(`>>> ${press}`)).press('Enter');
          await until(() => tab.$('>>> .handle'), 'its minimised form');
        },
        /** Draws the next view of the same survey, as after an answer. */
        next: (drawn) => tab.evaluate((each) => window.drawView(each), drawn),
        /** Runs `look` with the root in which the survey is drawn. */
        inSurvey: (look, ...given) =>
          tab.evaluate(
            new Function(
              '...given',
              `const root = [...document.querySelectorAll('touchstone-survey')].map((host) => host.shadowRoot)
                .find((each) => each && each.querySelector('.card, .handle'));
              return (${look})(root, ...given);`,
            ),
            ...given,
          ),
      });
    },
    async stop() {
      await browser.close();
      await site.stop();
    },
  };
}

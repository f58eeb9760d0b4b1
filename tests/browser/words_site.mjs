// A shop that asks in many languages, and a page of it in one of them.
import assert from 'node:assert/strict';
import { launchShell, openPage, survey } from './harness.mjs';
import { startSite, tag } from './site.mjs';
import { said } from './words_said.mjs';

/** Languages in which the shop asks; in Japanese and Hebrew, too, which the widget does not speak. */
const asked = [...Object.keys(said), 'de-AT', 'ja', 'he'];
/** A text in all of them: "Q1 de". */
export const inAll = (text) => Object.fromEntries(asked.map((locale) => [locale, `${text} ${locale}`]));

export const surveys = (members = {}, texts = inAll) =>
  JSON.stringify({
    version: 1,
    locale: 'en',
    endpoints: [],
    surveys: [
      {
        id: 's',
        touchpoint: 'checkout.completed',
        questions: [
          { id: 'recommend', type: 'nps', text: texts('Q1') },
          { id: 'why', type: 'text', multiline: true, required: false, text: texts('Q2') },
          { id: 'mail', type: 'text', pattern: 'email', required: true, text: texts('Q3') },
        ],
        endings: [{ id: 'thanks', text: texts('Thanks') }],
        ...members,
      },
    ],
  });

const page = (lang, script = tag) =>
  `<!doctype html><html${lang ? ` lang="${lang}"` : ''}><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<h1 tabindex="-1">Thank you</h1><script src="/page.js"></script>${script}`;

let browser;
const sites = [];

export const start = async () => {
  browser = await launchShell();
};

export async function stop() {
  await browser.close();
  for (const site of sites) await site.stop();
}

/** Opens a page in that language; `files` as for the site. `lines` are the console's about the widget. */
export async function open(lang, files = {}, script = tag) {
  const site = await startSite({ '/': page(lang, script), '/surveys.json': surveys(), ...files });
  sites.push(site);
  const tab = await openPage(browser);
  await tab.goto(site.url);
  return Object.assign(tab, {
    asks: (text) => survey(tab).asks(text),
    survey: survey(tab),
    text: (selector) => tab.$eval(`>>> ${selector}`, (element) => element.textContent),
    name: (selector) => tab.$eval(`>>> ${selector}`, (element) => element.getAttribute('aria-label')),
    speak: (locale) => tab.evaluate((given) => (document.documentElement.lang = given), locale),
    /** Which files of words were asked for, by language. */
    files: () => tab.requests.map((each) => /words\.(.*)\.mjs/.exec(each.url())?.[1]).filter(Boolean),
    warnings: () => tab.lines.filter((line) => line.startsWith('touchstone: ')),
    async leave() {
      assert.deepEqual(tab.errors, []);
      await tab.close();
    },
  });
}

/** The language and the direction that an element of the survey is marked with. */
export const marks = (tab, selector) =>
  tab.$eval(`>>> ${selector}`, (element) => [element.closest('[lang]').lang, element.closest('[dir]').dir]);

// Consent managers: each is written here as its documentation states its page's side, and what it says arrives as touchstone.consent(). Until it has
// answered nothing is allowed, and what it withdraws is wiped.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchShell, openPage, survey, until } from './harness.mjs';
import { startSite, surveys } from './site.mjs';

let browser;
let page;
let site;
/** What the one page of the site is at the moment. */
let now = '';
before(async () => {
  browser = await launchShell();
  page = await openPage(browser);
  site = await startSite({
    '/': (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(now),
    '/surveys.json': JSON.stringify({ ...JSON.parse(surveys()), privacy: { storage: 'local' } }),
  });
});
after(async () => {
  await browser.close();
  await site.stop();
});

/**
 * A page with that manager, `data-consent` on the tag, and a survey. `window.levels` are the calls of consent() so far, made visible by a stub that is
 * in charge before the tag comes; `real`: Touchstone itself is.
 */
async function onShop({ manager = '', consent, late = '', real = false }, look) {
  const spy =
    'window.levels = []; window.touchstone = { q: { push() {} }, consent: (level) => levels.push(level), track() {} };';
  now = `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,"><body><script>${manager}</script>
    <script>${real ? "window.touchstone ??= { q: [['track', 'checkout.completed']] };" : spy}</script>
    <script src="/touchstone.js" data-surveys="/surveys.json" data-watch="off" data-consent="${consent}"></script>
    <script>${late}</script>`;
  page.errors.length = page.lines.length = 0;
  await page.goto(site.url);
  // The adapters are there, and have had a task of their own.
  await page.evaluate(async () => {
    await import('/touchstone.consent.mjs');
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  await look((expected, what) =>
    until(
      async () => JSON.stringify(await page.evaluate(() => window.levels)) === JSON.stringify(expected),
      `${what}: ${expected}`,
    ),
  );
  assert.deepEqual(page.errors, []);
}

/** https://klaro.org/docs/api/js_api: a manager with `confirmed`, `getConsent(name)` and `watch({ update(manager, type, data) })`. */
const klaro = (consents, confirmed) => `
  window.manager = {
    consents: ${JSON.stringify(consents)}, confirmed: ${confirmed}, watchers: new Set(),
    getConsent(name) { return this.consents[name] || false; },
    watch(watcher) { this.watchers.add(watcher); },
    notify(type) { for (const each of this.watchers) each.update(this, type, this.consents); },
    updateConsent(name, value) { this.consents[name] = value; this.notify('consents'); },
    saveConsents() { this.confirmed = true; this.notify('saveConsents'); },
  };
  window.klaro = { getManager: () => manager };`;

/** The API of IAB TCF 2.2: https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework, "CMP API v2". */
const tcf = (eventStatus, consents, vendors = {}) => `
  window.listeners = [];
  const tcData = (eventStatus, consents, vendors) => ({
    tcfPolicyVersion: 4, cmpId: 1, cmpVersion: 1, gdprApplies: true, eventStatus, cmpStatus: 'loaded', listenerId: 1,
    purpose: { consents, legitimateInterests: {} }, vendor: { consents: vendors, legitimateInterests: {} },
  });
  window.decide = (status, consents, vendors = {}) => { for (const each of listeners) each(tcData(status, consents, vendors), true); };
  window.__tcfapi = (command, version, callback) => {
    if (command !== 'addEventListener' || version !== 2) return callback(null, false);
    listeners.push(callback);
    callback(tcData('${eventStatus}', ${JSON.stringify(consents)}, ${JSON.stringify(vendors)}), true);
  };`;

/** https://www.cookiebot.com/en/developer/: `Cookiebot.hasResponse`, `.consent`, and the event CookiebotOnConsentReady on window. */
const cookiebot = (hasResponse, preferences) => `
  window.Cookiebot = { hasResponse: ${hasResponse}, consented: ${preferences}, declined: false,
    consent: { necessary: true, preferences: ${preferences}, statistics: false, marketing: false } };
  window.decide = (preferences, statistics = false) => {
    Object.assign(Cookiebot, { hasResponse: true, consent: { ...Cookiebot.consent, preferences, statistics } });
    dispatchEvent(new Event('CookiebotOnConsentReady'));
  };`;

/** Usercentrics, version 3: __ucCmp.getConsentDetails() and the event UC_CONSENT; https://usercentrics.com/docs/web/. */
const usercentrics3 = (given, type) => `
  window.details = (given, type) => ({
    consent: { required: type === 'IMPLICIT', type },
    services: { a1b2: { name: 'Touchstone', consent: { given, type } }, other: { name: 'Maps', consent: { given: true, type } } },
    categories: {},
  });
  window.current = details(${given}, '${type}');
  window.__ucCmp = { getConsentDetails: async () => current };
  window.decide = (given) => { current = details(given, 'EXPLICIT'); dispatchEvent(new CustomEvent('UC_CONSENT', { detail: current })); };`;

/** Usercentrics, version 2: UC_UI with isInitialized, isConsentRequired and getServicesBaseInfo; UC_UI_INITIALIZED, UC_UI_CMP_EVENT. */
const usercentrics2 = (initialized, required, status) => `
  window.state = { initialized: ${initialized}, required: ${required}, status: ${status} };
  window.UC_UI = {
    isInitialized: () => state.initialized,
    isConsentRequired: () => state.required,
    getServicesBaseInfo: () => [{ id: 'x', name: 'Maps', consent: { status: true } }, { id: 'a1b2', name: 'Touchstone', consent: { status: state.status } }],
  };
  window.begin = () => { state.initialized = true; dispatchEvent(new Event('UC_UI_INITIALIZED')); };
  window.decide = (status, type) => {
    dispatchEvent(new CustomEvent('UC_UI_CMP_EVENT', { detail: { source: 'button', type } }));
    Object.assign(state, { required: false, status });
  };`;

/** gtag(), as https://developers.google.com/tag-platform/security/guides/consent has it. */
const gtag = 'window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments); }';

// Manager, what is on the tag, and the steps: what happens on the page, and the levels that have been called by then.
for (const [title, shop, ...steps] of [
  [
    'Klaro: a slider that is moved counts once it is saved',
    { consent: 'klaro:touchstone', manager: klaro({ touchstone: false }, false) },
    [() => window.manager.updateConsent('touchstone', true), []],
    [() => window.manager.saveConsents(), ['local']],
    [() => window.manager.updateConsent('touchstone', false), ['local']],
    [() => window.manager.saveConsents(), ['local', 'none']],
  ],
  [
    'Klaro: on by default is no answer',
    { consent: 'klaro:survey', manager: klaro({ survey: true }, false) },
    [() => {}, []],
    [() => window.manager.saveConsents(), ['local']],
  ],
  [
    'Klaro: answered on an earlier page',
    { consent: 'klaro', manager: klaro({ touchstone: true }, true) },
    [() => {}, ['local']],
  ],
  [
    'Klaro: refused on an earlier page',
    { consent: 'klaro', manager: klaro({ touchstone: false }, true) },
    [() => {}, ['none']],
  ],
  ['Klaro comes after the tag', { consent: 'klaro', late: klaro({ touchstone: true }, true) }, [() => {}, ['local']]],
  [
    'TCF: while the dialog is shown nothing is decided',
    { consent: 'tcf', manager: tcf('cmpuishown', { 1: true }) },
    [() => {}, []],
    [() => window.decide('useractioncomplete', { 1: true, 2: false }), ['local']],
    [() => window.decide('cmpuishown', { 1: false }), ['local']],
    [() => window.decide('useractioncomplete', { 1: false, 2: true }), ['local', 'none']],
  ],
  [
    'TCF: answered on an earlier page',
    { consent: 'tcf', manager: tcf('tcloaded', { 1: true }) },
    [() => {}, ['local']],
  ],
  [
    'TCF: purpose 1 decides, no other',
    { consent: 'tcf', manager: tcf('tcloaded', { 2: true, 10: true }) },
    [() => {}, ['none']],
  ],
  [
    'TCF: with a vendor both must be there',
    { consent: 'tcf:755', manager: tcf('tcloaded', { 1: true }, { 10: true }) },
    [() => {}, ['none']],
    [() => window.decide('useractioncomplete', { 1: true }, { 755: true }), ['none', 'local']],
  ],
  [
    'Cookiebot: its category, once there is a response',
    { consent: 'cookiebot', manager: cookiebot(false, true) },
    [() => {}, []],
    [() => window.decide(true), ['local']],
    [() => window.decide(false), ['local', 'none']],
  ],
  [
    'Cookiebot: another category, for the tab alone',
    { consent: 'cookiebot:statistics:session', manager: cookiebot(true, true) },
    [() => {}, ['none']],
    [() => window.decide(false, true), ['none', 'session']],
  ],
  [
    'Cookiebot comes after the tag',
    { consent: 'cookiebot', late: `${cookiebot(false, false)} decide(true);` },
    [() => {}, ['local']],
  ],
  [
    'Usercentrics 3: given by default is no answer',
    { consent: 'usercentrics', manager: usercentrics3(true, 'IMPLICIT') },
    [() => {}, []],
    [() => window.decide(true), ['local']],
    [() => window.decide(false), ['local', 'none']],
  ],
  [
    'Usercentrics 3: by the id of the service, answered on an earlier page',
    { consent: 'usercentrics:a1b2', manager: usercentrics3(true, 'EXPLICIT') },
    [() => {}, ['local']],
  ],
  [
    'Usercentrics 2: not before it has begun, nor while an answer is missing',
    { consent: 'usercentrics', manager: usercentrics2(false, true, true) },
    [() => window.begin(), []],
    [() => window.decide(true, 'ACCEPT_ALL'), ['local']],
    [() => window.decide(false, 'DENY_ALL'), ['local', 'none']],
  ],
  [
    'Usercentrics 2: another service is not ours',
    { consent: 'usercentrics:Survey', manager: usercentrics2(true, false, true) },
    [() => {}, ['none']],
  ],
  [
    'Google Consent Mode: the default is no answer, an update is',
    { consent: 'google', manager: `${gtag} gtag('consent', 'default', { functionality_storage: 'granted' });` },
    [() => {}, []],
    [() => window.gtag('event', 'consent'), []],
    [() => window.gtag('consent', 'update', { ad_storage: 'granted' }), []],
    [() => window.gtag('consent', 'update', { functionality_storage: 'granted' }), ['local']],
    [() => window.gtag('consent', 'update', { functionality_storage: 'denied' }), ['local', 'none']],
  ],
  [
    'Google Consent Mode: updated before the tag, and the layer is as it was',
    {
      consent: 'google:analytics_storage',
      manager: `${gtag} gtag('consent', 'update', { analytics_storage: 'granted' });`,
    },
    [() => {}, ['local']],
    [
      () => {
        if (window.dataLayer.push({ event: 'x' }, null, 7) !== 4 || window.dataLayer.length !== 4)
          throw Error('changed');
      },
      ['local'],
    ],
  ],
]) {
  test(title, () =>
    onShop(shop, async (levels) => {
      for (const [act, expected] of steps) {
        await page.evaluate(act);
        await levels(expected, act);
      }
      assert.deepEqual(page.lines, []);
    }),
  );
}

for (const [consent, line] of [
  ['klaro', /^touchstone: klaro is not on this page$/],
  ['tcf', /^touchstone: tcf is not on this page$/],
  [
    'cookiemonster:x',
    /^touchstone: no consent manager "cookiemonster" \(there are: klaro,tcf,cookiebot,usercentrics,google\)$/,
  ],
  ['constructor', /^touchstone: no consent manager "constructor"/],
]) {
  test(`${consent}, which is not there: one line, and nothing is allowed`, () =>
    onShop({ consent }, async (levels) => {
      await until(() => page.lines.length, 'the line');
      assert.match(page.lines[0], line);
      assert.equal(page.lines.length, 1);
      await levels([], 'nothing');
    }));
}

test('a manager that fails does so in one line', () =>
  onShop(
    { consent: 'klaro', manager: 'window.klaro = { getManager() { throw Error("not configured"); } };' },
    async () => {
      await until(() => page.lines.length, 'the line');
      assert.deepEqual(page.lines, ['touchstone: klaro does not answer: not configured']);
    },
  ));

const kept = () =>
  page.evaluate(() =>
    [...Object.keys(sessionStorage), ...Object.keys(localStorage)].filter((key) => key.startsWith('touchstone')),
  );

test('whatever surveys.json says, nothing is kept until the manager has answered; withdrawn in the middle, all is wiped and the survey goes on', () =>
  onShop({ real: true, consent: 'klaro', manager: klaro({ touchstone: false }, false) }, async () => {
    const asked = survey(page);
    await asked.asks('Recommend us?');
    assert.deepEqual(await kept(), []);
    await page.evaluate(() => {
      window.manager.updateConsent('touchstone', true);
      window.manager.saveConsents();
    });
    await until(async () => (await kept()).length, 'what is kept');
    await page.evaluate(() => {
      window.manager.updateConsent('touchstone', false);
      window.manager.saveConsents();
    });
    assert.deepEqual(await kept(), []);
    await asked.choose(9);
    await asked.asks('Why?');
    await until(() => site.posts.at(-1)?.record.answers.length === 1, 'the answer');
    assert.deepEqual(await kept(), []);
    assert.deepEqual(page.lines, []);
  }));

// The widget's own words, in a real browser: in the language of the survey, from one small file, and anew when the page's language changes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launchBrowser, openPage, root, survey, until } from './harness.mjs';
import { startSite, stub, tag } from './site.mjs';

/** By language of the page: what the first question shows, what the second, and why an address was refused. */
const said = {
  en: {
    close: 'Close',
    ends: ['Not at all likely', 'Extremely likely'],
    progress: 'Question 1 of 3',
    back: 'Back',
    skip: 'Skip',
    next: 'Next',
    send: 'Send',
    refused: 'Please give an e-mail address such as name@example.com.',
  },
  de: {
    close: 'Schließen',
    ends: ['Sehr unwahrscheinlich', 'Sehr wahrscheinlich'],
    progress: 'Frage 1 von 3',
    back: 'Zurück',
    skip: 'Überspringen',
    next: 'Weiter',
    send: 'Senden',
    refused: 'Bitte geben Sie eine E-Mail-Adresse an, etwa name@example.com.',
  },
  fr: {
    close: 'Fermer',
    ends: ['Pas du tout probable', 'Extrêmement probable'],
    progress: 'Question 1 sur 3',
    back: 'Retour',
    skip: 'Passer',
    next: 'Suivant',
    send: 'Envoyer',
    refused: 'Veuillez indiquer une adresse e-mail, par exemple nom@example.com.',
  },
  es: {
    close: 'Cerrar',
    ends: ['Nada probable', 'Muy probable'],
    progress: 'Pregunta 1 de 3',
    back: 'Atrás',
    skip: 'Omitir',
    next: 'Siguiente',
    send: 'Enviar',
    refused: 'Por favor, indique un correo electrónico, por ejemplo nombre@example.com.',
  },
  it: {
    close: 'Chiudi',
    ends: ['Per niente probabile', 'Estremamente probabile'],
    progress: 'Domanda 1 di 3',
    back: 'Indietro',
    skip: 'Salta',
    next: 'Avanti',
    send: 'Invia',
    refused: 'Si prega di indicare un indirizzo e-mail, ad esempio nome@example.com.',
  },
  nl: {
    close: 'Sluiten',
    ends: ['Zeer onwaarschijnlijk', 'Zeer waarschijnlijk'],
    progress: 'Vraag 1 van 3',
    back: 'Terug',
    skip: 'Overslaan',
    next: 'Volgende',
    send: 'Verzenden',
    refused: 'Vul een e-mailadres in, bijvoorbeeld naam@example.com.',
  },
  pl: {
    close: 'Zamknij',
    ends: ['Bardzo mało prawdopodobne', 'Bardzo prawdopodobne'],
    progress: 'Pytanie 1 z 3',
    back: 'Wstecz',
    skip: 'Pomiń',
    next: 'Dalej',
    send: 'Wyślij',
    refused: 'Proszę podać adres e-mail, na przykład nazwa@example.com.',
  },
  sv: {
    close: 'Stäng',
    ends: ['Inte alls troligt', 'Mycket troligt'],
    progress: 'Fråga 1 av 3',
    back: 'Tillbaka',
    skip: 'Hoppa över',
    next: 'Nästa',
    send: 'Skicka',
    refused: 'Ange en e-postadress, till exempel namn@example.com.',
  },
  da: {
    close: 'Luk',
    ends: ['Slet ikke sandsynligt', 'Yderst sandsynligt'],
    progress: 'Spørgsmål 1 af 3',
    back: 'Tilbage',
    skip: 'Spring over',
    next: 'Næste',
    send: 'Send',
    refused: 'Angiv en e-mailadresse, for eksempel navn@example.com.',
  },
  pt: {
    close: 'Fechar',
    ends: ['Nada provável', 'Extremamente provável'],
    progress: 'Pergunta 1 de 3',
    back: 'Voltar',
    skip: 'Ignorar',
    next: 'Avançar',
    send: 'Enviar',
    refused: 'Por favor, indique um e-mail, por exemplo nome@example.com.',
  },
  cs: {
    close: 'Zavřít',
    ends: ['Velmi nepravděpodobné', 'Velmi pravděpodobné'],
    progress: 'Otázka 1 z 3',
    back: 'Zpět',
    skip: 'Přeskočit',
    next: 'Další',
    send: 'Odeslat',
    refused: 'Zadejte prosím e-mailovou adresu, například jmeno@example.com.',
  },
  tr: {
    close: 'Kapat',
    ends: ['Hiç olası değil', 'Son derece olası'],
    progress: 'Soru 1 / 3',
    back: 'Geri',
    skip: 'Atla',
    next: 'İleri',
    send: 'Gönder',
    refused: 'Lütfen ad@example.com gibi bir e-posta adresi girin.',
  },
  ar: {
    close: 'إغلاق',
    ends: ['غير محتمل على الإطلاق', 'محتمل جدًا'],
    progress: 'السؤال 1 من 3',
    back: 'السابق',
    skip: 'تخطي',
    next: 'التالي',
    send: 'إرسال',
    refused: 'يُرجى إدخال بريد إلكتروني (مثل name@example.com).',
  },
};

/** Languages in which the shop asks; in Japanese and Hebrew, too, which the widget does not speak. */
const asked = [...Object.keys(said), 'de-AT', 'ja', 'he'];
/** A text in all of them: "Q1 de". */
const inAll = (text) => Object.fromEntries(asked.map((locale) => [locale, `${text} ${locale}`]));

const surveys = (members = {}, texts = inAll) =>
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
          { id: 'mail', type: 'text', pattern: 'email', text: texts('Q3') },
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
before(async () => {
  browser = await launchBrowser();
});
const sites = [];
after(async () => {
  await browser.close();
  for (const site of sites) await site.stop();
});

/** Opens a page in that language; `files` as for the site. `lines` are the console's about the widget. */
async function open(lang, files = {}, script = tag) {
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

const endsOf = (tab) => tab.$$eval('>>> .ends span', (each) => each.map(({ textContent }) => textContent));
const footer = (tab) => tab.$$eval('>>> .footer button', (each) => each.map(({ textContent }) => textContent));

/** Answers the first two questions and gives the third what it refuses. */
async function goToRefusal(tab) {
  await tab.survey.choose(7);
  await tab.asks('Q2');
  await (await tab.survey.find('textarea')).type('Because');
  await tab.survey.click('.primary');
  await tab.asks('Q3');
  await (await tab.survey.find('input')).type('nobody');
  // A second click at the same place, so soon, would count as the other half of a double one.
  await tab.keyboard.press('Enter');
  await until(() => tab.text('.problem').catch(() => ''), 'the refusal');
}

/** The language and the direction that an element of the survey is marked with. */
const marks = (tab, selector) =>
  tab.$eval(`>>> ${selector}`, (element) => [element.closest('[lang]').lang, element.closest('[dir]').dir]);

test('every language, by the language of the page, on the way through a survey', async () => {
  const tab = await open('en');
  await tab.asks('Q1 en');
  /** Looks at one question in every language, English last. */
  const inEach = async (question, check) => {
    for (const [lang, words] of Object.entries(said).reverse()) {
      await tab.speak(lang);
      await tab.asks(`${question} ${lang}`);
      assert.deepEqual(await marks(tab, '.words'), [lang, lang === 'ar' ? 'rtl' : 'ltr']);
      assert.equal(await tab.name('.close'), words.close);
      await check(words);
    }
  };
  await inEach('Q1', async ({ ends, progress }) => {
    assert.deepEqual(await endsOf(tab), ends);
    assert.equal(await tab.name('.progress'), progress);
  });
  await tab.survey.choose(7);
  await tab.asks('Q2');
  await inEach('Q2', async ({ back, skip }) => assert.deepEqual(await footer(tab), [back, skip]));
  await (await tab.survey.find('textarea')).type('Because');
  await inEach('Q2', async ({ back, next }) => assert.deepEqual(await footer(tab), [back, next]));
  await tab.survey.click('.primary');
  await tab.asks('Q3');
  await (await tab.survey.find('input')).type('nobody');
  await tab.keyboard.press('Enter');
  await until(() => tab.text('.problem').catch(() => ''), 'the refusal');
  await inEach('Q3', async ({ back, send, refused }) => {
    assert.deepEqual(await footer(tab), [back, send]);
    assert.equal(await tab.text('.problem'), refused);
  });
  assert.deepEqual(
    tab.files().sort(),
    Object.keys(said)
      .filter((lang) => lang !== 'en')
      .sort(),
  );
  assert.deepEqual(tab.warnings(), []);
  await tab.leave();
});

/** Page's language, language of the texts, of the words, and files. */
const pages = [
  ['built in', 'en', 'en', 'en', []],
  ['a file', 'de', 'de', 'de', ['de']],
  ['a region the shop asks in', 'de-AT', 'de-AT', 'de', ['de']],
  ['a region it does not', 'pt-BR', 'pt', 'pt', ['pt']],
  ['a region written otherwise', 'tr_TR', 'tr', 'tr', ['tr']],
  ['a language the widget does not speak', 'ja', 'ja', 'en', []],
  ['one that nobody speaks', 'tlh', 'en', 'en', []],
];

for (const [what, lang, texts, words, files] of pages) {
  test(`${what}: ${lang}`, async () => {
    const tab = await open(lang);
    await tab.asks(`Q1 ${texts}`);
    assert.equal(await tab.name('.close'), said[words].close);
    assert.deepEqual(await marks(tab, '.words'), [texts, 'ltr']);
    assert.deepEqual(await marks(tab, '.close'), [words, 'ltr']);
    assert.deepEqual(tab.files(), files);
    await tab.leave();
  });
}

test('shop and widget in two directions: Hebrew texts, English words', async () => {
  const tab = await open('he');
  await tab.asks('Q1 he');
  assert.deepEqual(await marks(tab, '.words'), ['he', 'rtl']);
  assert.deepEqual(await marks(tab, '.close'), ['en', 'rtl']);
  assert.deepEqual(await marks(tab, '.ends'), ['en', 'rtl']);
  // An English sentence keeps its full stop at its end.
  await tab.survey.choose(7);
  await tab.asks('Q2');
  await tab.survey.click('.quiet:last-child');
  await tab.asks('Q3');
  await (await tab.survey.find('input')).type('nobody');
  await tab.keyboard.press('Enter');
  const problem = await until(() => tab.$('>>> .problem:not(:empty)'), 'the refusal');
  const [first, stop] = await problem.evaluate((element) => {
    const text = element.firstChild;
    const left = (from) => {
      const range = document.createRange();
      range.setStart(text, from);
      range.setEnd(text, from + 1);
      return range.getBoundingClientRect().left;
    };
    return [left(0), left(text.length - 1)];
  });
  assert.ok(first < stop, `begins at ${first}, ends at ${stop}`);
  await tab.leave();
});

test('Arabic runs from right to left: the scale, its ends and the way out', async () => {
  const tab = await open('ar');
  await tab.asks('Q1 ar');
  const middle = (selector) =>
    tab.$eval(`>>> ${selector}`, (element) => {
      const { left, width } = element.getBoundingClientRect();
      return left + width / 2;
    });
  assert.ok((await middle('input[value="0"]')) > (await middle('input[value="10"]')));
  assert.ok((await middle('.ends span:first-child')) > (await middle('.ends span:last-child')));
  assert.ok((await middle('.close')) < (await middle('.words')));
  // The same digits everywhere: those that Arabic has by default.
  const digits = new Intl.NumberFormat('ar', { useGrouping: false }).format(10);
  assert.equal(await tab.text('label:last-child input + span'), `${digits}, محتمل جدًا`);
  await tab.leave();
});

test('a page that does not say its language is asked in the visitor\u2019s', async () => {
  const tab = await open('');
  const visitors = (await tab.evaluate(() => navigator.language)).slice(0, 2);
  await tab.asks(`Q1 ${visitors}`);
  assert.equal(await tab.name('.close'), said[visitors].close);
  await tab.leave();
});

test('texts in one language only: its words, on a page in another, and no others', async () => {
  const inGerman = surveys({}, (text) => ({ de: text })).replace('"locale":"en"', '"locale":"de"');
  const tab = await open('fr', { '/surveys.json': inGerman });
  await tab.asks('Q1');
  assert.deepEqual(await marks(tab, '.words'), ['de', 'ltr']);
  assert.equal(await tab.name('.close'), said.de.close);
  assert.deepEqual(tab.files(), ['de']);
  await tab.leave();
});

test('the words come beside the engine, not after it', async () => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  const tab = await open('de', {
    '/engine.wasm': async (_, response) => {
      await held;
      response.writeHead(404).end();
    },
  });
  await until(() => tab.files().length, 'the words');
  assert.equal(await tab.survey.isOpen(), false);
  release();
  await tab.asks('Q1 de');
  assert.deepEqual(tab.files(), ['de']);
  await tab.leave();
});

/** Tells when the engine has shown the survey, drawn or not. */
const noting = `${stub} touchstone.on('shown', () => { window.shown = true; }); touchstone.track('checkout.completed');`;

test('words that are slow are waited for', async () => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  const tab = await open('de', {
    '/page.js': noting,
    '/touchstone.words.de.mjs': async (_, response) => {
      await held;
      const file = readFileSync(path.join(root, 'dist/touchstone.words.de.mjs'));
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(file);
    },
  });
  await tab.waitForFunction(() => window.shown);
  assert.equal(await tab.survey.isOpen(), false);
  release();
  await tab.asks('Q1 de');
  assert.equal(await tab.name('.close'), said.de.close);
  assert.deepEqual(tab.warnings(), []);
  await tab.leave();
});

/** What may be wrong with a file of words. */
const wrong = [
  ['missing', 404],
  ['damaged', 'export const words = {'],
  ['never coming', () => {}],
];

for (const [what, file] of wrong) {
  test(`a file of words that is ${what}: English, and one line in the console`, async () => {
    const tab = await open('de', { '/touchstone.words.de.mjs': file });
    await tab.asks('Q1 de');
    assert.deepEqual(await endsOf(tab), said.en.ends);
    assert.equal(await tab.name('.close'), said.en.close);
    assert.deepEqual(await marks(tab, '.words'), ['de', 'ltr']);
    assert.deepEqual(await marks(tab, '.close'), ['en', 'ltr']);
    assert.equal(tab.warnings().length, 1, tab.warnings().join('\n'));
    assert.match(tab.warnings()[0], /^touchstone: speaks English for want of touchstone\.words\.de\.mjs: ./);
    await tab.leave();
  });
}

/** What of the survey's fields a change of language must not touch. */
const written = (tab) =>
  tab.$eval('>>> textarea', (field) => {
    const { value, selectionStart, selectionEnd } = field;
    return { value, selectionStart, selectionEnd, hasFocus: field.getRootNode().activeElement === field };
  });

test('the page changes its language while a text is being written', async () => {
  const tab = await open('en');
  await tab.asks('Q1 en');
  await tab.survey.choose(7);
  await tab.asks('Q2 en');
  await (await tab.survey.find('textarea')).type('Half a thought');
  await tab.$eval('>>> textarea', (field) => field.setSelectionRange(5, 9));
  const before = await written(tab);
  assert.deepEqual(before, { value: 'Half a thought', selectionStart: 5, selectionEnd: 9, hasFocus: true });
  for (const [lang, texts, words] of [
    ['de', 'de', 'de'],
    ['ar-EG', 'ar', 'ar'],
    ['ja', 'ja', 'en'],
    ['tlh', 'en', 'en'],
    ['fr-CA', 'fr', 'fr'],
  ]) {
    await tab.speak(lang);
    await tab.asks(`Q2 ${texts}`);
    assert.equal(await tab.text('.primary'), said[words].next);
    assert.deepEqual(await marks(tab, '.words'), [texts, texts === 'ar' ? 'rtl' : 'ltr']);
    assert.deepEqual(await written(tab), before, lang);
  }
  assert.deepEqual(tab.files(), ['de', 'ar', 'fr']);
  await tab.survey.click('.primary');
  await tab.asks('Q3 fr');
  await tab.leave();
});

test('what is selected, and not yet answered, stays selected', async () => {
  const tab = await open('en');
  await tab.asks('Q1 en');
  await (await tab.survey.find('input[value="3"]')).focus();
  await tab.keyboard.press('ArrowRight');
  await tab.speak('pl');
  await tab.asks('Q1 pl');
  const chosen = await tab.$eval('>>> input:checked', (input) => [
    input.value,
    input.getRootNode().activeElement === input,
  ]);
  assert.deepEqual(chosen, ['4', true]);
  await tab.leave();
});

test('a refusal is said in the new language, and the visitor stays where she is', async () => {
  const tab = await open('en');
  await tab.asks('Q1 en');
  await goToRefusal(tab);
  await tab.focus('h1');
  await tab.speak('it');
  await tab.asks('Q3 it');
  assert.equal(await tab.text('.problem'), said.it.refused);
  assert.equal(await tab.evaluate(() => document.activeElement.tagName), 'H1');
  await tab.leave();
});

test('the thanks, too, follow the page', async () => {
  const texts = (text) => (text === 'Thanks' ? inAll(text) : `${text} en`);
  const tab = await open('en', {
    '/surveys.json': surveys({ questions: [{ id: 'recommend', type: 'nps', text: inAll('Q1') }] }, texts),
  });
  await tab.asks('Q1 en');
  await tab.survey.choose(7);
  await tab.asks('Thanks en');
  await tab.speak('sv');
  await tab.asks('Thanks sv');
  assert.equal(await tab.text('.footer button'), said.sv.close);
  await tab.leave();
});

test('a change before the survey is on the page counts, too', async () => {
  const tab = await open('en', { '/surveys.json': surveys({ show: { after_seconds: 1 } }) });
  await until(() => tab.requests.some((request) => request.url().endsWith('engine.wasm')), 'the engine');
  await tab.speak('nl');
  await tab.asks('Q1 nl');
  assert.equal(await tab.name('.close'), said.nl.close);
  await tab.leave();
});

test('nothing on the page, nothing watched: the next survey asks in the language of its time', async () => {
  const tab = await open('en', {
    '/surveys.json': JSON.stringify({
      ...JSON.parse(surveys()),
      surveys: ['checkout.completed', 'service.closed'].map((touchpoint) => ({
        ...JSON.parse(surveys()).surveys[0],
        id: touchpoint.split('.')[0],
        touchpoint,
      })),
    }),
  });
  await tab.asks('Q1 en');
  await tab.survey.click('.close');
  await until(async () => !(await tab.survey.isOpen()), 'the survey to close');
  await tab.speak('da');
  await tab.evaluate(() => window.touchstone.track('service.closed'));
  await tab.asks('Q1 da');
  assert.equal(await tab.name('.close'), said.da.close);
  await tab.leave();
});

/** Ways in which a shop settles the language, whatever its page says. */
const settled = [
  [
    'data-locale on the tag',
    tag.replace('data-surveys', 'data-locale="pl" data-surveys'),
    `${stub} touchstone.track('checkout.completed');`,
  ],
  ['the option of the module', '<script type="module" src="/shop.mjs"></script>', ''],
];

for (const [what, script, pageScript] of settled) {
  test(`${what}: the page's own language, and its changes, do not count`, async () => {
    const tab = await open(
      'en',
      {
        '/page.js': pageScript,
        '/shop.mjs': `import { touchstone } from './touchstone.mjs';
touchstone.init({ surveys: '/surveys.json', locale: 'pl' });
touchstone.track('checkout.completed');`,
      },
      script,
    );
    await tab.asks('Q1 pl');
    await tab.speak('de');
    await tab.survey.choose(7);
    await tab.asks('Q2 pl');
    assert.equal(await tab.text('.quiet:last-child'), said.pl.skip);
    assert.deepEqual(tab.files(), ['pl']);
    await tab.leave();
  });
}

test('a preview in a language of its own stays in it; the next survey is again in the page\u2019s', async () => {
  const tab = await open('en', { '/page.js': stub });
  await tab.waitForFunction(() => window.touchstone.preview);
  await tab.evaluate(() => window.touchstone.preview('s', { locale: 'cs' }));
  await tab.asks('Q1 cs');
  await tab.speak('de');
  await tab.survey.choose(7);
  await tab.asks('Q2 cs');
  await tab.survey.click('.close');
  await until(async () => !(await tab.survey.isOpen()), 'the survey to close');
  await tab.evaluate(() => window.touchstone.preview('s'));
  await tab.asks('Q1 de');
  await tab.speak('es');
  await tab.asks('Q1 es');
  await tab.leave();
});

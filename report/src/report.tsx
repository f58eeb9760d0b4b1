/** The report page. */
import { render } from 'preact';
import { formatFor } from './format/format';
import { acceptFiles } from './state/drop';
import { Report } from './state/report';
import { App } from './view/app';
import type { Context } from './view/context';
import { chooseLanguage } from './words/language';

const root = document.body.appendChild(document.createElement('div'));
root.id = 'root';

let isDue = false;
let context: Context;
let stage: string | undefined;

/** Where what had the focus is gone with the rest of its screen, it goes to the beginning of the next one. */
function beginAnew(): void {
  const { stage: now } = context.report.model;
  if (stage && stage !== now) root.querySelector<HTMLElement>('[data-begin]')?.focus({ preventScroll: true });
  stage = now;
}

/** Once, after whatever has happened in one go. */
function draw(): void {
  if (isDue) return;
  isDue = true;
  queueMicrotask(() => {
    isDue = false;
    render(<App context={context} />, root);
    beginAnew();
  });
}

function listen(): Pick<Context, 'words' | 'format'> {
  const { words, locale } = chooseLanguage(location.search, navigator.languages);
  document.documentElement.lang = words.language;
  document.title = words.title;
  document.body.dataset.drop = words.open.drop;
  return { words, format: formatFor(locale, words.week) };
}

function speak(language: string): void {
  const given = new URLSearchParams(location.search);
  given.set('lang', language);
  history.replaceState(null, '', `${location.pathname}?${given}`);
  context = { ...context, ...listen() };
  draw();
}

const report = new Report(draw);
context = { ...listen(), report, speak };
addEventListener('popstate', () => {
  context = { ...context, ...listen() };
  draw();
});
acceptFiles((files) => report.openFiles(files));
draw();

/** The report page. */
import { render } from 'preact';
import { formatFor } from './format/format';
import { acceptFiles } from './state/drop';
import { Report } from './state/report';
import { App } from './view/app';
import type { Context } from './view/context';
import { chooseLanguage } from './words/language';

const { words, locale } = chooseLanguage(location.search, navigator.languages);
document.documentElement.lang = words.language;
document.title = words.title;

const root = document.body.appendChild(document.createElement('div'));
root.id = 'root';

let isDue = false;
let context: Context;

/** Once, after whatever has happened in one go. */
function draw(): void {
  if (isDue) return;
  isDue = true;
  queueMicrotask(() => {
    isDue = false;
    render(<App context={context} />, root);
  });
}

const report = new Report(draw);
context = { words, format: formatFor(locale, words.week), report };
acceptFiles(words.open.drop, (files) => report.openFiles(files));
draw();

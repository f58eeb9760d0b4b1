import { load } from '../light/light';
import { namesIn, readSurveys } from '../light/surveys_file';
import { readAddress } from './address';
import { createPatientPost } from './patient_post';

/**
 * touchstone.page.js: `<script defer src="touchstone.page.js" data-surveys="/surveys.json"></script>` in survey.html, the page that links in mails
 * lead to. It asks the survey that its address names, and shows one of the page's own sentences where there is none.
 */
const script = document.currentScript as HTMLScriptElement | null;
const beside = (name: string): string => new URL(name, script?.src || document.baseURI).href;
const surveys = script?.dataset.surveys || beside('surveys.json');

/** Shows `<p data-when="missing" hidden>` or the like. */
function say(when: 'missing' | 'over'): void {
  for (const sentence of document.querySelectorAll<HTMLElement>(`[data-when="${when}"]`)) sentence.hidden = false;
}

async function ask(): Promise<boolean> {
  const text = await readSurveys(surveys);
  if (text === undefined) return false;
  const { survey, locale, context, answers } = readAddress(location.search, declaredIn(text));
  const names = namesIn(text, 'id');
  if (names && !names.includes(survey)) return false;
  const running = await load(
    {
      surveys,
      locale,
      engine: () => beside('engine.wasm'),
      fallback: () => import(beside('engine.fallback.js')),
      part: (name) => import(beside(`touchstone.${name}.mjs`)),
      post: createPatientPost(),
    },
    text,
    [],
  );
  return running?.show(survey, { context, answers }) ?? false;
}

function declaredIn(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text).context ?? {};
  } catch {
    return {};
  }
}

for (const end of ['completed', 'dismissed'] as const) addEventListener(`touchstone:${end}`, () => say('over'));

ask().then(
  (isAsked) => {
    if (!isAsked) say('missing');
  },
  (failure) => {
    say('missing');
    console.warn('touchstone:', failure);
  },
);

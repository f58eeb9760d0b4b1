// Formbricks: its survey package, the last one on npm, showing the two questions in the corner of the page as its own SDK does.
import { published, versionOf } from './packages.mjs';
import { ask, shopPage } from './shop.mjs';

const survey = {
  id: 'after-checkout',
  name: 'After checkout',
  type: 'web',
  questions: [
    // Only a question that must be answered goes on by itself.
    {
      id: 'recommend',
      type: 'nps',
      headline: ask.recommend,
      lowerLabel: ask.least,
      upperLabel: ask.most,
      required: true,
    },
    { id: 'why', type: 'openText', headline: ask.why, required: false, inputType: 'text', longAnswer: true },
  ],
  welcomeCard: { enabled: false },
  thankYouCard: { enabled: true, headline: ask.thanks },
  hiddenFields: { enabled: false },
  styling: {},
};

const start = `formbricksSurveys.renderSurveyModal({
  survey: ${JSON.stringify(survey)},
  brandColor: '#2563eb',
  isBrandingEnabled: false,
  placement: 'bottomRight',
  clickOutside: true,
  darkOverlay: false,
  onResponse: (response) => fetch('/v1/responses', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(response) }),
});`;

export const formbricks = () => ({
  name: `Formbricks surveys ${versionOf('@formbricks/surveys')}`,
  files: {
    '/index.html': shopPage({
      body: `<script>function start() { ${start} }</script>\n<script async src="/formbricks.js" onload="start()"></script>\n`,
    }),
    '/formbricks.js': published('@formbricks/surveys/dist/index.umd.js'),
  },
  questions: [
    { path: ['#fbjs label'], text: ask.recommend },
    { path: ['#fbjs label'], text: ask.why },
  ],
  clickNext: ['#fbjs input[value="9"]'],
});

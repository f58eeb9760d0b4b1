// SurveyJS: its form library for pages without a framework, one question at a time. It has no NPS type: a rating from 0 to 10 is it.
import { published, versionOf } from './packages.mjs';
import { ask, shopPage } from './shop.mjs';

const survey = {
  questionsOnPageMode: 'questionPerPage',
  autoAdvanceEnabled: true,
  showQuestionNumbers: 'off',
  elements: [
    {
      type: 'rating',
      name: 'recommend',
      title: ask.recommend,
      rateMin: 0,
      rateMax: 10,
      minRateDescription: ask.least,
      maxRateDescription: ask.most,
      displayMode: 'buttons',
    },
    { type: 'comment', name: 'why', title: ask.why },
  ],
  completedHtml: ask.thanks,
};

const start = `
const model = new Survey.Model(${JSON.stringify(survey)});
model.onValueChanged.add(() => fetch('/v1/responses', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(model.data) }));
model.render(document.getElementById('survey'));
`;

// Without the variant of the style sheet that carries a font.
export const surveyjs = () => ({
  name: `SurveyJS ${versionOf('survey-js-ui')}`,
  files: {
    '/index.html': shopPage({
      head: '<link rel="stylesheet" href="/survey-core.css">\n',
      body: `<div id="survey"></div>
<script defer src="/survey.core.js"></script>
<script defer src="/survey-js-ui.js"></script>
<script>addEventListener('DOMContentLoaded', () => {${start}});</script>
`,
    }),
    '/survey-core.css': published('survey-core/survey-core.fontless.min.css'),
    '/survey.core.js': published('survey-core/survey.core.min.js'),
    '/survey-js-ui.js': published('survey-js-ui/survey-js-ui.min.js'),
  },
  questions: [
    { path: ['.sd-question__title'], text: ask.recommend },
    { path: ['.sd-question__title'], text: ask.why },
  ],
  clickNext: ['.sd-rating label:nth-of-type(10)'],
});

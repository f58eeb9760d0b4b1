// PostHog: its script and the survey extension it loads by itself; configuration and surveys come from where its cloud has them.
import { published, versionOf } from './packages.mjs';
import { ask, shopPage } from './shop.mjs';

const token = 'phc_benchmark';

/** As little as it can be asked to do: no recording, no autocapture, no feature flags. */
const config = {
  api_host: '/ingest',
  autocapture: false,
  capture_pageview: false,
  capture_pageleave: false,
  disable_session_recording: true,
  advanced_disable_feature_flags: true,
};

const remoteConfig = { token, surveys: true, hasFeatureFlags: false, supportedCompression: ['gzip', 'gzip-js'] };

const surveysAt = (conditions) => ({
  surveys: [
    {
      id: '0190f2c0-0000-0000-0000-000000000001',
      name: 'After checkout',
      type: 'popover',
      start_date: '2026-01-01T00:00:00Z',
      end_date: null,
      questions: [
        {
          id: 'recommend',
          type: 'rating',
          display: 'number',
          scale: 10,
          question: ask.recommend,
          lowerBoundLabel: ask.least,
          upperBoundLabel: ask.most,
          skipSubmitButton: true,
        },
        { id: 'why', type: 'open', question: ask.why, optional: true },
      ],
      conditions,
      appearance: { whiteLabel: true, displayThankYouMessage: true, thankYouMessageHeader: ask.thanks },
    },
  ],
});

const snippet = `<script>window.posthog = Object.assign([], { __SV: 1, _i: [['${token}', ${JSON.stringify(config)}, 'posthog']] });</script>
<script async src="/posthog/array.js"></script>
`;

function siteWith(surveys) {
  const version = versionOf('posthog-js');
  const preloaded = { [token]: { config: remoteConfig, siteApps: [] } };
  return {
    '/index.html': shopPage({ body: snippet }),
    '/posthog/array.js': published('posthog-js/dist/array.js'),
    [`/ingest/static/${version}/surveys.js`]: published('posthog-js/dist/surveys.js'),
    [`/ingest/array/${token}/config.js`]: `window._POSTHOG_REMOTE_CONFIG = ${JSON.stringify(preloaded)};`,
    '/ingest/api/surveys/index.json': JSON.stringify(surveys),
  };
}

export const posthog = () => ({
  name: `PostHog ${versionOf('posthog-js')}`,
  files: siteWith(surveysAt(null)),
  quietFiles: siteWith(surveysAt({ url: '/checkout/thanks', urlMatchType: 'icontains' })),
  questions: [
    { path: ['[class^=PostHogSurvey]', '.survey-question'], text: ask.recommend },
    { path: ['[class^=PostHogSurvey]', '.survey-question'], text: ask.why },
  ],
  clickNext: ['[class^=PostHogSurvey]', '.ratings-number:nth-of-type(10)'],
});

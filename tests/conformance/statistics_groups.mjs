// How each group of statistics.json is asked: inputs and expectations in the words of that file, to a question and what
// its answer must hold.

/** NPS counts as a tally: any value of the class does. */
const tally = ({ detractors, passives, promoters }) => [detractors, 0, 0, 0, 0, 0, 0, passives, 0, promoters];

const histogram = (counts) =>
  Array.from({ length: Math.max(...Object.keys(counts).map(Number)) + 1 }, (_, value) => counts[value] ?? 0);

const ofScores = (scores) => {
  const counts = Array(11).fill(0);
  for (const score of scores) counts[score] += 1;
  return counts;
};

const bounds = (low, high) => (low === null || low === undefined ? null : [low, high]);
const percent = ({ low, high }) => [100 * low, 100 * high];
const one = (question, expect) => [{ question, expect }];

/** The published standard errors have three places of a share, that is one of points. */
const roughly = (points) => Math.round(points * 10) / 10;

const ces = (metric, share, wilson) => (inputs, expected) =>
  one(
    { ask: 'score', metric, counts: histogram(inputs.histogram), confidence: inputs.conf },
    {
      n: expected.n,
      score: expected.mean,
      interval: bounds(expected.low, expected.high),
      variance: expected.sd === null ? null : expected.sd ** 2,
      good_percent: expected[share],
      good_interval: percent(expected[wilson]),
    },
  );

export const groups = {
  z_quantiles: ({ conf }, { z }) => one({ ask: 'critical', confidence: conf }, z),

  nps_classification: ({ score }, { category }) =>
    one({ ask: 'classify', metric: 'nps', value: score }, { segment: category }),

  nps_core: (inputs, expected) =>
    one(
      { ask: 'score', metric: 'nps', counts: tally(inputs), confidence: inputs.conf },
      { n: expected.n, score: expected.nps, nps_variance: expected.variance },
    ),

  nps_adjusted_wald_add3_triangular: (inputs, expected) => {
    const none = inputs.detractors + inputs.passives + inputs.promoters === 0;
    return one(
      { ask: 'score', metric: 'nps', counts: tally(inputs), confidence: inputs.conf },
      // The file gives the arithmetic for no answers, and says that a product answers null.
      { interval: none ? null : [expected.low_clipped, expected.high_clipped] },
    );
  },

  nps_published_expectations: (inputs, expected) => {
    if ('se_3dp' in expected) {
      const { scores, detractors, passives, promoters } = inputs;
      const n = scores?.length ?? detractors + passives + promoters;
      if (roughly(100 * Math.sqrt(expected.variance / n)) !== expected.se_3dp) throw new Error('the file disagrees');
    }
    return one(
      { ask: 'score', metric: 'nps', counts: inputs.scores ? ofScores(inputs.scores) : tally(inputs) },
      { score: expected.nps, nps_variance: expected.variance },
    );
  },

  nps_display_rounding: (inputs, expected) =>
    one({ ask: 'score', metric: 'nps', counts: tally(inputs) }, { score: expected.nps, displayed: expected.displayed }),

  nps_two_sample: (inputs, expected) =>
    one(
      {
        ask: 'compare',
        metric: 'nps',
        before: tally(inputs.a),
        after: tally(inputs.b),
        method: inputs.method,
        confidence: inputs.conf,
      },
      { delta: expected.delta, interval: [expected.low, expected.high], p: expected.p_two_sided },
    ),

  csat_proportion: ({ x, n, conf }, expected) =>
    one(
      { ask: 'score', metric: 'csat', counts: [0, n - x, 0, 0, x], confidence: conf },
      { score: 100 * expected.p, interval: percent(expected.wilson) },
    ),

  csat_ratings: (inputs, expected) =>
    one(
      { ask: 'score', metric: 'csat', counts: histogram(inputs.histogram), confidence: inputs.conf },
      {
        n: expected.n,
        score: expected.csat,
        mean: expected.mean,
        variance: expected.sd === null ? null : expected.sd ** 2,
        mean_interval: bounds(expected.low, expected.high),
      },
    ),

  ces_1_7: ces('ces_agreement_7', 'easy_pct', 'easy_wilson'),
  ces_1_5_effort: ces('ces_effort_5', 'low_effort_pct', 'low_effort_wilson'),

  csat_two_sample: ({ x_a, n_a, x_b, n_b, conf }, expected) =>
    one(
      {
        ask: 'compare',
        metric: 'csat',
        before: [0, n_a - x_a, 0, 0, x_a],
        after: [0, n_b - x_b, 0, 0, x_b],
        confidence: conf,
      },
      { delta: 100 * expected.delta, interval: percent(expected.newcombe), p: expected.p_n_minus_1 },
    ),

  ratings_two_sample: ({ a, b, conf }, { welch }) =>
    one(
      { ask: 'compare', metric: 'ces_agreement_7', before: histogram(a), after: histogram(b), confidence: conf },
      { delta: welch.delta, interval: bounds(welch.low, welch.high), p: welch.p },
    ),

  sample_size: (inputs, expected) => {
    const { kind, conf: confidence } = inputs;
    if (kind === 'nps_ci') {
      const { moe_points: margin, variance } = inputs;
      return one({ ask: 'sample_size', kind: 'nps', margin, variance, confidence }, expected.n_adjusted_wald);
    }
    if (kind === 'proportion_ci') {
      const { moe: margin, p, population } = inputs;
      return one({ ask: 'sample_size', kind: 'share', margin, p, population, confidence }, expected.n);
    }
    const { variance_each: variance, delta_points: delta, power } = inputs;
    return one(
      { ask: 'sample_size', kind: 'nps_difference', delta, variance, power, confidence },
      expected.n_per_group_adjusted_wald,
    );
  },

  weighted_nps: ({ values, weights }, expected) =>
    one(
      { ask: 'weighted', values: values.map((value) => ({ '-1': 0, 0: 7, 1: 10 })[value]), weights },
      { n: expected.n, effective_n: expected.n_eff, nps: expected.nps, variance: expected.variance },
    ),

  response_rate: (inputs, expected) =>
    one(
      { ask: 'rates', ...inputs },
      {
        response: expected.response_rate,
        start: expected.start_rate,
        completion: expected.completion_rate,
        response_interval: expected.wilson && [expected.wilson.low, expected.wilson.high],
      },
    ),

  nonresponse_bounds: ({ response_rate, nps_respondents: nps }, expected) =>
    one(
      { ask: 'nonresponse', response_rate, nps, points_lower: 20 },
      {
        interval: [expected.worst_low, expected.worst_high],
        bias: expected.bias_if_nonrespondents_20_points_lower,
      },
    ),

  trend_smoothing: ({ periods, window }, { raw, rolling }) => [
    {
      question: { ask: 'rolling', metric: 'nps', window, periods: periods.map(tally) },
      expect: rolling.map(({ n, nps }) => ({ n, score: nps })),
    },
    {
      question: { ask: 'rolling', metric: 'nps', window: 1, periods: periods.map(tally) },
      expect: raw.map((score) => ({ score })),
    },
  ],

  multiple_comparisons: ({ p }, { holm }) => one({ ask: 'holm', p }, holm),
};

/** Groups that no figure of ours is made by, and why. */
export const leftOut = {
  nps_adjusted_wald_z2_uniform: 'another interval for the NPS than the one that was chosen',
  nps_score_interval: 'likewise',
  finite_population_correction: 'a shop does not know how many customers could have answered',
  post_stratification: 'nobody gives the sizes of strata',
  nps_dirichlet: 'a ranking of small touchpoints is what intervals and "too few" are there to prevent',
  goodman_simultaneous: 'classes are not shown with intervals',
  chi_square_2x3: 'a test of the mix, not of a score',
};

import type { MetricName, Period } from '../data/answers';
import type { Dimension } from '../state/view_state';

/** All that the page says. Numbers and days come as text, in the form of the locale. */
export interface Words {
  language: 'en' | 'de';
  /** The other one, and its name in itself. */
  other: readonly [language: 'en' | 'de', name: string];
  title: string;
  tagline: string;

  open: {
    collector: string;
    collectorHelp: string;
    token: string;
    go: string;
    file: string;
    fileHelp: string;
    choose: string;
    drop: string;
    reading: string;
    cancel: string;
    elsewhere: string;
  };

  trouble: {
    title: string;
    token: string;
    http: (status: string) => string;
    network: string;
    file: (name: string, why: string) => string;
    /** By what the worker calls them; what a browser says stands as it is. */
    unreadable: { readonly [why: string]: string };
    empty: string;
    emptyLines: (lines: string) => string;
    question: (why: string) => string;
    engine: (why: string) => string;
  };

  status: {
    live: string;
    notLive: string;
    file: (name: string) => string;
    collector: string;
    loading: string;
  };

  metric: { readonly [metric in MetricName]: { name: string; short: string; means: string; unit: string } };
  segment: { readonly [segment: string]: string };
  dimension: { readonly [dimension in Dimension]: string };
  by: { readonly [period in Period]: string };
  week: (number: string, year: string) => string;

  filter: {
    title: string;
    all: string;
    some: (count: string) => string;
    period: string;
    from: string;
    to: string;
    presets: { readonly [preset in 'all' | 'month' | 'quarter' | 'half']: string };
    steps: string;
    pooled: string;
    pooledOver: (count: string, period: Period) => string;
    alone: string;
    compare: string;
    comparing: { readonly [period in Period]: string };
    reset: string;
    within: (from: string, to: string) => string;
  };

  answers: (n: number, shown: string) => string;
  comments: (n: number, shown: string) => string;
  noAnswers: string;
  tooFew: string;
  counted: (parts: readonly string[]) => string;
  notAsked: string;
  low: string;
  between: (low: string, high: string) => string;
  interval: string;

  change: {
    title: string;
    reliable: (direction: 'more' | 'less', lowerIsBetter: boolean, delta: string, between: string) => string;
    none: (delta: string, between: string) => string;
    /** Of an interval without 0, where it is one of many. */
    amongMany: string;
    tooFew: string;
    /** Of means of answers that do not differ: nothing says how far chance reaches. */
    alike: (delta: string) => string;
    nothing: string;
    periods: (before: string, after: string) => string;
    notOver: string;
  };

  figure: {
    table: string;
    save: string;
    saveAs: (format: string, title: string) => string;
    tableOf: (title: string) => string;
    csv: string;
    png: string;
    svg: string;
    noChart: string;
  };

  journey: {
    title: string;
    means: string;
    left: (touchpoint: string) => string;
    right: (touchpoint: string) => string;
    only: (touchpoint: string) => string;
    everywhere: string;
    unnamed: string;
  };

  trend: {
    title: string;
    means: (pooled: string) => string;
    meansAlone: string;
    one: string;
    pooled: string;
    definition: (survey: string) => string;
    definitions: string;
    definitionAt: (day: string, survey: string, hash: string) => string;
    summary: (first: string, last: string, periods: string) => string;
    fewOnly: string;
  };

  distribution: { title: string; means: (answers: string) => string; answer: string; share: string };

  rates: {
    title: string;
    means: string;
    shown: string;
    started: string;
    completed: string;
    dismissed: string;
    response: string;
    start: string;
    completion: string;
    silent: (touchpoint: string, asked: string, between: string) => string;
  };

  drivers: {
    title: string;
    means: string;
    question: string;
    answer: string;
    with: string;
    without: string;
    difference: string;
    yes: string;
    no: string;
    none: string;
  };

  topics: {
    title: string;
    means: (low: string, high: string) => string;
    term: string;
    inLow: string;
    inHigh: string;
    z: string;
    moreLow: string;
    moreHigh: string;
    none: string;
  };

  commentsBy: {
    title: string;
    means: string;
    search: string;
    segment: string;
    all: string;
    none: string;
    more: (count: string) => string;
    of: (shown: string, total: string) => string;
    gave: (value: string, most: string) => string;
    when: string;
    text: string;
    value: string;
  };

  data: {
    title: string;
    responses: string;
    test: string;
    malformed: (count: string) => string;
    line: (line: string, why: string) => string;
    invalid: (count: string) => string;
    export: string;
    method: string;
    methodText: readonly string[];
    few: string;
    fewMeans: string;
    none: string;
  };

  column: {
    group: string;
    metric: string;
    n: string;
    score: string;
    low: string;
    high: string;
    change: string;
    period: string;
    reliability: string;
    changeLow: string;
    changeHigh: string;
    changeReliable: string;
    reliable: string;
    adjustedP: string;
  };
  skip: string;
  print: string;
  about: string;
}

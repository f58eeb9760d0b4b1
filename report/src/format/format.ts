/**
 * Numbers and days as the reader's locale writes them. The only place where figures are rounded: once, half away from
 * zero.
 */
import type { Interval, MetricName } from '../data/answers';
import { scales } from '../state/metrics';

/** A hair beyond what a double can hold: 14.5 computed as 14.499999999999998 is 14.5. As in src/scoring/wording.cpp. */
const hair = 1 + 1e-14;

export interface Format {
  readonly locale: string;
  count(n: number): string;
  /** NPS and CSAT as whole numbers, means with two places. `sign`: "+4", "−6", "0". */
  figure(metric: MetricName, value: number, sign?: boolean): string;
  bounds(metric: MetricName, interval: Interval, sign?: boolean): readonly [string, string];
  /** A share, 0 to 1, in percent. */
  percent(share: number): string;
  decimal(value: number, sign?: boolean): string;
  megabytes(bytes: number): string;
  /** "21 Nov 2026", of an ISO day or moment, in UTC. What is none stands as it is written. */
  day(iso: string): string;
  moment(iso: string): string;
  /** "2026-W04", "2026-01" and "2026-01-19" as people say them. */
  period(name: string): string;
  /** For an axis: "21 Nov" or "Nov", with the year in a line below. */
  axisDay(date: Date, by: 'day' | 'month', withYear: boolean): string;
}

/** A minus as wide as a plus. */
const minus = (text: string): string => text.replace('-', '−');

export function formatFor(locale: string, week: (number: string, year: string) => string): Format {
  const number = (options: Intl.NumberFormatOptions): ((value: number) => string) => {
    // "negative": a minus before what is below zero, and none before what is rounded to it.
    const form = new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options } as Intl.NumberFormatOptions);
    return (value) => minus(form.format(value * hair));
  };
  const places = (digits: number): Intl.NumberFormatOptions => ({
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const sign = { signDisplay: 'exceptZero' } as const;
  const whole = number(places(0));
  const wholeSigned = number({ ...places(0), ...sign });
  const two = number(places(2));
  const twoSigned = number({ ...places(2), ...sign });
  const one = number(places(1));
  const oneSigned = number({ ...places(1), ...sign });
  const percent = number({ style: 'percent', ...places(1) });
  const form = (options: Intl.DateTimeFormatOptions): ((at: Date) => string) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format;
  /** What is no day stands as it is written, and so does the year 0, which would be said as 1. */
  const date = (options: Intl.DateTimeFormatOptions): ((iso: string, written?: string) => string) => {
    const say = form(options);
    return (iso, written = iso) => {
      const at = new Date(iso);
      return at.getUTCFullYear() > 0 ? say(at) : written;
    };
  };
  const day = date({ day: 'numeric', month: 'short', year: 'numeric' });
  const month = date({ month: 'long', year: 'numeric' });
  const moment = date({ dateStyle: 'medium', timeStyle: 'short' } as Intl.DateTimeFormatOptions);
  const axisMonth = form({ month: 'short' });
  const axisDay = form({ day: 'numeric', month: 'short' });

  const figure = (metric: MetricName, value: number, signed = false): string => {
    const { isMean } = scales[metric];
    return (isMean ? (signed ? twoSigned : two) : signed ? wholeSigned : whole)(value);
  };
  return {
    locale,
    count: whole,
    figure,
    bounds: (metric, [low, high], signed) => [figure(metric, low, signed), figure(metric, high, signed)],
    percent,
    decimal: (value, signed = false) => (signed ? oneSigned : one)(value),
    megabytes: (bytes) => `${(bytes < 1e7 ? one : whole)(bytes / 1e6)} MB`,
    day: (iso) => day(iso),
    moment: (iso) => moment(iso),
    period(name) {
      const inWeek = /^(\d{4})-W(\d\d)$/.exec(name);
      if (inWeek) return week(`${Number(inWeek[2])}`, inWeek[1] ?? '');
      if (/^\d{4}-\d\d$/.test(name)) return month(`${name}-01`, name);
      return day(name);
    },
    axisDay(at, by, withYear) {
      const text = by === 'month' ? axisMonth(at) : axisDay(at);
      return withYear ? `${text}\n${at.getUTCFullYear()}` : text;
    },
  };
}

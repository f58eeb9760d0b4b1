/**
 * Observable Plot under a policy without inline styles: the style element that it puts into each drawing is taken out
 * before the drawing comes into the page, whose style sheet says the same (styles/figure.css). What it sets as
 * properties of elements no policy forbids. Colours are custom properties of the page: by night, and on paper, a
 * drawing changes without being drawn anew.
 */
import * as Plot from '@observablehq/plot';

export const color = {
  ink: 'var(--ink)',
  soft: 'var(--soft)',
  line: 'var(--line)',
  card: 'var(--card)',
  accent: 'var(--accent)',
  band: 'var(--band)',
  low: 'var(--low)',
  middle: 'var(--middle)',
  high: 'var(--high)',
} as const;

export type Drawing = SVGSVGElement;

/** What is going to be drawn. */
export interface Plan {
  /** In CSS pixels, at any width: its place is kept free before it is drawn, and nothing below it moves. */
  readonly height: number;
  /** For a width in CSS pixels. */
  readonly draw: (width: number) => Drawing;
}

export const fontPx = 12;

const usual: Plot.PlotOptions = {
  className: 'plot',
  style: { fontFamily: 'inherit', fontSize: `${fontPx}px`, background: 'none', overflow: 'visible' },
};

/** `says`: what the drawing shows, in a sentence; the table beside it has the rest. */
export const plan = (says: string, height: number, options: (width: number) => Plot.PlotOptions): Plan => ({
  height,
  draw: (width) => drawing(says, { ...usual, width, height, ...options(width) }),
});

function drawing(says: string, options: Plot.PlotOptions): Drawing {
  const made = Plot.plot(options);
  if (!(made instanceof SVGSVGElement)) throw new Error('a drawing with a title or a legend is no single SVG');
  for (const style of made.querySelectorAll('style')) style.remove();
  // It is one picture, and its parts have no names of their own.
  for (const part of made.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  made.setAttribute('role', 'img');
  made.setAttribute('aria-label', says);
  return made;
}

/** Rows with their label above them, so that long names have room on a phone. */
export const rowPx = 38;
export const barInset = { insetTop: 23, insetBottom: 4 } as const;
/** Text that lies on lines stays readable. */
export const halo = { stroke: color.card, strokeWidth: 4 } as const;

/** For the figure at the right end of a row. */
const figurePx = 64;

/** The label of a row, at its left upper edge, as far as it has room beside the figure. */
export const rowLabel = <T>(
  rows: readonly T[],
  y: (row: T) => string,
  text: (row: T) => string,
  width: number,
): Plot.Markish =>
  Plot.text(rows, {
    y,
    text,
    lineWidth: (width - figurePx) / fontPx,
    textOverflow: 'ellipsis',
    frameAnchor: 'left',
    textAnchor: 'start',
    lineAnchor: 'bottom',
    dy: -4,
    fill: color.ink,
    ...halo,
  });

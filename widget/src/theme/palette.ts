import type { Theme } from '../engine/types';
import { black, inkOn, luminance, mix, type Rgb, readColor, standOut, toCss, white } from './color';

/** The widget's own colours, where the shop gives none. */
const own = {
  light: { background: [255, 255, 255] as Rgb, text: [24, 28, 38] as Rgb, accent: [45, 85, 205] as Rgb },
  dark: { background: [28, 30, 36] as Rgb, text: [238, 240, 245] as Rgb, accent: [122, 158, 255] as Rgb },
};

/** What paddings are multiplied by. */
const spaces = { compact: 0.7, normal: 1, roomy: 1.35 };

/**
 * The CSS variables of the widget. Whatever colours a shop writes, text stays readable (4.5:1) and controls stay visible (3:1):
 * a colour that falls short is moved just as far as needed.
 */
export function paletteOf(theme: Theme, prefersDark: boolean, probe: HTMLElement): Record<string, string> {
  // Reading colours makes the browser work out styles, and from one question to the next nothing changes; but the page's font may come late.
  const font = theme.font === 'inherit' ? getComputedStyle(document.body).fontFamily : theme.font;
  const key = JSON.stringify([theme, font, prefersDark]);
  if (key !== last.key) last = { key, palette: work(theme, font, prefersDark, probe) };
  return last.palette;
}

let last: { key: string; palette: Record<string, string> } = { key: '', palette: {} };

function work(
  theme: Theme,
  font: string | undefined,
  prefersDark: boolean,
  probe: HTMLElement,
): Record<string, string> {
  const read = (css: string | undefined): Rgb | undefined => (css ? readColor(css, probe) : undefined);
  const given = read(theme.background);
  // A background settles whether the widget is dark; 0.18 is where black and white ink change places.
  const dark = given ? luminance(given) < 0.18 : theme.mode === 'dark' || (theme.mode !== 'light' && prefersDark);
  const base = dark ? own.dark : own.light;
  const background = given ?? base.background;
  const inked = standOut(read(theme.text) ?? base.text, 4.5, background);
  const accent = standOut(read(theme.accent) ?? base.accent, 3, background);
  const field = mix(background, inked, dark ? 0.06 : 0.025);
  const soft = mix(background, accent, 0.14);
  const text = standOut(inked, 4.5, background, field, soft);
  const palette: Record<string, string> = {
    '--background': toCss(background),
    '--text': toCss(text),
    '--muted': toCss(standOut(mix(text, background, 0.35), 4.5, background, field)),
    '--line': toCss(mix(background, text, 0.14)),
    '--edge': toCss(standOut(mix(background, text, 0.4), 3, background, field)),
    '--field': toCss(field),
    '--soft': toCss(soft),
    '--accent': toCss(accent),
    '--on-accent': toCss(inkOn(accent)),
    '--accent-hover': toCss(mix(accent, inkOn(accent) === white ? black : white, 0.12)),
    '--accent-ink': toCss(standOut(accent, 4.5, background)),
    '--alert': toCss(standOut([200, 40, 40], 4.5, background)),
    'color-scheme': dark ? 'dark' : 'light',
  };
  if (theme.radius !== undefined) palette['--radius'] = `${theme.radius}px`;
  if (theme.spacing) palette['--space'] = `${spaces[theme.spacing]}`;
  if (font) palette['--font'] = font;
  return palette;
}

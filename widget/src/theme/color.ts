/** A colour as red, green and blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

export const white: Rgb = [255, 255, 255];
export const black: Rgb = [0, 0, 0];

/** Anything CSS calls a colour, read by the browser itself; `undefined` where it does not know it. `probe` must be in the document. */
export function readColor(css: string, probe: HTMLElement): Rgb | undefined {
  probe.style.color = '';
  probe.style.color = css;
  if (!probe.style.color) return undefined;
  const computed = getComputedStyle(probe).color;
  probe.style.color = '';
  const [red, green, blue] = (computed.match(/[\d.]+/g) ?? []).map(Number);
  if (!computed.startsWith('rgb') || red === undefined || green === undefined || blue === undefined) return undefined;
  return [red, green, blue];
}

export const toCss = (color: Rgb): string =>
  `#${color
    .map((channel) =>
      Math.round(channel + 256)
        .toString(16)
        .slice(1),
    )
    .join('')}`;

/** `share` 0 is all `from`, 1 is all `to`. */
export const mix = (from: Rgb, to: Rgb, share: number): Rgb => {
  const blend = (a: number, b: number): number => a + (b - a) * share;
  return [blend(from[0], to[0]), blend(from[1], to[1]), blend(from[2], to[2])];
};

/** Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance"). */
export function luminance(color: Rgb): number {
  const linear = (channel: number): number =>
    channel <= 0.04045 * 255 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2]);
}

/** Contrast ratio, 1 to 21, of two luminances (WCAG 2.2, "contrast ratio"). */
export function contrast(a: number, b: number): number {
  const ratio = (a + 0.05) / (b + 0.05);
  return Math.max(ratio, 1 / ratio);
}

/** White where it can be read on `surface`, else black, which then always can. */
export const inkOn = (surface: Rgb): Rgb => (contrast(1, luminance(surface)) >= 4.5 ? white : black);

/** `color`, moved away from `surface` just as far as `ratio` asks for, there and on the other surfaces it may lie on. */
export function standOut(color: Rgb, ratio: number, surface: Rgb, ...others: readonly Rgb[]): Rgb {
  const target = inkOn(surface);
  const surfaces = [surface, ...others].map(luminance);
  const isEnough = (light: number): boolean => surfaces.every((each) => contrast(light, each) >= ratio);
  let share = 0;
  let candidate = color;
  while (!isEnough(luminance(candidate))) {
    share += 0.05;
    if (share > 1) return target;
    candidate = mix(color, target, share);
  }
  return candidate;
}

import type { Device } from '../engine/types';

/** The page's own language before the visitor's: a German shop asks in German. */
export const localeOf = (): string => document.documentElement.lang || navigator.language || 'en';

/**
 * A device worked with the finger is a phone below 600 CSS px on its shorter side (Android's border between phone and tablet), else a tablet.
 * The screen counts, not the window, so that turning the device changes nothing.
 */
export function deviceOf(): Device {
  if (!matchMedia('(pointer: coarse)').matches) return 'desktop';
  return Math.min(screen.width, screen.height) < 600 ? 'phone' : 'tablet';
}

/** 32 hexadecimal digits of fresh randomness. */
export const freshSeed = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

import type { Child } from '../dom/jsx';

/** Drawings on a 32 by 32 grid, in the colours of the style sheet: no font's own idea of a smile, and no red for "bad". */
const drawing = (paths: readonly string[], extra?: Child) => (
  <svg viewBox="0 0 32 32" aria-hidden="true">
    {extra}
    {paths.map((path) => (
      <path key={path} d={path} />
    ))}
  </svg>
);

export const Star = () => drawing(['M16 3.5l3.9 7.9 8.7 1.3-6.3 6.1 1.5 8.7-7.8-4.1-7.8 4.1 1.5-8.7-6.3-6.1 8.7-1.3z']);

/** `mood` from -1, the saddest, to 1. The corners of the mouth and its middle move against each other. */
export const Smiley = ({ mood }: { mood: number }) => {
  const corner = 20.5 - 1.6 * mood;
  const middle = 20.5 + 6 * mood;
  return drawing(
    ['M11.5 12v1.5', 'M20.5 12v1.5', `M10 ${corner.toFixed(1)}Q16 ${middle.toFixed(1)} 22 ${corner.toFixed(1)}`],
    <circle cx="16" cy="16" r="13" />,
  );
};

/** Up; down is the same, turned over by the style sheet. */
export const Thumb = () =>
  drawing([
    'M10 14.5v12H5.5v-12z',
    'M10 15l5-10.5c2.2 0 3.4 1.6 3 3.8L17.2 12h7.6a2.4 2.4 0 0 1 2.4 2.9l-2 9.5a2.6 2.6 0 0 1-2.5 2.1H10',
  ]);

/** Drawn in the colour of the text around them, and silent: words stand beside them. */

const icon = (path: string) => () => (
  <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d={path} />
  </svg>
);

export const Left = icon('M10 3 5 8l5 5');
export const Right = icon('m6 3 5 5-5 5');
export const Up = icon('M8 13V3M4 7l4-4 4 4');
export const Down = icon('M8 3v10M4 9l4 4 4-4');
export const Level = icon('M3 8h10');
export const ToFile = icon('M8 2v8M4.5 6.5 8 10l3.5-3.5M2.5 13.5h11');
export const Mark = () => (
  <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
    <rect x="1" y="1" width="22" height="22" rx="6" />
    <path d="M5 12h14M5 9v6M19 9v6" />
    <circle cx="12" cy="12" r="3.25" />
  </svg>
);

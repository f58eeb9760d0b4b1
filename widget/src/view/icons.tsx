/** Lines on a 16 by 16 grid, in the colour of the text beside them. */
export const icon = (path: string) => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path
      d={path}
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);

export const Check = () => icon('M3 8.5l3.5 3.5L13 4.5');

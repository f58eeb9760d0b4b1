import { listenToVisibility, type Trigger } from '../trigger';

/**
 * The visitor was in another tab or program, and is back. A page that was opened in the background is not returned to
 * by its first look.
 */
export const returned: Trigger = (fire) => {
  let wasAway = false;
  const end = listenToVisibility(() => {
    if (document.hidden) wasAway = true;
    else if (wasAway) {
      end();
      fire();
    }
  });
  return end;
};

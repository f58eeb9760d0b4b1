import { listen, listenByFrame, type Trigger } from '../trigger';

/**
 * How fast a finger's scroll upwards is a wish to leave, in CSS px per millisecond. Who goes back over a paragraph, 200
 * px in half a second, is at 0.4; a flick that brings the address bar back goes over more than a window of a phone, 700
 * px, in about as long.
 */
const quickPxPerMs = 1;
/** Over how much of it the speed is taken: a shorter time is two frames, whose difference says little. */
const spanMs = 80;
/**
 * What scrolls this long after the finger's last movement is the page's own doing, such as a button that leads to its
 * top.
 */
const momentumMs = 600;

/**
 * The visitor is about to leave: with a pointer, it goes out of the window by its upper edge, where tabs and addresses
 * are; with a finger, the page is scrolled up quickly.
 */
export const exitIntent: Trigger = (fire) => {
  let touchedAt = Number.NEGATIVE_INFINITY;
  let from = { y: 0, at: Number.NEGATIVE_INFINITY };
  const leave = (): void => {
    for (const each of ends) each();
    fire();
  };
  const ends = [
    listen(['mouseout'], ({ relatedTarget, clientY }) => {
      if (!relatedTarget && clientY <= 0) leave();
    }),
    listen(['touchmove'], () => {
      touchedAt = performance.now();
    }),
    listenByFrame(['scroll'], ({ target }) => {
      const now = performance.now();
      if (target !== document || now - touchedAt > momentumMs) return;
      const spentMs = now - from.at;
      if (spentMs < spanMs) return;
      const y = scrollY;
      // After a pause there is no speed to speak of.
      if (spentMs < 4 * spanMs && (from.y - y) / spentMs > quickPxPerMs) leave();
      from = { y, at: now };
    }),
  ];
  return () => {
    for (const each of ends) each();
  };
};

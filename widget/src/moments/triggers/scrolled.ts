import { listenByFrame, type Trigger } from '../trigger';

/**
 * A list or a menu that scrolls within the page is not the page: what scrolls must fill at least this share of the
 * window's height.
 */
const pageShare = 0.5;

/**
 * So much of the page has been seen, from its top to the lower edge of the window, as web analytics count scroll depth;
 * looked at only when the visitor scrolls, so that a page that need not be scrolled never gets there. Where not the
 * document scrolls but an element that fills the window, that one counts.
 *
 * Reads lengths once a frame, at its beginning, when the browser has them.
 */
export const scrolled =
  (percent: number): Trigger =>
  (fire) => {
    const end = listenByFrame(['scroll'], ({ target }) => {
      const box = target instanceof Element ? target : document.scrollingElement;
      if (!box) return;
      const { scrollTop, scrollHeight, clientHeight } = box;
      // Zoomed pages end between two pixels.
      const seenPx = scrollTop + clientHeight + 1;
      if (scrollHeight <= clientHeight || clientHeight < pageShare * innerHeight) return;
      if (seenPx < (scrollHeight * percent) / 100) return;
      end();
      fire();
    });
    return end;
  };

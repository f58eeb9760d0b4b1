import { listenByFrame, type Trigger } from '../trigger';

/** A list or a menu that scrolls within the page is not the page: what scrolls must fill at least this share of the window's height. */
const pageShare = 0.5;

/**
 * The visitor has scrolled this share of the way down: 0 is the top of the page, 100 its end. A page that need not be scrolled never gets there. Where
 * not the document scrolls but an element that fills the window, that one counts.
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
      const wayPx = scrollHeight - clientHeight;
      // Half a pixel, since zoomed pages end between two.
      if (wayPx < 1 || clientHeight < pageShare * innerHeight || scrollTop + 0.5 < (wayPx * percent) / 100) return;
      end();
      fire();
    });
    return end;
  };

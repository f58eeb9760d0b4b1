import type { Trigger } from '../trigger';

/**
 * How long changes of the page are gathered before it is searched again. Nobody notices a survey that comes this much
 * later.
 */
const gatherMs = 200;

/**
 * An element that the selector finds is in the window, whether it was there from the start, comes later, or is scrolled
 * to. One in a shadow root is not found.
 *
 * Searching reads the document and nothing of its layout; whether the element is seen, the browser tells by itself.
 */
export const appears =
  (selector: string): Trigger =>
  (fire) => {
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const seen = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        if (target.matches(selector)) {
          end();
          return fire();
        }
        // It is no longer of that kind. Found again, it is looked at anew.
        seen.unobserve(target);
      }
    });
    const search = (): void => {
      gathering = undefined;
      // To observe one again changes nothing.
      for (const element of document.querySelectorAll(selector)) seen.observe(element);
    };
    const changes = new MutationObserver(() => {
      gathering ??= setTimeout(search, gatherMs);
    });
    const end = (): void => {
      seen.disconnect();
      changes.disconnect();
      clearTimeout(gathering);
    };
    // Of attributes only those that decide whether it is found: a page that animates changes `style` in every frame.
    const attributes = [...selector.matchAll(/\[\s*([\w-]+)/g)].map(([, name]) => name as string);
    changes.observe(document, { subtree: true, childList: true, attributeFilter: ['class', 'id', ...attributes] });
    search();
    return end;
  };

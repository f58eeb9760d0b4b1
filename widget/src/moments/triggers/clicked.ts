import { listen, type Trigger } from '../trigger';

/**
 * Something that the selector finds, or something within it, is clicked, by pointer or by key; also in an open shadow
 * root.
 */
export const clicked =
  (selector: string): Trigger =>
  (fire) => {
    const end = listen(['click'], (event) => {
      if (!event.composedPath().some((each) => each instanceof Element && each.matches(selector))) return;
      end();
      fire();
    });
    return end;
  };

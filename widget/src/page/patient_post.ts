import { send } from '../host/send';
import type { Start } from '../light/wiring';

/** What a person cannot but do to answer; a mouse that merely moves, or a page that is merely open, is nobody. */
const touches = ['pointerdown', 'keydown', 'click', 'input'];

/**
 * Posts nothing before the page has been touched. What reads links in mails, to judge or to preview them, opens pages, runs their scripts and
 * waits: it would count as a showing, and lower every response rate.
 */
export function createPatientPost(): NonNullable<Start['post']> {
  const touched = new Promise<void>((resolve) => {
    const touch = ({ isTrusted }: Event): void => {
      if (!isTrusted) return;
      for (const type of touches) removeEventListener(type, touch, true);
      resolve();
    };
    for (const type of touches) addEventListener(type, touch, true);
  });
  let free = false;
  void touched.then(() => {
    free = true;
  });
  // At the end of the page there is no time left to wait for anything.
  return (request) => (free ? send(request) : touched.then(() => send(request)));
}

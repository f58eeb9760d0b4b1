import { reason, warn } from '../light/console';
import type { ConnectConsent, TouchstoneStorage } from '../public';
import type { Adapter } from './adapter';
import { cookiebot } from './cookiebot';
import { google } from './google';
import { klaro } from './klaro';
import { tcf } from './tcf';
import { usercentrics } from './usercentrics';

const adapters: Record<string, Adapter> = { klaro, tcf, cookiebot, usercentrics, google };

/**
 * touchstone.consent.mjs: passes on what the visitor tells the shop's consent manager. A no is 'none', and wipes. A
 * manager that comes later than the page's `load` event is not found.
 */
export const connectConsent: ConnectConsent = (manager, touchstone = window.touchstone) => {
  const [kind = '', name = '', level] = manager.split(':');
  const adapter = new Map(Object.entries(adapters)).get(kind);
  if (!adapter || !touchstone) {
    warn(`no consent manager "${kind}" (there are: ${Object.keys(adapters)})`);
    return;
  }
  const allowed: TouchstoneStorage = level === 'session' ? 'session' : 'local';
  let last: boolean | undefined;
  const say = (isAllowed: boolean): void => {
    if (isAllowed === last) return;
    last = isAllowed;
    touchstone.consent(isAllowed ? allowed : 'none');
  };
  /** Whatever a manager does, the page does not notice. */
  const connect = (): boolean => {
    try {
      return adapter(say, name);
    } catch (failure) {
      warn(`${kind} does not answer: ${reason(failure)}`);
      return true;
    }
  };
  if (connect()) return;
  if (document.readyState === 'complete') warn(`${kind} is not on this page`);
  else addEventListener('load', () => connect() || warn(`${kind} is not on this page`));
};

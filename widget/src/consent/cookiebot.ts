import { type Adapter, page } from './adapter';

/** https://www.cookiebot.com/en/developer/ */
interface Cookiebot {
  hasResponse: boolean;
  consent: Record<string, boolean>;
}

/** Cookiebot: by category, "preferences" unless another is named. */
export const cookiebot: Adapter = (say, name) => {
  const read = (): void => {
    const manager = page().Cookiebot as Cookiebot | undefined;
    if (manager?.hasResponse) say(manager.consent[name || 'preferences'] === true);
  };
  // At every answer, and on later pages as soon as the kept one is known.
  addEventListener('CookiebotOnConsentReady', read);
  read();
  return true;
};

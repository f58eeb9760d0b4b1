/** Of the Navigation API what is needed here. */
const navigations = (): EventTarget | undefined => (window as { navigation?: EventTarget }).navigation;

const arrivals: ((isBack: boolean) => void)[] = [];

/**
 * Calls `arrive` whenever this document is at another address, by whatever kind of navigation, and, with `isBack`, when
 * it comes back from the back/forward cache. Never within the shop's own call, and of several changes in one breath (a
 * route that leads on to another) only once. Whoever asked last is called first: a survey that waits is called off
 * before the next page's touchpoints are told.
 */
export function onNavigation(arrive: (isBack: boolean) => void): void {
  arrivals.unshift(arrive);
  if (arrivals.length > 1) return;
  let { href } = location;
  const tell = (isBack: boolean): void => {
    ({ href } = location);
    for (const each of arrivals) each(isBack);
  };
  const lookSoon = () => setTimeout(() => href !== location.href && tell(false));

  const api = navigations();
  if (api) api.addEventListener('currententrychange', lookSoon);
  else {
    for (const name of ['pushState', 'replaceState'] as const) {
      const original = history[name];
      // On the instance, so that whoever else wraps it, before or after, is called as well.
      history[name] = function (...given) {
        lookSoon();
        return original.apply(this, given);
      };
    }
    addEventListener('popstate', lookSoon);
    addEventListener('hashchange', lookSoon);
  }
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) tell(true);
  });
}

/** Of the Navigation API what is needed here. */
const navigations = (): EventTarget | undefined => (window as { navigation?: EventTarget }).navigation;

/**
 * Calls `arrive` whenever this document is at another address, by whatever kind of navigation, and when it comes back from the back/forward cache.
 * Never within the shop's own call, and of several changes in one breath (a route that leads on to another) only once. `from`: the address that the
 * listener knows of, where it is another one than now.
 */
export function onNavigation(arrive: () => void, from = location.href): void {
  let href = from;
  const look = (): void => {
    if (href === location.href) return;
    href = location.href;
    arrive();
  };
  const lookSoon = () => setTimeout(look);
  look();

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
    if (persisted) arrive();
  });
}

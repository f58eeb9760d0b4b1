/** Screen readers only notice a change in a region they already know. */
const settleMs = 250;

/**
 * A way to say once, politely, that a question has appeared, since the focus stays where the visitor is.
 * Saying '' takes back what has not been said yet.
 */
export function createAnnouncer(region: HTMLElement): (text: string, locale: string) => void {
  region.className = 'unseen';
  region.setAttribute('role', 'status');
  let timer: ReturnType<typeof setTimeout>;

  return (text, locale) => {
    clearTimeout(timer);
    region.textContent = '';
    region.lang = locale;
    timer = setTimeout(() => {
      region.textContent = text;
    }, settleMs);
  };
}

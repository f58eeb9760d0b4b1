// What stands on every page: header, footer, and the page's language.
import { countOf } from './cart.js';
import { el } from './dom.js';
import { language, link, t, translate } from './language.js';

const pages = [
  ['./', 'shop'],
  ['cart.html', 'cart'],
  ['parcel.html', 'parcel'],
  ['help.html', 'help'],
  ['responses.html', 'responses'],
];

const here = location.pathname.split('/').pop() || './';

function languageLink(code) {
  const address = new URL(location.href);
  address.searchParams.set('lang', code);
  return el(
    'a',
    {
      href: address.href,
      hreflang: code,
      lang: code,
      'data-lang': code,
      ...(code === language && { 'aria-current': 'true' }),
    },
    code === 'de' ? 'Deutsch' : 'English',
  );
}

/** The number beside "Cart", anew. */
export function updateCount() {
  const count = countOf();
  const badge = document.querySelector('.count');
  if (badge) badge.textContent = count > 0 ? String(count) : '';
}

export function frame() {
  translate();
  const links = pages.map(([page, key]) =>
    el(
      'a',
      { href: link(page), ...(page === here && { 'aria-current': 'page' }) },
      t(/** @type {'shop'} */ (key)),
      ...(key === 'cart' ? [el('span', { class: 'count' })] : []),
    ),
  );
  document.body.prepend(
    el('a', { class: 'skip', href: '#main' }, t('skip')),
    el(
      'header',
      { class: 'top' },
      el(
        'a',
        { class: 'brand', href: link('./') },
        el('img', { src: 'images/mark.svg', alt: '', width: 32, height: 32 }),
        'Lamp & Leaf',
      ),
      el('nav', { 'aria-label': t('shop') }, ...links),
      el(
        'div',
        { class: 'languages', role: 'group', 'aria-label': t('languageName') },
        languageLink('de'),
        languageLink('en'),
      ),
    ),
  );
  document.body.append(el('footer', {}, t('footer')));
  updateCount();
}

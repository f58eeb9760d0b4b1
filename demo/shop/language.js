import { texts } from './texts.js';

const asked = new URLSearchParams(location.search).get('lang');

/** The language of the page: from the address, else the browser's. */
export const language = asked === 'de' || asked === 'en' ? asked : navigator.language.startsWith('de') ? 'de' : 'en';

/** @param {keyof typeof texts} key */
export const t = (key) => texts[key][language];

const money = new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' });
/** @param {number} euros */
export const price = (euros) => money.format(euros);

/**
 * A link within the shop, in the language of the page.
 * @param {string} page
 * @param {Record<string, string>} [parameters]
 */
export const link = (page, parameters = {}) => `${page}?${new URLSearchParams({ ...parameters, lang: language })}`;

/** Puts the page into its language. The widget reads `lang`, too, so this runs before anything is tracked. */
export function translate() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = t(/** @type {HTMLElement} */ (element).dataset.text);
  }
  for (const element of document.querySelectorAll('a[data-page]')) {
    element.setAttribute('href', link(/** @type {HTMLElement} */ (element).dataset.page));
  }
}

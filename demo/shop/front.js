import { el, one } from './dom.js';
import { frame } from './frame.js';
import { language, link, price } from './language.js';
import { products } from './products.js';

one('#products').append(
  ...products.map((product) =>
    el(
      'li',
      {},
      el(
        'a',
        { class: 'product', href: link('product.html', { id: product.id }) },
        el('img', { src: `images/${product.id}.svg`, alt: '', width: 480, height: 480 }),
        el('span', { class: 'name' }, product.name),
        el('span', { class: 'price' }, price(product.price)),
        el('span', { class: 'about' }, product.about[language]),
      ),
    ),
  ),
);
const mail = /** @type {HTMLAnchorElement} */ (one('#mail'));
mail.href += `&locale=${language}&context.delivery.carrier=Demo+Post`;
frame();

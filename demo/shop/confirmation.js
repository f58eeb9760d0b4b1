import { countOf, lines, totalOf, writeCart } from './cart.js';
import { el, one } from './dom.js';
import { frame } from './frame.js';
import { price } from './language.js';

const order = { value: totalOf(), items: countOf() };

one('#number').textContent = String(10_000 + Math.floor(Math.random() * 90_000));
one('#lines').append(
  ...lines().map(({ product, amount }) =>
    el('li', {}, el('span', {}, `${amount} × ${product.name}`), el('span', {}, price(product.price * amount))),
  ),
);
one('#total').textContent = price(order.value);
writeCart({});
frame();

// This one call is all that the survey needs. What leaves the page is declared under `context` in surveys.json.
window.touchstone.track('checkout.completed', { order });

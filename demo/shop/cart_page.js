import { lines, setAmount, totalOf } from './cart.js';
import { el, one } from './dom.js';
import { frame, updateCount } from './frame.js';
import { link, price, t } from './language.js';

function line({ product, amount }) {
  const change = (event) => {
    setAmount(product.id, Math.max(0, Math.min(99, Math.trunc(Number(event.target.value)) || 0)));
    draw();
  };
  return el(
    'li',
    { class: 'line' },
    el('img', { src: `images/${product.id}.svg`, alt: '', width: 88, height: 88 }),
    el('a', { class: 'name', href: link('product.html', { id: product.id }) }, product.name),
    el(
      'label',
      {},
      el('span', { class: 'small' }, t('amount')),
      el('input', { type: 'number', min: 1, max: 99, value: amount, inputmode: 'numeric', change }),
    ),
    el('span', { class: 'price' }, price(product.price * amount)),
    el(
      'button',
      {
        type: 'button',
        class: 'quiet',
        'aria-label': `${t('remove')}: ${product.name}`,
        click: () => {
          setAmount(product.id, 0);
          draw();
        },
      },
      t('remove'),
    ),
  );
}

function draw() {
  const all = lines();
  one('#lines').replaceChildren(...all.map(line));
  one('#total').textContent = price(totalOf());
  one('#empty').hidden = all.length > 0;
  one('#sum').hidden = all.length === 0;
  updateCount();
}

frame();
draw();

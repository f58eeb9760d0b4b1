import { readCart, setAmount } from './cart.js';
import { one } from './dom.js';
import { frame, updateCount } from './frame.js';
import { language, price, t } from './language.js';
import { productOf } from './products.js';

const product = productOf(new URLSearchParams(location.search).get('id'));

document.title = `${product.name} - Lamp & Leaf`;
one('h1').textContent = product.name;
one('#about').textContent = product.about[language];
one('#price').textContent = price(product.price);
one('#picture').setAttribute('src', `images/${product.id}.svg`);
one('#add-to-cart').addEventListener('click', () => {
  setAmount(product.id, (readCart()[product.id] ?? 0) + 1);
  one('#added').textContent = t('added');
  updateCount();
});
frame();

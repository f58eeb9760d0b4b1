import { totalOf } from './cart.js';
import { one } from './dom.js';
import { frame } from './frame.js';
import { link, price } from './language.js';

one('#total').textContent = price(totalOf());
one('form').addEventListener('submit', (event) => {
  event.preventDefault();
  location.href = link('confirmation.html');
});
frame();

import { one } from './dom.js';
import { frame } from './frame.js';

one('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const topic = /** @type {HTMLSelectElement} */ (one('#topic')).value;
  one('#closed').hidden = false;
  window.touchstone.track('service.closed', { service: { topic } });
});
frame();

import { one } from './dom.js';
import { frame } from './frame.js';

one('#delivered').addEventListener('click', () => {
  one('#last-step').classList.add('done');
  one('#delivered').hidden = true;
  one('#arrived').hidden = false;
  window.touchstone.track('delivery.received', { delivery: { carrier: 'Demo Post' } });
});
frame();

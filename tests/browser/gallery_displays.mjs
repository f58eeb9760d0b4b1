// One view for each display, position and state of it, on a page that looks like a shop's.

import { asked, choice, ended, points, scale, text, view } from './gallery_views.mjs';
import { until } from './harness.mjs';

const shown = (type, position = 'bottom-right') => ({ display: { type, position } });

/** In two languages, since a picture from right to left in English hides what is wrong with it. */
export const words = {
  ltr: {
    locale: 'en',
    recommend: 'How likely are you to recommend our shop to a friend?',
    ends: { 0: 'Not at all likely', 10: 'Extremely likely' },
    help: 'Your answer goes to the people who packed your parcel.',
    why: 'What is the main reason for your 9?',
    best: 'What did you like best?',
    options: ['The price', 'The range of products', 'Quick delivery', 'Friendly service'],
    stars: 'How do you like the teapot?',
    thanks: 'Thank you! This is for your next order:',
    label: 'Your opinion',
  },
  rtl: {
    locale: 'ar',
    recommend: 'ما مدى احتمال أن توصي صديقًا بمتجرنا؟',
    ends: { 0: 'غير محتمل إطلاقًا', 10: 'محتمل جدًا' },
    help: 'تصل إجابتك إلى من جهّز طلبك.',
    why: 'ما السبب الرئيسي لتقييمك؟',
    best: 'ما أكثر ما أعجبك؟',
    options: ['السعر', 'تنوع المنتجات', 'سرعة التوصيل', 'الخدمة الودودة'],
    stars: 'ما رأيك في إبريق الشاي؟',
    thanks: 'شكرًا لك! هذا لطلبك القادم:',
    label: 'رأيك يهمنا',
  },
};

const nps = (w) => scale('nps', 'numbers', points(0, 10, w.ends), { text: w.recommend });
const helped = (w) => ({ ...nps(w), help: w.help });
const why = (w) => text({ multiline: true, text: w.why });
const best = (w) => choice({ text: w.best, options: w.options.map((each, at) => ({ id: `o${at}`, text: each })) });
const first = { progress: { step: 1, of: 3 }, can_go_back: false };

/** Not by the mouse: two presses in one place and in no time are a double click, of which the second half counts for nothing. */
const press = (selector) => async (page) => {
  await page.$eval(`touchstone-survey >>> ${selector}`, (button) => button.click());
  await until(() => page.$('touchstone-survey >>> .pill'), `the pill after ${selector}`);
};

const positions = ['top-left', 'top', 'top-right', 'bottom-left', 'bottom', 'bottom-right'];

/** `of`: the view in the words of a direction. `path`: another page than the shop's own. */
export const displays = [
  ...positions.map((position) => ({
    name: `popover-${position}`,
    of: (w) => asked(nps(w), { ...first, ...shown('popover', position) }),
  })),
  { name: 'popover-minimised', of: (w) => asked(nps(w), { ...first, ...shown('popover') }), prepare: press('.fold') },
  {
    name: 'popover-minimised-top-left',
    of: (w) => asked(nps(w), { ...first, ...shown('popover', 'top-left') }),
    prepare: press('.fold'),
  },
  { name: 'modal', of: (w) => asked(helped(w), { ...first, ...shown('modal') }) },
  { name: 'modal-choice', of: (w) => asked(best(w), shown('modal')) },
  { name: 'modal-ending', of: (w) => ended({ text: w.thanks, coupon: 'THANKS10' }, shown('modal')) },
  { name: 'bar', of: (w) => asked(nps(w), { ...first, ...shown('bar') }) },
  { name: 'bar-help', of: (w) => asked(helped(w), { ...shown('bar') }) },
  { name: 'bar-text', of: (w) => asked(why(w), shown('bar')) },
  {
    name: 'bar-stars',
    of: (w) =>
      asked(scale('rating', 'stars', points(1, 5), { text: w.stars, required: false }), { ...first, ...shown('bar') }),
  },
  { name: 'bar-choice', of: (w) => asked(best(w), shown('bar')) },
  { name: 'bar-ending', of: (w) => ended({ text: w.thanks, coupon: 'THANKS10' }, shown('bar')) },
  { name: 'bar-minimised', of: (w) => asked(nps(w), { ...first, ...shown('bar') }), prepare: press('.fold') },
  { name: 'inline', of: (w) => asked(helped(w), { survey: 'here', ...first, ...shown('inline') }) },
  { name: 'inline-text', of: (w) => asked(why(w), { survey: 'here', ...shown('inline') }) },
  { name: 'tab', of: (w) => view({ kind: 'tab', label: w.label, ...shown('tab') }) },
  { name: 'tab-open', of: (w) => asked(nps(w), { ...first, ...shown('tab') }) },
  { name: 'page', path: 'page', of: (w) => asked(helped(w), { ...first, ...shown('page') }) },
  { name: 'page-choice', path: 'page', of: (w) => asked(best(w), shown('page')) },
  { name: 'page-ending', path: 'page', of: (w) => ended({ text: w.thanks, coupon: 'THANKS10' }, shown('page')) },
];

const head = (title, direction) => `<!doctype html><html lang="${words[direction].locale}" dir="${direction}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, viewport-fit=cover">
<meta name="color-scheme" content="light dark"><title>${title}</title><link rel="icon" href="data:,">`;

const script = '<script type="module" src="/touchstone.widget.mjs"></script>';

/** A page of a shop; in it, the place for a survey of its own. */
export const shopPage = (direction) => `${head('Shop', direction)}
<style>
  body { margin: 0; font: 16px/1.55 Georgia, serif; background: light-dark(#f7f4ee, #17181b); color: light-dark(#2a2621, #e9e6df) }
  header { display: flex; gap: 1.5em; padding: 1em 1.5em; border-bottom: 1px solid #8884; background: light-dark(#fff, #1f2024) }
  main { max-width: 62em; margin: 0 auto; padding: 1.5em }
  .grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(9em, 1fr)); gap: 1em; margin: 1.5em 0 }
  .grid div { height: 9em; border-radius: 6px; background: light-dark(#e4ddd0, #2b2c31) }
  button { font: inherit; padding: .5em 1em }
</style>
<header><b>Fen &amp; Field</b><span>Teapots</span><span>Lamps</span></header>
<main><h1>Thank you for your order</h1><p>We have sent a confirmation to your e-mail address. Your parcel leaves tomorrow.</p>
<touchstone-survey survey="here"></touchstone-survey>
<div class="grid"><div></div><div></div><div></div><div></div><div></div><div></div></div>
<button>Back to the shop</button></main>${script}`;

/** A page that is nothing but a survey. */
export const surveyPage = (direction) => `${head('Survey', direction)}
<style>
  body { margin: 0; padding: max(1.5em, 12vh) 1em 2em; background: light-dark(#fff, #1c1e24) }
</style>
<main><touchstone-survey page></touchstone-survey></main>${script}`;

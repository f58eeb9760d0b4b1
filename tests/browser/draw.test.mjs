// widget/src/dom: what stands in an element is as it is described, and what need not be made anew is kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { launchShell, root } from './harness.mjs';

let browser;
let tab;
before(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { Component } from './widget/src/dom/component';
        import { drawInto } from './widget/src/dom/draw';
        import { jsx } from './widget/src/dom/jsx';
        Object.assign(window, { Component, drawInto, jsx });`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
  });
  browser = await launchShell();
  tab = await browser.newPage();
  await tab.evaluate(outputFiles[0].text);
});
after(() => browser.close());

/** In the page, with a new place to draw into. `html` is what stands there. */
const inPage = (act) =>
  tab.evaluate(async (text) => {
    const place = document.body.appendChild(document.createElement('main'));
    const failures = [];
    const draw = window.drawInto(place, (failure) => failures.push(failure.message));
    // A label for short descriptions: h('b', { id: 'x' }, 'text').
    const h = (type, props, ...children) => window.jsx(type, { ...props, children }, props?.key);
    const html = () => place.innerHTML;
    const drawn = (content) => {
      draw(content);
      return html();
    };
    const given = { place, draw, drawn, h, html, failures };
    return new Function(...Object.keys(given), `return (${text})()`)(...Object.values(given));
  }, `${act}`);

// In the page, where `drawn` is `draw`, and then `html`.
const { draw, drawn, h, html, place, failures } = {};

const drawings = [
  ['a text', () => drawn('a < b'), 'a &lt; b'],
  ['a number, 0 too', () => drawn(h('b', null, 0, 9)), '<b>09</b>'],
  ['no truth value, and nothing', () => drawn(h('b', null, true, false, null, undefined)), '<b></b>'],
  ['lists, and lists in them', () => drawn([h('i'), [h('b'), ['x']]]), '<i></i><b></b>x'],
  [
    'attributes: true is there, false and nothing are not',
    () => drawn(h('input', { required: true, disabled: false, lang: undefined, tabindex: -1 })),
    '<input required="" tabindex="-1">',
  ],
  [
    'aria attributes say true and false',
    () => drawn(h('b', { 'aria-hidden': true, 'aria-invalid': false, 'aria-label': undefined })),
    '<b aria-hidden="true" aria-invalid="false"></b>',
  ],
  [
    'a function of properties and children',
    () => drawn(h(({ name, children }) => h('p', { id: name }, children), { name: 'n' }, 'in')),
    '<p id="n">in</p>',
  ],
  [
    'a style without an attribute in a description, as policies want it',
    () => {
      draw(h('i', { style: { width: '40%' } }));
      return place.firstChild.style.width;
    },
    '40%',
  ],
  [
    'drawings in their own namespace, and no further',
    () => {
      draw([h('svg', { viewBox: '0 0 1 1' }, h('path', { d: 'M0 0' })), h('p')]);
      const [svg, p] = place.children;
      return [svg.namespaceURI, svg.firstChild.namespaceURI, svg.getAttribute('viewBox'), p.namespaceURI].map((each) =>
        each.replace('http://www.w3.org/', ''),
      );
    },
    ['2000/svg', '2000/svg', '0 0 1 1', '1999/xhtml'],
  ],
  [
    'nothing: all is taken away',
    () => {
      draw([h('b'), 'x']);
      return drawn(null);
    },
    '',
  ],
];
for (const [what, act, expected] of drawings) {
  test(`draws ${what}`, async () => assert.deepEqual(await inPage(act), expected));
}

const changes = [
  [
    'an element of the same type is kept, and its attributes follow',
    () => {
      draw(h('p', { id: 'a', class: 'x' }, 'one'));
      const kept = place.firstChild;
      draw(h('p', { id: 'b', title: 'y' }, 'two'));
      return [kept === place.firstChild, html()];
    },
    [true, '<p id="b" title="y">two</p>'],
  ],
  [
    'of another type or key, it is another',
    () => {
      draw([h('p', { key: 1 }), h('p', { key: 2 })]);
      const before = [...place.children];
      draw([h('p', { key: 3 }), h('div', { key: 2 })]);
      return [...place.children].map((each, i) => each === before[i]);
    },
    [false, false],
  ],
  [
    'who comes and goes leaves its siblings where they are',
    () => {
      const seen = [];
      const parts = (first, middle) => [first && h('b'), h('i'), middle && h('u'), h('s')];
      draw(parts(false, false));
      const [i, s] = place.children;
      for (const given of [
        [true, true],
        [false, true],
        [true, false],
        [false, false],
      ]) {
        draw(parts(...given));
        seen.push(html(), i.isConnected && s.isConnected);
      }
      return seen;
    },
    [
      '<b></b><i></i><u></u><s></s>',
      true,
      '<i></i><u></u><s></s>',
      true,
      '<b></b><i></i><s></s>',
      true,
      '<i></i><s></s>',
      true,
    ],
  ],
  [
    'the key of a function is that of what it describes',
    () => {
      const P = () => h('p');
      draw(h(P, { key: 1 }));
      const before = place.firstChild;
      draw(h(P, { key: 1 }));
      const same = before === place.firstChild;
      draw(h(P, { key: 2 }));
      return [same, before === place.firstChild];
    },
    [true, false],
  ],
  [
    'a field keeps what was typed where the description says so, and its focus',
    () => {
      draw(h('input', { value: 'a' }));
      const field = place.firstChild;
      field.focus();
      field.value = 'ab';
      draw(h('input', { value: 'ab' }));
      const kept = field.value;
      draw(h('input', { value: 'c' }));
      return [kept, field.value, document.activeElement === field];
    },
    ['ab', 'c', true],
  ],
  [
    'what the visitor has checked follows the description again',
    () => {
      draw(h('input', { type: 'checkbox', checked: false }));
      place.firstChild.checked = true;
      draw(h('input', { type: 'checkbox', checked: false }));
      return place.firstChild.checked;
    },
    false,
  ],
  [
    'the value 0 of a radio button is its value',
    () => {
      draw(h('input', { value: 0, type: 'radio' }));
      return place.querySelector('[value="0"]').value;
    },
    '0',
  ],
  [
    'a listener is called once, and it is the last one',
    () => {
      const heard = [];
      const button = (name) => h('button', { onclick: name && (() => heard.push(name)) });
      for (const name of ['a', 'b', undefined, 'c']) {
        draw(button(name));
        place.firstChild.click();
      }
      return heard;
    },
    ['a', 'b', 'c'],
  ],
];
for (const [what, act, expected] of changes) {
  test(`drawn again: ${what}`, async () => assert.deepEqual(await inPage(act), expected));
}

test('a component keeps its state, is drawn once for many changes, and is told afterwards', async () => {
  const [seen, told] = await inPage(async () => {
    let drawings = 0;
    const told = [];
    class Counter extends window.Component {
      state = { count: this.props.from };
      render({ label }, { count }) {
        drawings += 1;
        return h('button', { onclick: () => this.setState({ count: count + 1 }) }, label, count);
      }
      drawnAgain(before) {
        told.push([before.label, place.textContent]);
      }
    }
    const seen = [];
    const see = () => seen.push([place.textContent, drawings]);
    draw(h('div', null, h(Counter, { from: 5, label: 'a' })));
    see();
    place.querySelector('button').click();
    place.querySelector('button').click();
    see();
    await null;
    see();
    draw(h('div', null, h(Counter, { from: 0, label: 'b' })));
    see();
    draw(h('div', null, h(Counter, { from: 0, label: 'c', key: 'another' })));
    see();
    return [seen, told];
  });
  assert.deepEqual(seen, [
    ['a5', 1],
    ['a5', 1],
    ['a6', 2],
    ['b6', 3],
    ['c0', 4],
  ]);
  assert.deepEqual(told, [
    ['a', 'a6'],
    ['a', 'b6'],
  ]);
});

test('a component inside a component may describe another element, which takes the place of the first', async () => {
  const seen = await inPage(async () => {
    class Inner extends window.Component {
      render({ type }) {
        return h(type, null, 'x');
      }
    }
    class Outer extends window.Component {
      state = { type: 'b' };
      render(_props, { type }) {
        return h(Inner, { type });
      }
    }
    let outer;
    class Known extends Outer {
      render(props, state) {
        outer = this;
        return super.render(props, state);
      }
    }
    draw([h('i'), h(Known), h('s')]);
    const first = html();
    outer.setState({ type: 'u' });
    await null;
    return [first, html()];
  });
  assert.deepEqual(seen, ['<i></i><b>x</b><s></s>', '<i></i><u>x</u><s></s>']);
});

test('what fails when a component asks to be drawn is told, and nothing can bring back what was taken away', async () => {
  const seen = await inPage(async () => {
    let it;
    class Fails extends window.Component {
      state = { broken: false };
      render(_props, { broken }) {
        it = this;
        if (broken) throw new Error('broken');
        return h('b');
      }
    }
    draw(h(Fails));
    it.setState({ broken: true });
    await null;
    draw(null);
    it.setState({ broken: false });
    await null;
    return [failures, html()];
  });
  assert.deepEqual(seen, [['broken'], '']);
});

test('an element is known by its reference', async () => {
  const same = await inPage(() => {
    const ref = { current: null };
    draw(h('p', null, h('b', { ref })));
    return ref.current === place.querySelector('b');
  });
  assert.equal(same, true);
});

// Which pages a touchpoint belongs to: the globs, and the parts of an address that they are held against.
//
//   node --test tests/moments/pages.test.mjs
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

const { outputFiles } = await build({
  stdin: {
    contents: "export * from './widget/src/moments/glob'; export * from './widget/src/moments/page_match';",
    resolveDir: root,
    loader: 'ts',
  },
  bundle: true,
  write: false,
  format: 'esm',
});
const { fitsGlob, fitsPage } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

for (const [pattern, fitting, others] of [
  ['', [''], ['a', '/']],
  ['/cart', ['/cart'], ['/cart/', '/Cart', '/cart2', '/a/cart', '']],
  ['*', ['', 'cart', 'a.b?c'], ['/', 'a/b']],
  ['**', ['', '/', 'a/b/c'], []],
  ['/products/*', ['/products/', '/products/lamp'], ['/products', '/products/lamp/reviews']],
  ['/products/**', ['/products/', '/products/lamp/reviews'], ['/products', '/product/s/']],
  ['/*/order/*', ['/de/order/1'], ['/de/at/order/1', '/order/1']],
  ['/**/order/*', ['/de/at/order/1', '//order/'], ['/order/1', '/de/order/1/2']],
  ['*a*b*', ['ab', 'xaxbx', 'aab', 'abab'], ['ba', 'a/b']],
  ['**a*b', ['x/ab', 'a/ab', 'ab/ab'], ['a/b', 'ab/']],
  ['a**b*c', ['abc', 'a/x/bc', 'ab/bxc'], ['ab/c', 'a/b/xc']],
  ['***', ['', '/', 'a/b'], []],
  ['a.c', ['a.c'], ['abc']],
  ['[a-z]+(?)', ['[a-z]+(?)'], ['b']],
]) {
  test(`"${pattern}"`, () => {
    for (const text of fitting) assert.ok(fitsGlob(pattern, text), text);
    for (const text of others) assert.ok(!fitsGlob(pattern, text), text);
  });
}

test('all patterns and texts of a small alphabet, as a regular expression has it', () => {
  const words = (alphabet, length) => {
    let last = [''];
    const all = [...last];
    for (let n = 0; n < length; n += 1) {
      last = last.flatMap((each) => alphabet.map((more) => each + more));
      all.push(...last);
    }
    return all;
  };
  const texts = words(['a', 'b', '/'], 5);
  let checked = 0;
  for (const pattern of words(['a', 'b', '/', '*'], 5)) {
    const source = pattern.replace(/\*\*|\*/g, (stars) => (stars === '*' ? '[^/]*' : '[^]*'));
    const expression = new RegExp(`^${source}$`);
    for (const text of texts) {
      checked += 1;
      if (fitsGlob(pattern, text) !== expression.test(text)) assert.fail(`"${pattern}" and "${text}"`);
    }
  }
  assert.ok(checked > 400_000);
});

test('a pattern of many stars is no trouble on an address that anybody can write', () => {
  const text = 'a'.repeat(4_000);
  // What a regular expression would need 4,000 to the power of 20 steps for.
  assert.equal(fitsGlob(`${'*a'.repeat(20)}b`, text), false);
  assert.equal(fitsGlob(`${'**a'.repeat(20)}b`, text), false);
});

const href = 'https://Shop.example:8443/stra%C3%9Fe/lamp?utm_source=mail&tag=new&tag=sale&empty=#reviews';
for (const [page, fits] of [
  [{}, true],
  [{ host: 'shop.example' }, true],
  [{ host: 'SHOP.example' }, true],
  [{ host: 'shop.example:8443' }, true],
  [{ host: '*.example' }, true],
  [{ host: 'shop.example:*' }, true],
  [{ host: 'www.shop.example' }, false],
  [{ host: ['www.shop.example', 'shop.example'] }, true],
  [{ host: [] }, false],
  [{ path: '/stra%C3%9Fe/*' }, true],
  [{ path: '/straße/*' }, true],
  [{ path: '/Straße/*' }, false],
  [{ path: ['/cart', '/**/lamp'] }, true],
  [{ path: '/stra%C3%9Fe/lamp?**' }, false],
  [{ query: {} }, true],
  [{ query: { utm_source: 'mail' } }, true],
  [{ query: { utm_source: ['ad', 'm*'] } }, true],
  [{ query: { utm_source: 'ad' } }, false],
  [{ query: { tag: 'sale' } }, true],
  [{ query: { tag: 'new', utm_source: '*' } }, true],
  [{ query: { empty: '' } }, true],
  [{ query: { absent: '*' } }, false],
  [{ hash: 'reviews' }, true],
  [{ hash: '#reviews' }, true],
  [{ hash: '#rev*' }, true],
  [{ hash: '' }, false],
  [{ host: 'shop.example', path: '/**', query: { tag: '*' }, hash: '*' }, true],
  [{ host: 'shop.example', path: '/cart' }, false],
]) {
  test(`${JSON.stringify(page)} ${fits ? 'is' : 'is not'} that page`, () => {
    assert.equal(fitsPage(page, { href }), fits);
  });
}

test('an address with escapes that are none is taken as it is written', () => {
  assert.ok(fitsPage({ path: '/100%' }, { href: 'https://shop.example/100%' }));
  assert.ok(fitsPage({ hash: '%E0%A4%A' }, { href: 'https://shop.example/#%E0%A4%A' }));
});

// What the report does where a browser's DecompressionStream gives up: gzip of several members, in pieces cut anywhere.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { launchShell, openPage, root } from './harness.mjs';

let browser;
let page;
before(async () => {
  const { outputFiles } = await build({
    entryPoints: [`${root}report/src/worker/gzip.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'gzip',
  });
  browser = await launchShell();
  page = await openPage(browser);
  await page.addScriptTag({ content: outputFiles[0].text });
});
after(() => browser.close());

/** What comes out of `packed`, given in pieces of so many bytes, as base64; or why nothing does. */
const unpack = (packed, pieceBytes = packed.length) =>
  page.evaluate(
    async (text, step) => {
      const bytes = Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
      const out = [];
      const gunzip = new gzip.Gunzip((piece) => void out.push(piece.slice()));
      try {
        for (let at = 0; at < bytes.length; at += step) await gunzip.write(bytes.subarray(at, at + step));
        await gunzip.end();
      } catch (failure) {
        return failure.message;
      }
      const url = await new Promise((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(reader.result);
        reader.readAsDataURL(new Blob(out));
      });
      return url.slice(url.indexOf(',') + 1);
    },
    Buffer.from(packed).toString('base64'),
    pieceBytes,
  );

const begin = Buffer.from([0x1f, 0x8b, 0x08]);
const texts = ['', 'a', 'one\ntwo\n', 'x'.repeat(5_000), '{"a":1}\n'.repeat(300)].map((text) => Buffer.from(text));
const packed = Buffer.concat(texts.map((text) => gzipSync(text)));
const whole = Buffer.concat(texts).toString('base64');

test('members come out one after the other, wherever pieces are cut', async () => {
  for (const pieceBytes of [1, 2, 3, 4, 5, 6, 7, 17, 18, 19, 20, 21, 50, 1_000, packed.length]) {
    assert.equal(await unpack(packed, pieceBytes), whole, `pieces of ${pieceBytes}`);
  }
});

test('what only looks like the beginning of a member is none', async () => {
  const facts = [
    ['in bytes that could not be made shorter', Buffer.concat([Buffer.from('0123'), begin, begin, begin])],
    ['in the length of a member', Buffer.alloc(0x08_8b_1f, 'x')],
  ];
  for (const [where, text] of facts) {
    const twice = Buffer.concat([gzipSync(text, { level: 0 }), gzipSync(text)]);
    for (const pieceBytes of [10_001, twice.length]) {
      assert.equal(await unpack(twice, pieceBytes), Buffer.concat([text, text]).toString('base64'), where);
    }
  }
});

test('what is cut off is told from what is damaged, and neither passes for the whole', async () => {
  const one = gzipSync(texts[4]);
  for (const cut of [5, 12, one.length - 8, one.length - 1]) {
    assert.equal(await unpack(one.subarray(0, cut)), 'torn', `one, cut at ${cut}`);
    assert.equal(await unpack(Buffer.concat([packed, one.subarray(0, cut)])), 'torn', `the last, cut at ${cut}`);
    assert.match(
      await unpack(Buffer.concat([one.subarray(0, cut), packed])),
      /^(torn|damaged)$/,
      `the first, at ${cut}`,
    );
  }
  const spoilt = Buffer.from(packed);
  spoilt[packed.length - 8] ^= 1;
  assert.equal(await unpack(spoilt), 'damaged', 'a checksum');
  assert.equal(await unpack(Buffer.concat([packed, Buffer.from('more')])), 'damaged', 'what is no member');
});

test('what the taker has against it is said in its words', async () => {
  const said = await page.evaluate(
    async (bytes) => {
      const gunzip = new gzip.Gunzip(() => {
        throw new RangeError('no room');
      });
      const write = async () => {
        await gunzip.write(new Uint8Array(bytes));
        await gunzip.end();
      };
      return write().catch((failure) => failure.message);
    },
    [...packed],
  );
  assert.equal(said, 'no room');
});

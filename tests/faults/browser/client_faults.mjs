// What can happen to a page, and to the browser it is in. Each `act` gets a visit (visit.mjs) whose page is open, with the first question on
// it, and does its harm; afterwards the device is given a good page to go on with.

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** A request that nobody answers before it is let go. */
const held = {
  async late(_request, _response, { pass, answer }) {
    await wait(1_500);
    answer(await pass());
  },
};

const breaks = (script) => `<script>${script}</script>`;
const worker = (act) => `
  self.addEventListener('install', () => self.skipWaiting());
  self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  self.addEventListener('fetch', (event) => { if (event.request.method === 'POST') { ${act} } });`;
const register = breaks("navigator.serviceWorker.register('/worker.js')");

async function underWorker(visit, act) {
  visit.shop.worker = worker(act);
  visit.shop.head = register;
  await visit.reload();
  await visit.page.evaluate(() => navigator.serviceWorker.ready);
  await visit.reload();
  await visit.answerAll();
}

export const clientFaults = [
  {
    name: 'offline, then online again',
    async act(visit) {
      await visit.asked();
      await visit.page.setOfflineMode(true);
      await visit.answerAll();
      await wait(500);
      await visit.page.setOfflineMode(false);
      await visit.delivery();
    },
  },
  {
    name: 'offline, and gone before it is online',
    async act(visit) {
      await visit.asked();
      await visit.page.setOfflineMode(true);
      await visit.answerAll();
      await wait(300);
      await visit.close();
    },
  },
  {
    name: 'tab closed right after the click',
    async act(visit) {
      await visit.answer(9);
      await visit.close();
    },
  },
  {
    name: 'tab closed while the request is under way',
    async act(visit) {
      visit.shop.fault = held;
      await visit.answer(9);
      await visit.attempts(1);
      await visit.close();
      await wait(2_000);
      visit.shop.fault = undefined;
    },
  },
  {
    name: 'tab closed after the answer',
    async act(visit) {
      await visit.answerAll();
      await visit.delivery();
      await visit.close();
    },
  },
  {
    name: 'follows a link right after the click',
    async act(visit) {
      await visit.answer(9);
      await visit.page.evaluate(() => document.getElementById('on').click());
      await wait(500);
    },
  },
  {
    name: 'renderer crashes right after the click',
    async act(visit) {
      visit.shop.fault = { early: (request) => request.socket.destroy() };
      await visit.answer(9);
      await visit.crash();
      visit.shop.fault = undefined;
    },
  },
  {
    name: 'browser killed 12 s after the click, and started again',
    ownBrowser: true,
    async act(visit) {
      visit.shop.fault = { early: (request) => request.socket.destroy() };
      await visit.answer(9);
      // Chromium writes what is kept to the disk some seconds later.
      await wait(12_000);
      await visit.killBrowser();
      visit.shop.fault = undefined;
      await visit.startBrowser();
    },
  },
  {
    name: 'put aside for the back button, and back',
    async act(visit) {
      visit.shop.fault = { late: (_request, response) => response.writeHead(503).end() };
      await visit.answerAll();
      await visit.page.goto(`${visit.shop.url}/plain`);
      visit.shop.fault = undefined;
      await visit.page.goBack();
      await visit.delivery();
    },
  },
  {
    name: 'hidden behind another tab',
    async act(visit) {
      visit.shop.fault = { late: (_request, response) => response.writeHead(503).end() };
      await visit.answerAll();
      const other = await visit.context.newPage();
      await other.goto(`${visit.shop.url}/plain`);
      visit.shop.fault = undefined;
      await wait(300);
      await other.close();
      await visit.page.bringToFront();
      await visit.delivery();
    },
  },
  {
    name: 'frozen by the browser, and thawed',
    async act(visit) {
      visit.shop.fault = { late: (_request, response) => response.writeHead(503).end() };
      await visit.answerAll();
      await visit.lifecycle('frozen');
      await wait(1_500);
      visit.shop.fault = undefined;
      await visit.lifecycle('active');
      await visit.delivery();
    },
  },
  {
    name: 'two tabs, each with a survey of its own',
    async act(visit) {
      visit.shop.fault = { late: (_request, response) => response.writeHead(503).end() };
      await visit.answerAll();
      const first = visit.page;
      const [[id]] = visit.made();
      await visit.open();
      await visit.answerAll();
      visit.shop.fault = undefined;
      await visit.delivery();
      await first.bringToFront();
      await visit.delivery(id);
      await first.close();
    },
  },
  {
    name: 'clicked twice',
    async act(visit) {
      await visit.answer(9, 2);
      await visit.finish();
      await visit.delivery();
    },
  },
  {
    name: 'reloaded in the middle',
    async act(visit) {
      visit.shop.fault = { late: (_request, response) => response.writeHead(503).end() };
      await visit.answer(9);
      visit.shop.fault = undefined;
      await visit.reload();
      await visit.goOn();
      await visit.delivery();
    },
  },
  {
    name: 'a service worker that drops requests',
    async act(visit) {
      await underWorker(visit, 'event.respondWith(Response.error());');
      await visit.unregister();
      if (visit.storage !== 'none') await visit.delivery();
    },
  },
  {
    name: 'a service worker that sends each twice',
    async act(visit) {
      await underWorker(
        visit,
        'const again = event.request.clone(); event.respondWith(fetch(event.request).finally(() => fetch(again)));',
      );
      await visit.delivery();
      await visit.unregister();
    },
  },
  {
    name: 'fetch patched to throw',
    head: breaks(`
      const { fetch: real } = window;
      window.mended = false;
      window.fetch = (url, options) => { if (options?.method === 'POST' && !window.mended) throw new TypeError('patched'); return real(url, options); };`),
    async act(visit) {
      await visit.answerAll();
      await wait(300);
      await visit.page.evaluate(() => (window.mended = true));
      await visit.delivery();
    },
  },
  {
    name: 'blocked by a content blocker',
    async act(visit) {
      await visit.block(['*/v1/responses']);
      await visit.answerAll();
      await wait(300);
      await visit.block([]);
      await visit.delivery();
    },
  },
  {
    name: 'the collector killed and started again',
    async act(visit) {
      await visit.collector.kill();
      await visit.answerAll();
      await wait(300);
      await visit.collector.restart();
      await visit.delivery();
    },
  },
  ...[
    [
      'storage whose getter throws',
      "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
    ],
    [
      'storage that is full',
      "try { localStorage.setItem('shop', 'x'.repeat(5 * 2 ** 20 - 200)); for (;;) localStorage.setItem('shop' + localStorage.length, 'x'.repeat(50)); } catch {}",
    ],
    [
      'storage that is spoiled',
      "for (const key of ['main/x', 'main', '', 'main/01a1fd8c-6900-7def-8048-d159e26af37b']) localStorage.setItem('touchstone.out.' + key, '{\"no\":\"text of ours\"');",
    ],
  ].map(([name, script]) => ({
    name,
    head: breaks(script),
    async act(visit) {
      visit.shop.fault = { late: (_request, response) => response.writeHead(503).end() };
      await visit.answerAll();
      visit.shop.fault = undefined;
      await visit.delivery();
    },
  })),
];

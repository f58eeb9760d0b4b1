// WebKit as it is in Safari, in GTK's small browser. It draws on a screen nobody sees.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { fileURLToPath } from 'node:url';
import { Builder, Capabilities, Key } from 'selenium-webdriver';
import { until } from '../harness.mjs';

const script = fileURLToPath(new URL('webkit.sh', import.meta.url));

function isFree(port) {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** None of those that the system gives to who asks for any: somebody may, before the driver has taken it. */
async function freePort() {
  for (let port = 20_000 + ((process.pid * 8) % 10_000); ; port += 1) if (await isFree(port)) return port;
}

export async function startWebKit({ dark = false, calm = true }) {
  const port = await freePort();
  const program = spawn(script, [`${port}`, `gtk-enable-animations=${Number(!calm)}`], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, GTK_THEME: dark ? 'Adwaita:dark' : 'Adwaita' },
  });
  const ended = once(program, 'exit');
  const end = async () => {
    program.stdin.end();
    await ended;
  };
  try {
    const server = `http://127.0.0.1:${port}`;
    await until(
      () =>
        fetch(`${server}/status`).then(
          ({ ok }) => ok,
          () => false,
        ),
      'WebKitWebDriver',
    );
    // Without a path the driver takes the browser it was packaged with, wherever this architecture keeps it.
    const driver = await new Builder()
      .usingServer(server)
      .withCapabilities(new Capabilities({ browserName: 'MiniBrowser' }))
      .build();
    return engine(driver, end);
  } catch (failure) {
    await end();
    throw failure;
  }
}

async function engine(driver, end) {
  /** Keeps the session alive while pages come and go, and opens their windows. */
  const home = await driver.getWindowHandle();
  const opener = await tab(driver, home);
  return {
    name: 'webkit',
    // A window each: a tab of this browser counts as hidden, and takes no pointer. A window without a tool bar can be narrower,
    // but only a page may open one, and only at a click.
    async open(width = 1280, height = 800) {
      const known = await driver.getAllWindowHandles();
      await opener.goto(
        `data:text/html,<script>onclick = () => open('about:blank', '_blank', 'toolbar=no,menubar=no,width=${width},height=${height}')</script>`,
      );
      await opener.move(5, 5);
      await opener.click();
      const handle = await until(
        async () => (await driver.getAllWindowHandles()).find((each) => !known.includes(each)),
        'a window',
      );
      return tab(driver, handle);
    },
    async stop() {
      await driver.quit().catch(() => {});
      await end();
    },
  };
}

const keys = {
  Enter: Key.ENTER,
  Tab: Key.TAB,
  Escape: Key.ESCAPE,
  Backspace: Key.BACK_SPACE,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  ArrowUp: Key.ARROW_UP,
  ArrowDown: Key.ARROW_DOWN,
  Home: Key.HOME,
  End: Key.END,
  Shift: Key.SHIFT,
  Control: Key.CONTROL,
};
const named = (key) => keys[key] ?? key;

/** The session has one current window: every step says first which it means. */
function tab(driver, handle) {
  const there = async () => {
    await driver.switchTo().window(handle);
    return driver;
  };
  const act = async (steps) => steps((await there()).actions({ async: true })).perform();
  return {
    driver,
    goto: async (url) => (await there()).get(url),
    reload: async () => (await there()).navigate().refresh(),
    back: async () => (await there()).navigate().back(),
    close: async () => void (await (await there()).close()),
    evaluate: async (look, ...given) => (await there()).executeScript(look, ...given),
    move: (x, y) => act((hand) => hand.move({ x: Math.round(x), y: Math.round(y), duration: 0 })),
    click: (times = 1) =>
      act((hand) => {
        for (let done = 0; done < times; done += 1) hand.press().release();
        return hand;
      }),
    press: (key, held) =>
      act((hand) => {
        if (held) hand.keyDown(named(held));
        hand.keyDown(named(key)).keyUp(named(key));
        return held ? hand.keyUp(named(held)) : hand;
      }),
    type: (text) => act((hand) => hand.sendKeys(text)),
    countNamed: async (role, name) => {
      const session = await there();
      const all = await session.executeScript(() =>
        [...document.querySelectorAll('touchstone-survey')].flatMap((host) => [
          ...host.shadowRoot.querySelectorAll('*'),
        ]),
      );
      const named = await Promise.all(
        all.map(async (each) => (await each.getAriaRole()) === role && (await each.getAccessibleName()) === name),
      );
      return named.filter(Boolean).length;
    },
  };
}

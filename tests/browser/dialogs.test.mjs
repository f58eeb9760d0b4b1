// The rule for the shop's own dialogs: while the page has a modal dialog open, or something fills the screen, a survey that
// floats waits or steps aside, and comes (back) afterwards with all that was written.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startShop } from './displays_site.mjs';
import { launchShell, survey, until } from './harness.mjs';

let browser;
let shop;
before(async () => {
  browser = await launchShell();
  shop = await startShop(browser);
});
after(async () => {
  await browser.close();
  assert.equal(await shop.stop(), 0);
});

const open = (display, query = '') => shop.open(display, { path: 'dialog.html', query });
const does = (tab, what) => tab.evaluate((act) => new Function('dialog', act)(document.querySelector('#dialog')), what);

const isThere = async (tab) => (await tab.$('>>> :is(.card, .handle)')) !== null;
const comes = (tab) => until(() => isThere(tab), 'the survey to come');
const goes = (tab) => until(async () => !(await isThere(tab)), 'the survey to go');

/** Long enough for the survey to come, if it were to: its question has been given to the page. */
const hasWaited = (tab) => until(() => tab.evaluate(() => window.wasShown), 'the survey to be shown');

const ways = [
  ['closed', 'dialog.close()'],
  ['taken out of the page', 'dialog.remove()'],
  ['taken out with what it is in', 'document.body.replaceChildren()'],
];
for (const [how, act] of ways) {
  test(`a dialog that is open already is waited for, until it is ${how}`, async () => {
    const tab = await open('popover', '&dialog');
    await hasWaited(tab);
    assert.equal(await isThere(tab), false);
    await does(tab, act);
    await comes(tab);
    await survey(tab).choose(9);
    await survey(tab).asks('Why?');
    await tab.close();
  });
}

for (const display of ['popover', 'top-left', 'bar', 'modal']) {
  test(`${display}: steps aside for a dialog that opens, and comes back with what was written`, async () => {
    const tab = await open(display);
    await survey(tab).choose(5);
    await survey(tab).asks('Why?');
    await (await survey(tab).find('textarea')).type('Half a th');
    await does(tab, 'dialog.showModal()');
    await goes(tab);
    const hit = await tab.$eval('#inside', (button) => {
      const { x, y } = button.getBoundingClientRect();
      return document.elementFromPoint(x + 3, y + 3) === button;
    });
    assert.ok(hit, 'the dialog can be used');
    await does(tab, 'dialog.close()');
    await comes(tab);
    const field = await survey(tab).find('textarea');
    assert.equal(await field.evaluate((each) => each.value), 'Half a th');
    await field.type('ought');
    assert.equal(await field.evaluate((each) => each.value), 'Half a thought');
    assert.deepEqual(tab.errors, []);
    await tab.close();
  });
}

test('a tab steps aside, too', async () => {
  const tab = await open('tab');
  await comes(tab);
  await does(tab, 'dialog.showModal()');
  await goes(tab);
  await does(tab, 'dialog.close()');
  await comes(tab);
  await tab.close();
});

test('one dialog after the other, and a survey that is closed meanwhile', async () => {
  const tab = await open('popover');
  await comes(tab);
  await does(tab, 'document.body.append(dialog.cloneNode(true)); dialog.showModal();');
  await goes(tab);
  await does(tab, 'document.querySelectorAll("dialog")[1].showModal(); dialog.close();');
  await does(tab, 'return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  assert.equal(await isThere(tab), false);
  await does(tab, 'touchstone.close(); document.querySelectorAll("dialog")[1].close();');
  await does(tab, 'return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  assert.equal(await isThere(tab), false);
  await tab.close();
});

test('a dialog that is not modal is no reason', async () => {
  const tab = await open('popover');
  await comes(tab);
  await does(tab, 'dialog.show()');
  await does(tab, 'return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  assert.ok(await isThere(tab));
  await tab.close();
});

test('what fills the screen is a reason', async () => {
  const tab = await open('popover');
  await comes(tab);
  // Only a visitor's own doing may fill the screen.
  await tab.evaluate(() => {
    document.querySelector('#shop').onclick = () => document.querySelector('#video').requestFullscreen();
  });
  await tab.click('#shop');
  await until(() => tab.evaluate(() => document.fullscreenElement !== null), 'the screen to be filled');
  await goes(tab);
  await does(tab, 'return document.exitFullscreen()');
  await comes(tab);
  await tab.close();
});

test('an element in the dialog itself has its survey there', async () => {
  const tab = await shop.open('inline', { path: 'dialog_element.html', query: '&dialog' });
  await survey(tab).choose(6);
  await survey(tab).asks('Why?');
  assert.ok(await tab.$('#dialog touchstone-survey >>> .words'));
  await tab.close();
});

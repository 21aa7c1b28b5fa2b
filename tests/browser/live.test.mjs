// The live page, driven as a reader would.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { browserThere, launch } from './browser.mjs';
import { serve } from './scenario.mjs';

const skip = browserThere() ? false : 'no browser here: apt-get install chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser;
let server;

/** Opens an address as a reader who was let in before: by the printed address of its server. */
async function open(address = server.address, options = {}, by = server) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (m) => { if (m.type() === 'error') page.complaints.push(m.text()); });
  page.on('pageerror', (e) => page.complaints.push(String(e)));
  await page.goto(by.opened);
  if (page.url() !== address) await page.goto(address);
  return page;
}

const agreed = (page) => page.locator('#endings .big').first();

before(async () => {
  if (skip) return;
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.stop();
});

test('changing the room changes the figures, and says what they were', { skip }, async () => {
  const page = await open();
  await page.locator('.toggle label', { has: page.locator('#venue-closed') }).click();
  await page.waitForURL(/venue=closed/);
  await page.locator('#changed table').first().waitFor();
  await page.locator('#endings .was').first().waitFor();
  assert.match(await page.locator('#changed').textContent(), /Behind closed doors/);
  // The full run follows, and says so.
  await page.locator('#worlds', { hasText: '2,000' }).waitFor();
  await page.waitForFunction(() => !document.getElementById('worlds').textContent.includes('500'));
  // Undo, and the file's figures are back.
  await page.locator('#undo').click();
  await page.waitForFunction(() => !location.search.includes('venue'));
  assert.equal(await page.locator('#endings .was').count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('a link reproduces the view', { skip }, async () => {
  const first = await open(`${server.address}?venue=closed&set=summit.capacity:5`);
  const second = await open(first.url());
  const read = (p) => p.locator('#ladders').textContent();
  await Promise.all([first, second].map((p) => p.waitForFunction(() => document.body.dataset.full)));
  assert.equal(await read(first), await read(second));
  assert.match(await first.locator('#changed').textContent(), /Behind closed doors/);
  await first.context().close();
  await second.context().close();
});

test('a slider moved by keyboard moves the figures; reset takes it back', { skip }, async () => {
  const page = await open();
  await page.locator('#sliders > summary').focus();
  await page.keyboard.press('Enter');
  const slider = page.locator('#sliders input[type=range]').first();
  await slider.focus();
  for (let i = 0; i < 6; i += 1) await page.keyboard.press('PageUp');
  await page.waitForURL(/set=/);
  await page.locator('#changed li').first().waitFor();
  assert.ok(await page.locator('a.save').count());
  await page.locator('#reset').click();
  await page.waitForFunction(() => location.search === '');
  assert.equal(await page.locator('#changed li').count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('dragging answers and never leaves an older answer standing', { skip }, async () => {
  const page = await open();
  await page.locator('#sliders > summary').click();
  const slider = page.locator('#sliders input[type=range]').first();
  const box = await slider.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let i = 0; i <= 10; i += 1) await page.mouse.move(box.x + box.width * (0.5 + i * 0.045), box.y + box.height / 2);
  await page.mouse.up();
  await page.waitForURL(/set=/);
  await page.waitForFunction(() => document.body.dataset.full);
  const dragged = await page.locator('#ladders').textContent();
  const fresh = await open(page.url());
  await fresh.waitForFunction(() => document.body.dataset.full);
  assert.equal(dragged, await fresh.locator('#ladders').textContent());
  await page.context().close();
  await fresh.context().close();
});

test('supposing an outcome redraws the page, and says what it was', { skip }, async () => {
  const page = await open(`${server.address}?venue=closed&set=summit.capacity:5`);
  await page.locator('select[name=pin]').selectOption('issue.force.guarantee');
  await page.waitForURL(/venue=closed.*set=.*pin=issue\.force\.guarantee/);
  await page.locator('header .supposed').waitFor();
  assert.match(await page.locator('header .supposed').textContent(), /Official guarantee/);
  // An option can only be reached by an agreement: given the guarantee, agreement is all but certain.
  assert.match(await page.locator('#endings tr').first().textContent(), /over 99/);
  const cell = page.locator('#ladders .agenda td', { hasText: 'Official guarantee' });
  assert.match(await cell.textContent(), /over 99/);
  // Who feels it follows, with the file's figure beside it.
  assert.ok(await page.locator('#affected del.was').count());
  // What is of the forecast without it is gone; what would make it likelier is said.
  for (const id of ['headline', 'guess', 'knew', 'rules', 'checks']) assert.equal(await page.locator(`#${id}`).count(), 0, id);
  assert.match(await page.locator('#supposed').textContent(), /No single value moves its chance/);
  assert.equal(await page.locator('#changed ul li').count(), 3);
  // All worlds agree with the quick answer, and the kept file says what it supposes.
  await page.waitForFunction(() => document.body.dataset.full);
  assert.match(await page.locator('#endings tr').first().textContent(), /over 99/);
  const [kept] = await Promise.all([page.waitForEvent('download'), page.locator('a[download]').click()]);
  const html = readFileSync(await kept.path(), 'utf8');
  assert.match(html, /class="supposed"><strong>Supposed: .*Official guarantee/);
  assert.match(html, /Not the file as it stands:.*held in/);
  // What is likelier can be moved by a guess.
  await page.locator('select[name=pin]').selectOption('ending.agreed');
  await page.locator('#supposed tbody tr').first().waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('what never happens says so', { skip }, async () => {
  const page = await open(`${server.address}?pin=issue.migration.clash`);
  assert.match(await page.locator('#supposed').textContent(), /never happens.*forecast without it/s);
  assert.doesNotMatch(await page.locator('#changed').textContent(), /Supposed:/);
  // Of the rooms one is set: no other can be supposed.
  await page.goto(`${server.address}?venue=closed&pin=venue.tv`);
  assert.match(await page.locator('#changed').textContent(), /The room is set already/);
  assert.equal(await page.locator('#supposed').count(), 0);
  await page.context().close();
});

test('a number opens its explanation', { skip }, async () => {
  const page = await open();
  await agreed(page).locator('a').click();
  await page.locator('dialog[open] h2').first().waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('dialog[open]').count(), 0);
  await page.context().close();
});

test('the language switches, and stays', { skip }, async () => {
  const page = await open(`${server.address}?venue=closed`);
  await page.locator('.languages a[lang=es]').click();
  await page.waitForFunction(() => document.documentElement.lang === 'es');
  assert.match(page.url(), /lang=es/);
  assert.match(await page.locator('#h-in-short').textContent(), /En pocas palabras/);
  assert.match(await page.locator('#changed').textContent(), /puerta cerrada|cerradas/i);
  await page.context().close();
});

test('an edit on disk updates the page; an error in it is shown beside the last good reading', { skip }, async () => {
  const own = await serve();
  const page = await open(own.address, {}, own);
  const text = readFileSync(own.file, 'utf8');
  writeFileSync(own.file, text.replace(/^title\s*=.*$/m, 'title = "Edited meanwhile"'));
  await page.locator('header', { hasText: 'Edited meanwhile' }).waitFor();
  writeFileSync(own.file, `${text}\n[nonsense`);
  await page.locator('.problem').waitFor();
  assert.match(await page.locator('header').textContent(), /Edited meanwhile/);
  writeFileSync(own.file, text);
  await page.locator('.problem').waitFor({ state: 'detached' });
  await page.context().close();
  own.stop();
});

test('save writes one line and keeps the rest; a file changed meanwhile is left alone', { skip }, async () => {
  const own = await serve();
  const page = await open(`${own.address}?set=summit.base:0.35`, {}, own);
  await page.locator('a.save').click();
  await page.locator('#write').waitFor();
  const shown = await page.locator('ins').first().textContent();
  const before = readFileSync(own.file, 'utf8').split('\n');
  await page.locator('#write').click();
  await page.waitForURL((u) => !u.search.includes('set='));
  const now = readFileSync(own.file, 'utf8').split('\n');
  const different = now.map((line, i) => [line, before[i]]).filter(([a, b]) => a !== b);
  assert.equal(different.length, 1);
  assert.equal(different[0][0], shown);
  assert.match(shown, /"35%"/);
  assert.equal(/why = (".*?")/.exec(different[0][0])[1], /why = (".*?")/.exec(different[0][1])[1]);
  // Reloading shows the file as it now is.
  await page.reload();
  assert.equal(await page.locator('#changed li').count(), 0);
  // Whoever knows better, but not to the point, keeps a range.
  await page.goto(`${own.address}save?path=summit.capacity&at=4.5&set=summit.capacity:4.5`);
  await page.locator('#write-range').click();
  await page.waitForURL((u) => !u.search.includes('set='));
  assert.match(readFileSync(own.file, 'utf8'), /^capacity\s*=\s*\{ is = "4\.1 to 4\.9", why = /m);
  // Somebody else writes between the preview and the button.
  await page.goto(`${own.address}save?path=summit.capacity&at=4.5&set=summit.capacity:4.5`);
  const theirs = readFileSync(own.file, 'utf8').replace(/^title\s*=.*$/m, 'title = "Theirs"');
  writeFileSync(own.file, theirs);
  await page.locator('#write').click();
  await page.locator('[role=alert]').waitFor();
  assert.equal(readFileSync(own.file, 'utf8'), theirs);
  await page.context().close();
  own.stop();
});

test('without script a plain form does the same', { skip }, async () => {
  const page = await open(server.address, { javaScriptEnabled: false });
  await page.locator('.toggle label', { has: page.locator('#venue-closed') }).click();
  await page.locator('select[name=path]').selectOption('summit.base');
  await page.locator('input[name=value]').fill('35%');
  await page.locator('#controls form button').click();
  assert.match(page.url(), /venue=closed/);
  assert.match(page.url(), /set=summit.base/);
  assert.equal(await page.locator('#changed li').count(), 2);
  assert.ok(await page.locator('#undo').isVisible());
  await page.context().close();
});

test('the keyboard alone does everything', { skip }, async () => {
  const own = await serve();
  const page = await open(own.address, {}, own);
  const focus = (selector) => page.locator(selector).first().focus();
  const key = (...keys) => keys.reduce((done, k) => done.then(() => page.keyboard.press(k)), Promise.resolve());
  // Every control is reached with the tab key, in the order in which it stands.
  const reached = [];
  for (let i = 0; i < 12; i += 1) {
    await key('Tab');
    reached.push(await page.evaluate(() => document.activeElement.name || document.activeElement.id || document.activeElement.tagName));
  }
  const order = ['venue', 'pin', 'SUMMARY', 'copy'].map((name) => reached.indexOf(name));
  assert.deepEqual(order, [...order].sort((a, b) => a - b), `${reached}`);
  assert.ok(order.every((i) => i >= 0), `${reached}`);
  await focus('[name=venue]:checked');
  await key('ArrowDown');
  await page.waitForURL(/venue=/);
  await focus('select[name=pin]');
  await key('ArrowDown');
  await page.waitForURL(/pin=/);
  await page.locator('header .supposed').waitFor();
  await focus('#sliders > summary');
  await key('Enter');
  await focus('#sliders input[type=range]');
  const path = await page.evaluate(() => document.activeElement.dataset.path);
  await key('End');
  await page.waitForURL(/set=/);
  // The slider keeps the focus while the page changes under it.
  await page.waitForFunction((p) => document.activeElement.dataset?.path === p, path);
  await focus('#undo');
  await key('Enter');
  await page.waitForFunction(() => !location.search.includes('set='));
  await focus('#endings a');
  await key('Enter');
  await page.locator('dialog[open]').waitFor();
  await key('Escape');
  await page.waitForFunction(() => document.activeElement.closest('#endings'));
  await focus('#reset');
  await key('Enter');
  await page.waitForFunction(() => location.search === '');
  await page.goto(`${own.address}?set=summit.capacity:5`);
  await focus('a.save');
  await key('Enter');
  await page.locator('#write').waitFor();
  await focus('#write');
  await key('Enter');
  await page.waitForURL((u) => u.pathname === '/' && !u.search.includes('set='));
  assert.match(readFileSync(own.file, 'utf8'), /capacity\s*=\s*\{ is = 5,/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
  own.stop();
});

test('axe finds nothing wrong with the live page', { skip }, async () => {
  for (const [width, colorScheme] of [[390, 'light'], [1440, 'dark'], [1440, 'light'], [390, 'dark']]) {
    const page = await open(`${server.address}?venue=closed&set=summit.capacity:5&pin=ending.agreed`, {
      viewport: { width, height: 900 }, colorScheme, bypassCSP: true,
    });
    for (const d of await page.locator('details').all()) await d.evaluate((e) => { e.open = true; });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 160))]), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    await page.context().close();
  }
});

test('on a phone the marks stand before what changed in words', { skip }, async () => {
  const page = await open(`${server.address}?set=summit.capacity:5`, { viewport: { width: 390, height: 844 } });
  const top = (id) => page.locator(id).evaluate((e) => e.getBoundingClientRect().top);
  const [marks, changed, rest] = await Promise.all(['#endings', '#changed', '#in-short'].map(top));
  assert.ok(marks < changed && changed < rest, `${[marks, changed, rest]}`);
  await page.context().close();
});

test('nothing on the live page is inline, and the policy holds', { skip }, async () => {
  const page = await open(`${server.address}?venue=closed&pin=ending.agreed`);
  assert.equal(await page.locator('[style], style, script:not([src])').count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('the token leaves the address, and nobody reads without it', { skip }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  assert.equal((await page.goto(server.address)).status(), 403);
  await page.goto(server.opened);
  assert.equal(page.url(), server.address);
  const [cookie] = await context.cookies();
  assert.ok(cookie.httpOnly && cookie.sameSite === 'Strict');
  assert.equal(await page.evaluate(() => document.cookie), '');
  await context.close();
});

test('ten tabs stay alive, and all of them follow the file', { skip }, async (t) => {
  const own = await serve();
  // A server left running would keep the whole test program from ending.
  t.after(() => own.stop());
  const page = await open(own.address, {}, own);
  const tabs = [page];
  for (let i = 0; i < 9; i += 1) {
    const tab = await page.context().newPage();
    const answer = await tab.goto(`${own.address}?set=summit.capacity:${3.1 + i / 10}`, { timeout: 20_000 });
    assert.equal(answer.status(), 200);
    tabs.push(tab);
  }
  const text = readFileSync(own.file, 'utf8');
  writeFileSync(own.file, text.replace(/^title\s*=.*$/m, 'title = "Seen by all"'));
  await Promise.all(tabs.map((tab) => tab.locator('header', { hasText: 'Seen by all' }).waitFor()));
  // The tab that listens closes: another listens in its place.
  await tabs.shift().close();
  writeFileSync(own.file, text.replace(/^title\s*=.*$/m, 'title = "Still seen"'));
  await Promise.all(tabs.map((tab) => tab.locator('header', { hasText: 'Still seen' }).waitFor()));
  await tabs[0].context().close();
});

test('another site learns nothing of the page, neither by a frame nor by a request nor by its time', { skip }, async () => {
  const page = await open();
  await page.route('http://elsewhere.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '<p>elsewhere</p>' }));
  await page.goto('http://elsewhere.example/');
  // From here on: what our own page asked for before it was left may still be answered.
  const refused = [];
  page.on('response', (r) => { if (r.url().startsWith(server.address)) refused.push(r.status()); });
  const times = await page.evaluate(async (address) => {
    const all = [];
    for (const set of ['summit.words_only:0.3', 'summit.words_only:0.9', 'nonsense:1']) {
      const start = performance.now();
      await fetch(`${address}part?set=${set}`, { mode: 'no-cors', credentials: 'include' }).catch(() => {});
      all.push(performance.now() - start);
    }
    return all;
  }, server.address);
  assert.ok(refused.every((status) => status === 403), `${refused}`);
  // A run takes longer than that.
  assert.ok(times.every((t) => t < 1000), `${times}`);
  await page.context().close();
});

// The frozen brief, loaded from disk in a real browser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { browserThere, launch } from './browser.mjs';
import { binary, hostile, large, many, quick, river, washington } from './scenario.mjs';

const skip = browserThere() ? false : 'no browser here: apt-get install chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'summitry-frozen-'));
let browser;

function frozen(file, name, ...flags) {
  const html = path.join(folder, name);
  const worlds = flags.includes('--worlds') ? [] : ['--worlds', '2000'];
  execFileSync(binary, ['brief', file, ...worlds, '--html', html, ...flags], { stdio: 'pipe' });
  return html;
}

/** A page whose every request but the file itself, and every complaint, is noted. */
async function open(html, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.asked = [];
  page.complaints = [];
  page.on('request', (r) => page.asked.push(r.url()));
  page.on('console', (m) => { if (m.type() === 'error') page.complaints.push(m.text()); });
  page.on('pageerror', (e) => page.complaints.push(String(e)));
  await page.goto(pathToFileURL(html).href);
  return page;
}

before(async () => { if (!skip) browser = await launch(); });
after(async () => { await browser?.close(); });

for (const lang of ['en', 'es']) {
  test(`the ${lang} brief needs only itself, fits, prints on two pages`, { skip }, async () => {
    const html = frozen(washington, `${lang}.html`, '--lang', lang);
    assert.ok(statSync(html).size < 300 * 1024, `${statSync(html).size} bytes`);
    for (const width of [390, 1440]) {
      for (const colorScheme of ['light', 'dark']) {
        const page = await open(html, { viewport: { width, height: 900 }, colorScheme });
        assert.deepEqual(page.asked, [pathToFileURL(html).href], 'it loads nothing');
        assert.deepEqual(page.complaints, []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, 'no sideways scrolling');
        assert.equal(await page.locator('html').getAttribute('lang'), lang);
        await page.context().close();
      }
    }
    const page = await open(html);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
    assert.equal(pages, 2);
    await page.context().close();
  });

  test(`axe finds nothing wrong with the ${lang} brief`, { skip }, async () => {
    const html = frozen(washington, `axe-${lang}.html`, '--lang', lang);
    for (const [width, colorScheme] of [[390, 'light'], [1440, 'dark'], [1440, 'light'], [390, 'dark']]) {
      // The page's own policy forbids scripts; axe comes in from outside it.
      const page = await open(html, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      for (const d of await page.locator('details').all()) await d.evaluate((e) => { e.open = true; });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 160))]), []);
      await page.context().close();
    }
  });
}

test('every picture says its finding and has a table', { skip }, async () => {
  const page = await open(frozen(washington, 'alt.html'));
  const pictures = await page.locator('svg[role=img]').all();
  assert.ok(pictures.length >= 5);
  for (const picture of pictures) {
    const alt = await picture.getAttribute('aria-label');
    assert.match(alt, /\d/, `a finding has a number: ${alt}`);
    const section = page.locator('section', { has: page.locator(`svg[aria-label=${JSON.stringify(alt)}]`) }).first();
    const id = await section.getAttribute('id');
    assert.ok(id === 'headline' || (await section.locator('table').count()) > 0, `${id} has no table`);
  }
  await page.context().close();
});

test('data are saved from the page without a server', { skip }, async () => {
  const page = await open(frozen(washington, 'csv.html'), { acceptDownloads: true });
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('footer .data a').first().click()]);
  const text = readFileSync(await download.path(), 'utf8');
  assert.equal(download.suggestedFilename(), 'figures.csv');
  assert.match(text, /^path,label,mean,low,high\r\nending\.agreed,/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

/** Words that stand on one another, or are cut: by the window, by the edge of their picture, by a box that hides what is too wide. */
function collisions() {
  const out = [];
  const seen = (e) => e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) && !e.closest('.hidden, caption, .skip');
  // Boxes are as high as the font; letters fill the middle of them.
  const meet = (r, q) => Math.min(r.right, q.right) - Math.max(r.left, q.left) > 1 && Math.min(r.bottom, q.bottom) - Math.max(r.top, q.top) > 5;
  const clipped = (e) => getComputedStyle(e).clipPath !== 'none' || (e.closest('thead') && getComputedStyle(e.closest('thead')).clipPath !== 'none');
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || !seen(parent) || clipped(parent) || parent.closest('title, style, option')) continue;
    const svg = parent.closest('svg');
    const range = document.createRange();
    range.selectNodeContents(node);
    const edge = svg?.closest('svg.picture')?.getBoundingClientRect();
    // Of a table that is moved sideways counts what its box shows.
    const box = parent.closest('.scroll')?.getBoundingClientRect();
    for (const whole of range.getClientRects()) {
      const [left, right] = box ? [Math.max(whole.left, box.left), Math.min(whole.right, box.right)] : [whole.left, whole.right];
      const r = { left, right, top: whole.top, bottom: whole.bottom, width: right - left };
      if (r.width < 1) continue;
      if (edge && (r.right > edge.right + 2 || r.left < edge.left - 2)) out.push(['cut', node.data]);
      if (r.right > innerWidth + 1 || r.left < -1) out.push(['beyond the window', node.data]);
      words.push([node, r]);
    }
  }
  words.sort((a, b) => a[1].top - b[1].top);
  for (const [i, [node, r]] of words.entries()) {
    for (let k = i + 1; k < words.length && words[k][1].top < r.bottom; k += 1) {
      if (words[k][0] !== node && meet(r, words[k][1])) out.push(['on one another', node.data, words[k][0].data]);
    }
  }
  for (const e of document.querySelectorAll('td, th, .l, .tag, h2, p, li, dd, dt')) {
    if (seen(e) && getComputedStyle(e).overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1) out.push(['box', e.textContent]);
  }
  // On a phone each row of a table is a card, so that nothing is to be moved sideways.
  if (innerWidth <= 600) {
    for (const e of document.querySelectorAll('.scroll')) {
      if (seen(e) && e.scrollWidth > e.clientWidth + 1) out.push(['sideways', e.getAttribute('aria-label')]);
    }
  }
  return out;
}

const geometry = [
  ['washington', washington], ['quick', quick], ['river treaty', river],
  ['ten parties', many(folder, 10)], ['twelve issues of seven options', large(folder)], ['labels of 120 characters', many(folder, 3, { long: true })],
];
for (const [name, file] of geometry) {
  test(`no words collide or are cut in either language: ${name}`, { skip }, async () => {
    for (const lang of ['en', 'es']) {
      // Where words stand, few worlds show.
      const html = frozen(file, `${name}-${lang}-words.html`, '--lang', lang, '--worlds', '300');
      for (const width of [320, 390, 768, 1440]) {
        const page = await open(html, { viewport: { width, height: 900 } });
        assert.deepEqual(await page.evaluate(collisions), [], `${lang} at ${width}`);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, `${lang} at ${width}`);
        await page.context().close();
      }
      if (file !== washington && file !== river) continue;
      const page = await open(html);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length, 2, `${lang} prints on two pages`);
      await page.emulateMedia({ media: 'print' });
      for (const part of ['.card', '.timeline li']) assert.ok(await page.locator(part).first().isVisible(), `${part} on paper`);
      await page.context().close();
    }
  });
}

test('pictures that are files of their own hold their words', { skip }, async () => {
  for (const [name, file] of geometry) {
    const out = path.join(folder, `figures ${name}`);
    execFileSync(binary, ['brief', file, '--worlds', '300', '--figures', out], { stdio: 'pipe' });
    const svgs = readdirSync(out).filter((n) => n.endsWith('.svg'));
    assert.ok(svgs.length >= 6, `${svgs}`);
    const page = await browser.newPage({ viewport: { width: 1700, height: 1000 } });
    for (const svg of svgs) {
      const text = readFileSync(path.join(out, svg), 'utf8');
      assert.ok(!text.includes('var(') && !text.includes('@media'), `${svg} is light alone`);
      await page.setContent(text);
      const found = await page.evaluate(collisions);
      assert.deepEqual(found, [], `${name}: ${svg}`);
      for (const size of svg === 'card.svg' || svg === 'slide.svg' ? [''] : ['', '@2x']) {
        const png = readFileSync(path.join(out, svg.replace('.svg', `${size}.png`)));
        assert.equal(png.toString('latin1', 1, 4), 'PNG');
      }
    }
    await page.close();
  }
});

test('the room is switched without a script', { skip }, async () => {
  const page = await open(frozen(washington, 'rooms.html'), { javaScriptEnabled: false });
  const figures = () => page.locator('#endings .big:visible').allInnerTexts();
  const all = await figures();
  await page.getByRole('radio', { name: 'In front of the cameras' }).check();
  const held = await figures();
  assert.equal(held.length, all.length);
  assert.notDeepEqual(held, all);
  assert.match(await page.locator('#endings .held:visible').innerText(), /cameras/);
  assert.equal(await page.locator('#ladders .agenda:visible').count(), 1);
  await page.context().close();
});

test('every quote leads to the text it is from', { skip }, async () => {
  const page = await open(frozen(washington, 'quotes.html'));
  const quotes = await page.locator('.quote a').all();
  assert.ok(quotes.length > 10);
  for (const quote of quotes) {
    const target = await quote.getAttribute('href');
    assert.equal(await page.locator(target).count(), 1, target);
  }
  await page.context().close();
});

test('without script, with less motion, in grey and in forced colours it says the same', { skip }, async () => {
  const html = frozen(washington, 'plain.html');
  const words = (page) => page.locator('main').innerText();
  const plain = await open(html);
  const said = await words(plain);
  // Better and worse, and the four endings, differ by more than colour.
  const looks = await plain.evaluate(() => ['.better', '.worse', '.m-agreed', '.m-words', '.m-bust', '.m-zone'].map((c) => {
    const e = document.querySelector(`svg ${c}`);
    const style = getComputedStyle(e);
    return [e.tagName, e.getAttribute('d')?.replace(/[\d.]+/g, '') ?? '', style.fill === 'none' || style.fill === 'rgb(255, 255, 255)'].join();
  }));
  assert.equal(new Set([looks[0], looks[1]]).size, 2, `${looks}`);
  assert.equal(new Set(looks.slice(2)).size, 4, `${looks}`);
  await plain.context().close();
  for (const options of [{ javaScriptEnabled: false }, { reducedMotion: 'reduce' }, { forcedColors: 'active' }]) {
    const page = await open(html, options);
    assert.equal(await words(page), said, JSON.stringify(options));
    if (options.reducedMotion) {
      assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
    }
    if (options.forcedColors) {
      assert.equal(await page.locator('.stamp').evaluate((e) => getComputedStyle(e).borderTopStyle), 'solid');
    }
    await page.context().close();
  }
});

test('a scenario full of markup and direction marks renders as text', { skip }, async () => {
  const html = frozen(hostile(folder), 'hostile.html');
  assert.ok(!/[\u202a-\u202e\u2066-\u2069]/.test(readFileSync(html, 'utf8')));
  const page = await open(html);
  assert.equal(await page.locator('script, img, iframe').count(), 0);
  assert.ok((await page.locator('header').textContent()).includes('<script>'));
  assert.equal(await page.evaluate(() => globalThis.pwned), undefined);
  await page.context().close();
});

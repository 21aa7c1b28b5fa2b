// The frozen brief, loaded from disk in a real browser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { browserThere, launch } from './browser.mjs';
import { binary, hostile, river, washington } from './scenario.mjs';

const skip = browserThere() ? false : 'no browser here: apt-get install chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'summitry-frozen-'));
let browser;

function frozen(file, name, ...flags) {
  const html = path.join(folder, name);
  execFileSync(binary, ['brief', file, '--worlds', '2000', '--html', html, ...flags], { stdio: 'pipe' });
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

/** Words of pictures that stand on one another or are cut by their picture's edge; text cut by its box. */
function collisions() {
  const out = [];
  for (const svg of document.querySelectorAll('svg.picture')) {
    const edge = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].map((t) => [t.textContent, t.getBoundingClientRect()]);
    for (const [i, [text, r]] of texts.entries()) {
      if (r.right > edge.right + 2 || r.left < edge.left - 2) out.push(['cut', text]);
      for (const [other, q] of texts.slice(i + 1)) {
        // Boxes are as high as the font; letters fill the middle of them.
        const x = Math.min(r.right, q.right) - Math.max(r.left, q.left);
        const y = Math.min(r.bottom, q.bottom) - Math.max(r.top, q.top);
        if (x > 1 && y > 5) out.push(['on one another', text, other]);
      }
    }
  }
  for (const e of document.querySelectorAll('td, th, .l, .tag, h2, p, li')) {
    if (getComputedStyle(e).overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1) out.push(['box', e.textContent]);
  }
  return out;
}

for (const [name, file] of [['washington', washington], ['river treaty', river]]) {
  test(`no words collide or are cut in either language: ${name}`, { skip }, async () => {
    for (const lang of ['en', 'es']) {
      const html = frozen(file, `${name}-${lang}-words.html`, '--lang', lang);
      for (const width of [390, 1440]) {
        const page = await open(html, { viewport: { width, height: 900 } });
        assert.deepEqual(await page.evaluate(collisions), [], `${lang} at ${width}`);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        await page.context().close();
      }
      const page = await open(html);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length, 2, `${lang} prints on two pages`);
      await page.context().close();
    }
  });
}

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
  assert.ok((await page.locator('h1').textContent()).includes('<script>'));
  assert.equal(await page.evaluate(() => globalThis.pwned), undefined);
  await page.context().close();
});

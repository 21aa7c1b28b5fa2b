// Screenshots: `node shots.mjs FOLDER` takes every view to be looked at; those of docs/images among them.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';
import { binary, river, serve, washington } from './scenario.mjs';

const folder = process.argv[2] ?? '.';
const worlds = process.argv[3] ?? '2000';
const html = (file, name, ...flags) => {
  const out = path.join(folder, `${name}.html`);
  execFileSync(binary, ['brief', file, '--worlds', worlds, '--html', out, '--force', ...flags], { stdio: 'pipe' });
  return pathToFileURL(out).href;
};
const spanish = () => ['--lang', 'es'];
const frozen = {
  en: html(washington, 'en'),
  es: html(washington, 'es', ...spanish(washington)),
  river: html(river, 'river'),
  'river-es': html(river, 'river-es', ...spanish(river)),
};
const browser = await launch();
const server = await serve({ worlds: Number(worlds) });

async function shot(name, address, { width = 1440, height = 900, fullPage = true, before, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, ...options });
  const page = await context.newPage();
  if (address.startsWith(server.address)) await page.goto(server.opened);
  await page.goto(address);
  await before?.(page);
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage });
  await context.close();
}

const settled = (page) => page.waitForFunction(() => document.body.dataset.full !== undefined);
for (const name of Object.keys(frozen)) {
  await shot(`page-${name}-1440-light`, frozen[name]);
  await shot(`page-${name}-390-light`, frozen[name], { width: 390 });
}
await shot('page-es-1440-dark', frozen.es, { colorScheme: 'dark' });
await shot('page-en-forced', frozen.en, { forcedColors: 'active' });
await shot('page-en-grey', frozen.en, {
  before: async (page) => (await page.context().newCDPSession(page)).send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' }),
});
const supposed = `${server.address}?venue=closed&set=summit.capacity:5&pin=issue.visas.faster`;
await shot('live-1440-light', `${server.address}?venue=closed&set=summit.capacity:5`, {
  before: async (page) => { await settled(page); await page.locator('#sliders > summary').click(); },
});
await shot('live-supposed-1440', supposed, { before: settled });
await shot('live-supposed-es-390', `${supposed}&lang=es`, { width: 390, before: settled });
await shot('live-dark-390', supposed, { width: 390, colorScheme: 'dark', before: settled });
await shot('live-plain', supposed, { javaScriptEnabled: false });
// Those of docs/images: the first screens, small.
await shot('docs-en', frozen.en, { height: 1300, fullPage: false });
await shot('docs-es-dark', frozen.es, { height: 1300, fullPage: false, colorScheme: 'dark' });
await shot('docs-390', frozen.en, { width: 390, height: 1900, fullPage: false });
await shot('docs-live', supposed, { height: 1300, fullPage: false, before: settled });
const page = await browser.newPage();
await page.goto(frozen.en);
await page.pdf({ path: path.join(folder, 'en.pdf'), preferCSSPageSize: true });
await page.goto(frozen['river-es']);
await page.pdf({ path: path.join(folder, 'river-es.pdf'), preferCSSPageSize: true });
await browser.close();
server.stop();

// Slider to picture, first paint and frozen size, in Chromium over the full Washington file.
// Run: cargo build --release -p summitry && SUMMITRY_BIN=target/release/summitry node bench/page-speed.mjs [moves] [quick]
// `quick`: worlds that answer while a hand moves, in place of the command's own number.
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { launch } from '../tests/browser/browser.mjs';
import { serve } from '../tests/browser/scenario.mjs';

const moves = Number(process.argv[2] ?? 200);
const server = await serve({ worlds: 20000, quick: process.argv[3] });
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const paints = [];
for (let i = 0; i < 10; i += 1) {
  await page.goto(server.opened);
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length);
  paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime));
}
await page.locator('#sliders > summary').click();
// Processor time of the server, ms (Linux counts in hundredths of a second).
const processor = () => {
  const fields = readFileSync(`/proc/${server.child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
};
await page.evaluate(() => performance.setResourceTimingBufferSize(5000));
const before = processor();
// From the input event to the frame after the picture has been replaced.
const times = await page.evaluate(async (moves) => {
  const slider = document.querySelector('#sliders input[type=range]');
  const live = document.getElementById('live');
  const out = [];
  const [low, high] = [Number(slider.min), Number(slider.max)];
  for (let i = 0; i < moves; i += 1) {
    const replaced = new Promise((done) => {
      const seen = new MutationObserver(() => { seen.disconnect(); requestAnimationFrame(() => setTimeout(done)); });
      seen.observe(live, { childList: true, subtree: true });
    });
    const start = performance.now();
    slider.value = low + (high - low) * ((i * 37) % 100) / 100;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await replaced;
    out.push(performance.now() - start);
    await new Promise((r) => setTimeout(r, 20));
  }
  return out;
}, moves);
const spent = (processor() - before) / moves;
const served = await page.evaluate(() => performance.getEntriesByType('resource')
  .filter((e) => e.name.includes('/part?'))
  .map((e) => [e.serverTiming.reduce((sum, t) => sum + t.duration, 0), e.serverTiming.find((t) => t.name === 'worlds')?.duration ?? 0, e.decodedBodySize]));
const quantile = (x, q) => [...x].sort((a, b) => a - b)[Math.min(x.length - 1, Math.floor(q * x.length))].toFixed(0);
console.log(`slider to picture, ms over ${moves} moves: p50 ${quantile(times, 0.5)}, p95 ${quantile(times, 0.95)}, most ${quantile(times, 1)}`);
console.log(`of that in the server, ms: p50 ${quantile(served.map((x) => x[0]), 0.5)}, p95 ${quantile(served.map((x) => x[0]), 0.95)}; of that the worlds: p50 ${quantile(served.map((x) => x[1]), 0.5)}, p95 ${quantile(served.map((x) => x[1]), 0.95)}; processor time a move, all threads: ${spent.toFixed(0)}; bytes: ${quantile(served.map((x) => x[2]), 0.5)}`);
console.log(`load average: ${os.loadavg().map((x) => x.toFixed(1)).join(' ')}`);
console.log(`first paint, ms over ${paints.length} loads: p50 ${quantile(paints, 0.5)}, most ${quantile(paints, 1)}`);
await browser.close();
server.stop();

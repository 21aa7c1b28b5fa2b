// Many readers who move sliders at once: how long they wait, what fails, what the server keeps.
// Run: cargo build --release -p summitry && SUMMITRY_BIN=target/release/summitry node bench/load.mjs [readers] [seconds] [places]
// Readers sit on this machine's loopback address; every reader asks, waits for its answer, thinks 0.5 to 1.5 s and asks again.
// They move one slider between so many places (100): where they meet, the server has the answer already. 1000000: they never meet.
// The whole run is bounded: it ends after `seconds`, whatever the answers.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { loadavg } from 'node:os';
import { serve } from '../tests/browser/scenario.mjs';

const readers = Number(process.argv[2] ?? 200);
const seconds = Number(process.argv[3] ?? 300);
const places = Number(process.argv[4] ?? 100);
const others = loadavg()[0];
const server = await serve({ worlds: 20000 });
const opened = new URL(server.opened);
const agent = new http.Agent({ keepAlive: true, maxSockets: readers });

const ask = (path, headers) =>
  new Promise((done) => {
    const request = http.get({ host: opened.hostname, port: opened.port, path, agent, headers, timeout: 60_000 }, (answer) => {
      let bytes = 0;
      answer.on('data', (part) => { bytes += part.length; });
      answer.on('end', () => done({ status: answer.statusCode, bytes, headers: answer.headers }));
      answer.on('error', () => done({ status: 0, bytes }));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => done({ status: 0, bytes: 0 }));
  });

// The token opens the page once; its cookie is what a browser sends from then on.
const first = await ask(opened.pathname + opened.search, {});
const cookie = (first.headers?.['set-cookie'] ?? []).map((c) => c.split(';')[0]).join('; ');
const kept = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.child.pid}/status`, 'utf8'))[1]) / 1024;
const pause = (ms) => new Promise((r) => { setTimeout(r, ms); });

await ask('/part?', { cookie });
const before = kept();
const until = Date.now() + seconds * 1000;
const times = [];
const failed = new Map();
let most = before;

const reader = async (number) => {
  let dice = number * 2654435761 % 4294967296;
  const next = () => { dice = (dice * 1664525 + 1013904223) % 4294967296; return dice / 4294967296; };
  await pause(1000 * next());
  while (Date.now() < until) {
    const value = (30 + (25 * Math.floor(places * next())) / places).toFixed(5);
    const start = performance.now();
    const answer = await ask(`/part?set=wants.us.security.matters:${value}`, { cookie });
    if (answer.status === 200) times.push(performance.now() - start);
    else failed.set(answer.status, (failed.get(answer.status) ?? 0) + 1);
    await pause(500 + 1000 * next());
  }
};
const watch = setInterval(() => { most = Math.max(most, kept()); }, 500);
await Promise.all(Array.from({ length: readers }, (_, n) => reader(n)));
clearInterval(watch);
const after = kept();
times.sort((a, b) => a - b);
const quantile = (q) => (times[Math.min(times.length - 1, Math.floor(q * times.length))] ?? NaN).toFixed(0);
console.log(`${readers} readers, ${seconds} s: ${times.length} answers (${(times.length / seconds).toFixed(0)} a second), ms p50 ${quantile(0.5)}, p95 ${quantile(0.95)}, most ${quantile(1)}`);
console.log(`load average before ${others.toFixed(1)}, at the end ${loadavg()[0].toFixed(1)}`);
console.log(`not answered: ${[...failed].map(([status, n]) => `${n} with ${status || 'no answer'}`).join(', ') || 'none'}`);
console.log(`memory, MB: before ${before.toFixed(0)}, most ${most.toFixed(0)}, after ${after.toFixed(0)}`);
agent.destroy();
server.stop();

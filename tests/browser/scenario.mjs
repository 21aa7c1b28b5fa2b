// The program under test and the files it is tested with.
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const binary = process.env.SUMMITRY_BIN ?? path.join(root, 'target/debug/summitry');
const scenarios = path.join(root, 'scenarios/2026-washington');
export const washington = path.join(scenarios, 'washington.toml');
export const river = path.join(root, 'scenarios/2026-river-treaty/river-treaty.toml');

/** Washington with labels that try to become markup and to turn lines round. */
export function hostile(folder) {
  const evil = '<script>globalThis.pwned = 1<\\u002fscript><img src=x onerror=pwned> \\u200Fevil \\" onload=\\"x';
  const text = readFileSync(washington, 'utf8')
    .replace(/^title\s*=.*$/m, `title = "${evil}"`)
    .replace(/^question\s*=.*$/m, `question = "${evil}"`)
    .replace(/label = "[^"]*"/g, () => `label = "${evil}"`);
  const file = path.join(folder, 'hostile.toml');
  writeFileSync(file, text);
  return file;
}

/** A copy of Washington in a folder of its own, and the page over it: `opened` is the address it prints, whose token lets a
 *  browser in; `address` is the same without. */
export async function serve({ worlds = 2000 } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'summitry-live-'));
  for (const name of ['washington.toml', 'washington.es.toml']) {
    copyFileSync(path.join(scenarios, name), path.join(folder, name));
  }
  const file = path.join(folder, 'washington.toml');
  const child = spawn(binary, ['serve', file, '--port', '0', '--worlds', String(worlds)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const { address, opened } = await new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (d) => {
      said += d;
      const at = said.match(/(http:\/\/127\.0\.0\.1:\d+\/)\?token=([0-9a-f]+)/);
      if (at) resolve({ address: at[1], opened: at[0] });
    });
    child.on('exit', (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
  });
  return { file, address, opened, stop: () => child.kill('SIGINT'), child };
}

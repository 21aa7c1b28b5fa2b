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

export const quick = path.join(scenarios, 'washington.quick.toml');

/** Some parties, six issues of four options, six events; `long` makes every label 120 characters. */
export function many(folder, parties, { long = false } = {}) {
  const end = ' which everybody who was in the building that day describes in other words and at quite some length, as people do';
  const label = (text) => JSON.stringify(long ? (text + end).slice(0, 120) : text);
  const names = ['Arland', 'Borduria', 'Corto Maltese', 'Drakonia and the Islands', 'Elbonia', 'Freedonia', 'Genovia', 'Hyrkania', 'Illyria', 'Jumanji'];
  const issues = ['Fishing quotas', 'Transit fees', 'Joint patrols', 'Data sharing', 'Border crossings', 'Pensions of crews'];
  const out = ['format = "summitry/1"', '[summit]', `title = ${label('Many at one table')}`, 'date = 2026-05-01', 'written = "after the event"', 'capacity = "6 to 12"'];
  for (let i = 0; i < parties; i += 1) {
    out.push(`[party.p${i}]`, `label = ${label(names[i])}`, `leader = "l${i}"`);
    out.push(`[person.l${i}]`, `label = ${label(`Leader of ${names[i]}`)}`, `side = "p${i}"`);
    out.push(`[audience.a${i}]`, `label = ${label(`Voters of ${names[i]}`)}`, `pushes = "p${i}"`, `likes = { i${i % 6} = "o3" }`);
    out.push(`[threat.t${i}]`, `label = ${label(`${names[i]} walks away`)}`, `by = "p${i}"`, `does = { i${i % 6} = ["o0"] }`);
  }
  issues.forEach((issue, k) => {
    out.push(`[issue.i${k}]`, `label = ${label(issue)}`, 'now = "o1"', 'options = [');
    for (let o = 0; o < 4; o += 1) out.push(`  { id = "o${o}", label = ${label(o === 1 ? 'As it is today' : `${issue}, step ${o}`)} },`);
    out.push(']');
  });
  for (let i = 0; i < parties; i += 1) {
    issues.forEach((_, k) => {
      if ((i + k) % 3) return;
      const [best, worst] = (i + k) % 2 ? ['o2', 'o0'] : ['o3', 'o0'];
      out.push(`[wants.p${i}.i${k}]`, `matters = "${['some', 'major', 'minor'][(i * k) % 3]}"`, `best = "${best}"`, `worst = "${worst}"`);
    });
  }
  out.push('[venue.hall]', `label = ${label('In the great hall')}`, 'chance = "30 to 60%"', '[venue.ship]', `label = ${label('On a ship')}`, 'chance = "the rest"');
  for (let i = 0; i < 6; i += 1) out.push(`[event.e${i}]`, `when = "in ${2010 + i}"`, `what = ${label(`Something happened, number ${i}`)}`, `trust = "${['down', 'up', 'none'][i % 3]}"`);
  for (let i = 0; i < 4; i += 1) out.push(`[affected.f${i}]`, `label = ${label(`Fishers of port ${i}`)}`, `feels = { i${i} = "major" }`);
  const file = path.join(folder, `many-${parties}${long ? '-long' : ''}.toml`);
  writeFileSync(file, `${out.join('\n')}\n`);
  return file;
}

/** Two parties, twelve issues of seven options each. */
export function large(folder) {
  const out = ['format = "summitry/1"', '[summit]', 'title = "The long table"', 'date = 2026-05-01', 'invented = true', 'capacity = "10 to 20"'];
  const issues = [
    'Fishing quotas in the strait', 'Transit fees for lorries', 'Joint patrols at night', 'Sharing of weather and flood data', 'Border crossings on weekends', 'Pensions of ship crews',
    'A common grid for electricity', 'Return of archives', 'Language of road signs', 'Landing rights of airlines', 'Extradition of smugglers', 'A bridge at the old ferry',
  ];
  for (const [i, party] of ['Northern Union', 'Southern Republic'].entries()) out.push(`[party.p${i}]`, `label = "${party}"`);
  issues.forEach((issue, k) => {
    out.push(`[issue.i${k}]`, `label = "${issue}"`, 'now = "o2"', 'options = [');
    for (let o = 0; o < 7; o += 1) out.push(`  { id = "o${o}", label = "${o === 2 ? 'As it is today' : `${issue}, step ${o}`}" },`);
    out.push(']');
    for (const i of [0, 1]) {
      const matters = ['vital', 'major', 'some', 'minor'][(3 * k + 2 * i) % 4];
      out.push(`[wants.p${i}.i${k}]`, `matters = "${matters}"`, `best = "${(k + i) % 2 ? 'o6' : 'o4'}"`, 'worst = "o0"');
    }
  });
  out.push('[venue.open]', 'label = "In the open"', 'bust_up = "10 to 30%"', '[venue.shut]', 'label = "Behind doors"', 'bust_up = "2 to 10%"');
  const file = path.join(folder, 'large.toml');
  writeFileSync(file, `${out.join('\n')}\n`);
  return file;
}

/** A copy of Washington in a folder of its own, and the page over it: `opened` is the address it prints, whose token lets a
 *  browser in; `address` is the same without. */
export async function serve({ worlds = 2000, quick } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'summitry-live-'));
  for (const name of ['washington.toml', 'washington.es.toml']) {
    copyFileSync(path.join(scenarios, name), path.join(folder, name));
  }
  const file = path.join(folder, 'washington.toml');
  const few = quick ? ['--quick', String(quick)] : [];
  const child = spawn(binary, ['serve', file, '--port', '0', '--worlds', String(worlds), ...few], { stdio: ['ignore', 'ignore', 'pipe'] });
  const { address, opened } = await new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (d) => {
      said += d;
      const at = said.match(/(http:\/\/127\.0\.0\.1:\d+\/)\?token=([0-9a-f]+)/);
      if (at) resolve({ address: at[1], opened: at[0] });
    });
    child.on('exit', (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
  });
  // A test that fails before it stops its server must not keep the program from ending.
  child.unref();
  child.stderr.unref();
  process.on('exit', () => child.kill('SIGKILL'));
  return { file, address, opened, stop: () => child.kill('SIGINT'), child };
}

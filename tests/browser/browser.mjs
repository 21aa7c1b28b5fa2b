// Debian's Chromium, started offline, one fresh profile a run.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const executablePath = process.env.SUMMITRY_CHROMIUM ?? '/usr/bin/chromium';

/** Whether there is a browser; in CI its absence is a failure, elsewhere a reason to skip. */
export function browserThere() {
  if (existsSync(executablePath)) return true;
  if (process.env.CI) throw new Error(`no browser at ${executablePath}: CI must install it`);
  return false;
}

export function launch() {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}

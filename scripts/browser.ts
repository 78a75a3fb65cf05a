import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/**
 * The oldest Chromium that works: scripts open the panel with `Extensions.triggerAction`, which the DevTools protocol
 * has since this version.
 */
const OLDEST_CHROMIUM = 146;

/** The names to look for. Google Chrome is left out on purpose: since 137 it ignores `--load-extension`. */
const NAMES = ['chromium', 'chromium-browser'];

/**
 * The command that installs Chromium on Debian where Playwright's download is out of reach, with its languages. The
 * fonts, Han among them, are small and may be missing.
 */
const DEBIAN_INSTALL =
  'apt-get update && apt-get install -y --no-install-recommends chromium chromium-l10n && ' +
  '(apt-get install -y --no-install-recommends fonts-dejavu-core fonts-droid-fallback || true)';

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The path of Playwright's own browser, installed or not. */
  readonly playwright: string;
  /** Returns the output of `PROGRAM --version`; null when it cannot be run. */
  readonly versionOf: (program: string) => string | null;
}

/** Thrown when no browser can load an extension, and none could be installed. Its message is for the user. */
export class NoBrowser extends Error {
  override readonly name = 'NoBrowser';
}

/**
 * The path of a Chromium that loads extensions: the one of the environment variable CHROMIUM, else
 * Playwright's own, else one on the PATH; null when there is none. Throws `NoBrowser` when CHROMIUM
 * names something else, for it would be wrong to use another silently.
 */
export function findBrowser(around: Surroundings = surroundings()): string | null {
  const chosen = around.env['CHROMIUM'];
  if (chosen) {
    if (isUsable(chosen, around)) return chosen;
    throw new NoBrowser(
      `CHROMIUM is ${chosen}, which is no Chromium ${OLDEST_CHROMIUM} or newer that can be started. ` +
        'Google Chrome does not load extensions from the command line.',
    );
  }
  const folders = (around.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [around.playwright, ...onPath].find((program) => isUsable(program, around)) ?? null;
}

/** Does what `findBrowser` does, and installs a browser when there is none. `say` tells the user what takes so long. */
export function findOrInstallBrowser(say: (line: string) => void): string {
  const found = findBrowser();
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  const isDebian = isRoot && existsSync('/etc/debian_version');
  for (const [command, ...args] of [
    ...(isRoot && process.platform === 'linux' ? [playwrightInstall('--with-deps')] : []),
    playwrightInstall(),
    ...(isDebian ? [['sh', '-c', DEBIAN_INSTALL]] : []),
  ]) {
    if (command === undefined) continue;
    say(`Installing a browser, once: ${[command, ...args].join(' ').replace(process.execPath, 'node')}`);
    const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    const installed = findBrowser();
    if (installed) return installed;
    say(status === 0 ? 'That browser does not start here.' : 'That did not work.');
  }
  throw new NoBrowser(
    `Sidenote needs Chromium ${OLDEST_CHROMIUM} or newer, and none could be installed. Install one (on Debian: ` +
      '“sudo apt install chromium”; elsewhere: “npx playwright install --with-deps chromium”) or name one in the ' +
      'environment variable CHROMIUM.',
  );
}

function surroundings(): Surroundings {
  return { env: process.env, playwright: chromium.executablePath(), versionOf };
}

function isUsable(program: string, { versionOf: version }: Surroundings): boolean {
  const match = /(?:Chromium|Chrome for Testing) (\d+)\./.exec(version(program) ?? '');
  return Number(match?.[1] ?? 0) >= OLDEST_CHROMIUM;
}

function versionOf(program: string): string | null {
  if (!existsSync(program) || isSnap(program)) return null;
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 ? stdout : null;
}

/** True for a snap, which sees neither our temporary profile nor, as a rule, this folder. */
function isSnap(program: string): boolean {
  const real = realpathSync(program);
  return real.startsWith('/snap/') || real === '/usr/bin/snap';
}

function playwrightInstall(...options: readonly string[]): readonly string[] {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  return [process.execPath, cli, 'install', '--no-shell', ...options, 'chromium'];
}

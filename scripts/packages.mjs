// Runs before anything is installed, on whatever Node the system has: plain JavaScript, no packages.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Milliseconds between two signs of life while packages are installed. */
const SIGN_OF_LIFE_MS = 15_000;

/** True if every package of a folder's package-lock.json is installed in its version, by npm's own record. */
export function isInstalled(folder) {
  const wanted = packagesOf(join(folder, 'package-lock.json'));
  const present = packagesOf(join(folder, 'node_modules', '.package-lock.json'));
  // Optional packages are for one system each: npm leaves out those of the others.
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    return path === '' || optional === true || present[path]?.version === version;
  });
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/**
 * Installs a folder's packages, and says so with a sentence. Ends this process when that fails. Everything goes to
 * standard error: what follows may write figures to standard output.
 */
export async function install(folder, sentence) {
  console.error(sentence);
  const begun = Date.now();
  const signs = setInterval(() => {
    console.error(`  still installing, ${Math.round((Date.now() - begun) / 1000)} s`);
  }, SIGN_OF_LIFE_MS);
  const npm = process.env.npm_execpath ?? '';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: folder, stdio: ['inherit', 2, 'inherit'] };
  const code = basename(npm).startsWith('npm-cli')
    ? await run(process.execPath, [npm, ...args], options)
    : await run('npm', args, { ...options, shell: process.platform === 'win32' });
  clearInterval(signs);
  if (code !== 0)
    leave('The packages could not be installed; npm says above why. Mend that and run this again.');
  console.error(`Installed in ${Math.round((Date.now() - begun) / 1000)} s.`);
}

/** Runs a program with this terminal and resolves to its exit code. */
export function run(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    const forward = () => child.kill('SIGTERM');
    process.on('SIGINT', ignore).on('SIGTERM', forward);
    const end = (code) => {
      process.off('SIGINT', ignore).off('SIGTERM', forward);
      resolve(code);
    };
    child.once('error', (error) => {
      console.error(error.message);
      end(1);
    });
    child.once('exit', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

// A terminal sends Ctrl+C to both of us; only the child has something to put in order.
function ignore() {}

/** Ends this process with a sentence for the user. */
export function leave(sentence) {
  console.error(sentence);
  process.exit(1);
}

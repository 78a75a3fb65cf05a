// Runs before anything is installed, on whatever Node the system has: plain JavaScript, no packages.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that npm itself and this file need. Everything else runs on the Node that is among the packages. */
const OLDEST_NODE = 20;

/** The Node of the tools: they need 22.22, and TypeScript runs without a flag from 24 on. */
const TOOLS_NODE = 24;

/** Milliseconds between two signs of life while packages install. */
const SIGN_OF_LIFE_MS = 15_000;

/**
 * Installs the packages when they are missing or differ from package-lock.json, then runs a script of
 * this folder on the Node that came with them. Ends this process with the script's exit code.
 */
export async function bootstrap(script) {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE) {
    leave(
      `Sidenote needs Node ${OLDEST_NODE} or newer; this is Node ${process.versions.node}. Get it at https://nodejs.org.`,
    );
  }
  if (!isInstalled()) await install();
  const node = findNode(major);
  const code = await run(node, [join(ROOT, 'scripts', script), ...process.argv.slice(2)]);
  process.exit(code);
}

/** True if every package of package-lock.json is installed in its version, by npm's own record. */
function isInstalled() {
  const wanted = packagesOf(join(ROOT, 'package-lock.json'));
  const present = packagesOf(join(ROOT, 'node_modules', '.package-lock.json'));
  return (
    existsSync(join(ROOT, '.wxt', 'tsconfig.json')) &&
    // Optional packages are for one system each: npm leaves out those of the others.
    Object.entries(wanted).every(([path, { version, optional }]) => {
      return path === '' || optional === true || present[path]?.version === version;
    })
  );
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

async function install() {
  console.log('Installing packages, once; this takes a minute or two …');
  const begun = Date.now();
  const signs = setInterval(() => {
    console.log(`  still installing, ${Math.round((Date.now() - begun) / 1000)} s`);
  }, SIGN_OF_LIFE_MS);
  const npm = process.env.npm_execpath ?? '';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = basename(npm).startsWith('npm-cli')
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, process.platform === 'win32');
  clearInterval(signs);
  if (code !== 0)
    leave('The packages could not be installed; npm says above why. Mend that and run this again.');
  console.log(`Installed in ${Math.round((Date.now() - begun) / 1000)} s.`);
}

function findNode(major) {
  const packaged = join(
    ROOT,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(packaged)) return packaged;
  if (major >= TOOLS_NODE) return process.execPath;
  return leave(
    `npm did not bring Node ${TOOLS_NODE} for this system, because install scripts are off or there is none. ` +
      `Install Node ${TOOLS_NODE} from https://nodejs.org and run this again.`,
  );
}

/** Runs a program with this terminal and resolves to its exit code. */
function run(command, args, shell = false) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', shell });
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

// A terminal sends Ctrl+C to both of us; only the child has anything to clean up.
function ignore() {}

function leave(sentence) {
  console.error(sentence);
  process.exit(1);
}

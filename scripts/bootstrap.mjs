// Runs before anything is installed, on whatever Node the system has: plain JavaScript, no packages.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { install, isInstalled, leave, ROOT, run } from './packages.mjs';

/** The Node that npm itself and this file need. Everything else runs on the Node that is among the packages. */
const OLDEST_NODE = 20;

/** The Node of the tools: they need 22.22, and TypeScript runs without a flag from 24 on. */
const TOOLS_NODE = 24;

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
  if (!isInstalled(ROOT) || !existsSync(join(ROOT, '.wxt', 'tsconfig.json')))
    await install(ROOT, 'Installing packages, once; this takes a minute or two …');
  const node = findNode(major);
  const code = await run(node, [join(ROOT, 'scripts', script), ...process.argv.slice(2)]);
  process.exit(code);
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

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The PATH as npm sets it for scripts, with this Node first. */
const PATH = [join(ROOT, 'node_modules', '.bin'), dirname(process.execPath), process.env['PATH'] ?? ''].join(
  delimiter,
);

export interface Finished {
  readonly code: number;
  /** The script's output, unless that went to the terminal. */
  readonly output: string;
}

export interface RunOptions {
  /** Added to the command line as they are. */
  readonly args?: readonly string[];
  /** True if it writes to the terminal while it runs. */
  readonly isLive?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs one of package.json's scripts, so that `npm start` and `npm test` do exactly what the script of that name does.
 */
export function runScript(name: string, { args = [], isLive = false, env }: RunOptions = {}) {
  const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  const script = scripts[name];
  if (script === undefined) throw new Error(`package.json has no script ${name}.`);

  return new Promise<Finished>((resolve, reject) => {
    const child = spawn([script, ...args].join(' '), {
      cwd: ROOT,
      shell: true,
      stdio: isLive ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATH, ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

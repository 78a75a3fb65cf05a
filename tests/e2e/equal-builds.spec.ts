import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from './support/test.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The files of a build, each with a sum over its bytes. */
async function sumsOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const sums = await Promise.all(
    files.map(async (file) =>
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    ),
  );
  return Object.fromEntries(files.map((file, index) => [relative(folder, file), sums[index] ?? '']));
}

/** Builds the extension into a folder, in a process of its own, as `npm run build` does. */
async function buildInto(outDir: string): Promise<void> {
  const program = `import { build } from 'wxt'; await build(${JSON.stringify({ root: ROOT, outDir })});`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { cwd: ROOT });
}

test('the same sources give the same extension, byte for byte', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sidenote-build-'));
  try {
    await buildInto(folder);
    const again = await sumsOf(join(folder, 'chrome-mv3'));
    expect(Object.keys(again).length).toBeGreaterThan(20);
    expect(again).toEqual(await sumsOf(join(ROOT, '.output/chrome-mv3')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PRACTICE_BUILD } from '../tests/e2e/support/sidenote.ts';
import { ROOT, runScript } from './run.ts';

/** The sources of a build. A folder's own time tells of removed files. */
const SOURCES = [
  '{entrypoints,components,utils,public}{,/**}',
  '{package.json,package-lock.json,wxt.config.ts,tsconfig.json,scripts/chunks.ts}',
];

/** Makes the practice build, unless it is newer than its sources. Throws the build's own message if it fails. */
export async function makePracticeBuild(say: (line: string) => void): Promise<void> {
  if (isPracticeBuildFresh()) return;
  say('Building Sidenote …');
  const { code, output } = await runScript('build:practice');
  if (code !== 0) throw new Error(`${output.trimEnd()}\nThe build failed.`);
}

/** True if nothing has changed since the practice build was made. */
function isPracticeBuildFresh(): boolean {
  const built = timeOf(join(PRACTICE_BUILD, 'manifest.json'));
  const sources = globSync(SOURCES, { cwd: ROOT });
  return sources.every((source) => timeOf(join(ROOT, source)) < built);
}

/** Epoch milliseconds of the last change; 0 when there is nothing. */
function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

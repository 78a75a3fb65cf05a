import { access, constants, cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extensionIdOf } from './extension-id.ts';
import { PRACTICE_BUILD } from './sidenote.ts';

/** The folders that Chromium on Linux reads an administrator's rules from: Debian's, and that of Chrome for Testing. */
const FOLDERS = ['/etc/chromium/policies/managed', '/etc/opt/chrome_for_testing/policies/managed'];

/** Says why rules can't be set on this machine; null if they can. */
export async function whyNoRules(): Promise<string | null> {
  if (process.platform !== 'linux')
    return 'Only on Linux are an administrator’s rules files that can be written.';
  try {
    for (const folder of FOLDERS) await mkdir(folder, { recursive: true });
    for (const folder of FOLDERS) await access(folder, constants.W_OK);
    return null;
  } catch (error) {
    return `An administrator’s rules can’t be written on this machine: ${String(error)}`;
  }
}

/**
 * Sets rules for a copy of the build, which has an id of its own: they hold for no other test. `remove` takes both away.
 */
export async function createOrganisation(rules: Readonly<Record<string, unknown>>) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'sidenote-managed-')));
  const extension = join(folder, 'build');
  await cp(PRACTICE_BUILD, extension, { recursive: true });
  const id = extensionIdOf(extension);
  const files = FOLDERS.map((place) => join(place, `sidenote-${id}.json`));
  const text = JSON.stringify({ '3rdparty': { extensions: { [id]: rules } } });
  await Promise.all(files.map((file) => writeFile(file, text)));
  return {
    extension,
    remove: () => Promise.all([...files, folder].map((path) => rm(path, { recursive: true, force: true }))),
  };
}

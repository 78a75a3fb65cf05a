import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Copies a build to `folder` so that it speaks `locale` (BCP 47) whatever the browser speaks: many
 * Linux packages of Chromium bring English alone and leave the rest to a second package.
 */
export async function localisedCopy(extension: string, locale: string, folder: string): Promise<void> {
  const name = locale.replace('-', '_');
  await cp(extension, folder, { recursive: true });
  const manifestFile = join(folder, 'manifest.json');
  const manifest: object = JSON.parse(await readFile(manifestFile, 'utf8'));
  await writeFile(manifestFile, JSON.stringify({ ...manifest, default_locale: name }));
  const locales = join(folder, '_locales');
  const others = (await readdir(locales)).filter((other) => other !== name);
  await Promise.all(others.map((other) => rm(join(locales, other), { recursive: true })));
}

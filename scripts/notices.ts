import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Entry {
  readonly name?: string;
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

/** Names of the files in which packages have their licences. */
const LICENCE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/**
 * The licences of all packages that the program depends on, as text, in the order of their names. A package that says
 * none is an error: it may not be shipped.
 */
export function makeNotices(root = ROOT): string {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Entry>>;
  };
  const shipped = Object.entries(packages).filter(
    ([folder, { dev, link }]) => folder !== '' && !dev && !link && existsSync(join(root, folder)),
  );
  const parts = new Map(
    shipped.map(([folder, entry]) => {
      const name = `${entry.name ?? folder.replace(/^.*node_modules\//, '')} ${entry.version}`;
      return [name, noticeOf(name, join(root, folder), entry)] as const;
    }),
  );
  const sorted = [...parts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, notice]) => notice);
  return (
    ['Sidenote contains, or is built from, the following packages.', ...sorted].join(
      `\n\n${'-'.repeat(72)}\n\n`,
    ) + '\n'
  );
}

function noticeOf(name: string, folder: string, { license }: Entry): string {
  const texts = readdirSync(folder)
    .filter((file) => LICENCE.test(file))
    .toSorted()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  if (license === undefined && texts.length === 0) throw new Error(`${name} has no licence.`);
  return [`${name} (${license ?? 'see below'})`, ...texts].join('\n\n');
}

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
}

test.each(['package-lock.json', 'tests/rivals/package-lock.json'])(
  'every package in %s has a checksum, and is fetched from no other place than npm’s own',
  (file) => {
    const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly packages: Readonly<Record<string, Entry>>;
    };
    const fetched = Object.entries(packages).filter(
      ([path, { link, inBundle }]) => path !== '' && link !== true && inBundle !== true,
    );
    expect(fetched.length).toBeGreaterThan(50);
    expect(
      fetched.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
    ).toEqual([]);
    const elsewhere = fetched.filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere.map(([path]) => path)).toEqual([]);
  },
);

test('every test that docs/SECURITY.md names is there', () => {
  const named = readFileSync('docs/SECURITY.md', 'utf8').matchAll(/`(tests\/[^`]+)`/g);
  const files = Array.from(named, ([, file = '']) => file);
  expect(files.length).toBeGreaterThan(25);
  expect(files.filter((file) => readFileSync(file, 'utf8') === '')).toEqual([]);
});

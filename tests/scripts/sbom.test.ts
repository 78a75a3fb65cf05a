import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Bom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly { readonly name: string; readonly version: string; readonly purl: string }[];
}

const print = () => execFileSync(process.execPath, ['scripts/sbom.mjs'], { encoding: 'utf8' });

test('the bill of materials names what is shipped, and nothing else, the same each time', () => {
  const printed = print();
  const { bomFormat, specVersion, components } = JSON.parse(printed) as Bom;
  expect({ bomFormat, specVersion }).toEqual({ bomFormat: 'CycloneDX', specVersion: '1.5' });
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Readonly<Record<string, string>>
  >;
  const named = new Set(components.map(({ name, version }) => `${name}@${version}`));
  const ids = (packages: Readonly<Record<string, string>>) =>
    Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  expect(ids(dependencies).filter((id) => !named.has(id))).toEqual([]);
  // Types and TypeScript are asked for by packages that are shipped.
  const tools = ids(devDependencies).filter((id) => !/^@types\/|^typescript@/.test(id));
  expect(tools.filter((id) => named.has(id))).toEqual([]);
  expect(components.every(({ purl }) => purl.startsWith('pkg:npm/'))).toBe(true);
  expect(print()).toBe(printed);
});

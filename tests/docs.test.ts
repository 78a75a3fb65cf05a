import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const DOCS = [...globSync('docs/*.md'), 'README.md', 'CONTRIBUTING.md'];

/** Matches a path in this repository: below one of its folders. */
const PLACE = /^(?:entrypoints|components|utils|tests|public|scripts|docs)\/[\w./-]*\w$/;

/** Every place that a page of the docs names in code or links to. */
function placesIn(doc: string): readonly string[] {
  const text = readFileSync(doc, 'utf8');
  return [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => (PLACE.test(code) ? [code] : []));
}

describe('the docs', () => {
  test('name places that are there', () => {
    const named = DOCS.flatMap((doc) => placesIn(doc).map((place) => ({ doc, place })));
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter(({ place }) => !existsSync(place))).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { branchesOf, type Branch } from '@/components/inspect/section-branches';
import type { Section } from '@/utils/prompt/sections';

const sections = (...entries: readonly (readonly [title: string, level: number, part?: number])[]) =>
  entries.map(([title, level, part = 1], index): Section => ({
    index,
    level,
    title,
    part,
    path: [],
    headings: [],
    start: index,
    end: index + 1,
  }));

const drawn = (branches: readonly Branch[]): unknown =>
  branches.map(({ section, below }) => (below.length > 0 ? [section.title, drawn(below)] : section.title));

test('smaller headings stand below greater ones, whatever levels are skipped', () => {
  const tree = branchesOf(sections(['a', 1], ['b', 3], ['c', 2], ['d', 3], ['e', 1]));
  expect(drawn(tree)).toEqual([['a', ['b', ['c', ['d']]]], 'e']);
  expect(tree[0]?.indexes).toEqual([0, 1, 2, 3]);
});

test('what stands before the first heading has nothing below it', () => {
  expect(drawn(branchesOf(sections(['start', 0], ['a', 2], ['b', 3])))).toEqual(['start', ['a', ['b']]]);
});

test('the parts of what was split stand below their heading, and its smaller headings after them', () => {
  expect(drawn(branchesOf(sections(['a', 2], ['a', 2, 2], ['a', 2, 3], ['b', 3], ['c', 2])))).toEqual([
    ['a', ['a', 'a', 'b']],
    'c',
  ]);
});

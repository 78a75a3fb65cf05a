import { expect, test } from 'vitest';
import { readImports, ringsOf, runTimeReach, type Import } from './import-graph';

const read = (source: string) =>
  readImports('utils/chat/hub.ts', source).map(({ specifier, isType, file }) => [specifier, isType, file]);

test.each([
  [`import { a } from './room';`, './room', false, 'utils/chat/room.ts'],
  [
    `import {\n  a,\n  type B,\n} from '@/utils/settings/settings';`,
    '@/utils/settings/settings',
    false,
    'utils/settings/settings.ts',
  ],
  [`import type { B } from './failure';`, './failure', true, 'utils/chat/failure.ts'],
  [`import { type B, type C } from './failure';`, './failure', true, 'utils/chat/failure.ts'],
  [`export { b } from './room';`, './room', false, 'utils/chat/room.ts'],
  [`import './nowhere';`, './nowhere', false, 'utils/chat/nowhere'],
  [
    `const x = await import('../settings/settings');`,
    '../settings/settings',
    false,
    'utils/settings/settings.ts',
  ],
  [`import { marked } from 'marked';`, 'marked', false, null],
])('%j is read as an import', (source, specifier, isType, file) => {
  expect(read(source)).toEqual([[specifier, isType, file]]);
});

test('what stands in a comment is no import', () => {
  expect(read(`// import { a } from './room';\n/* import './room'; */`)).toEqual([]);
});

test('the reach follows values, not types, and says which way it went', () => {
  const to = (file: string, isType = false): Import => ({ specifier: file, isType, file });
  const graph: Record<string, readonly Import[]> = {
    a: [to('b'), to('t', true)],
    b: [to('c'), to('a')],
    t: [to('d')],
  };
  expect([...runTimeReach('a', (file) => graph[file] ?? [])]).toEqual([
    ['a', 'a'],
    ['b', 'a → b'],
    ['c', 'a → b → c'],
  ]);
});

test('a ring is found once, a chain is none, and a type closes one too', () => {
  const to = (file: string, isType = false): Import => ({ specifier: file, isType, file });
  const graph: Record<string, readonly Import[]> = {
    b: [to('a', true), to('d')],
    a: [to('c')],
    c: [to('b'), to('d')],
    d: [to('e')],
    e: [],
    f: [to('a')],
  };
  expect(ringsOf(Object.keys(graph), (file) => graph[file] ?? [])).toEqual([['a', 'b', 'c']]);
});

import { expect, test } from 'vitest';
import { readFunctions } from './read-functions';

const read = (...lines: readonly string[]) => readFunctions('file.tsx', lines.join('\n'));

test('a function is as long as from its first line to its last', () => {
  expect(read('', 'function one(', '  a: number,', ') {', '  return a;', '}', '')).toEqual([
    { name: 'one', lines: 5, ownLines: 5 },
  ]);
});

test('the lines of a function within it are not its own', () => {
  const found = read(
    'const outer = () => {',
    '  const inner = () => {',
    '    go();',
    '  };',
    '  inner();',
    '};',
  );
  expect(found).toEqual([
    { name: 'inner', lines: 3, ownLines: 3 },
    { name: 'outer', lines: 6, ownLines: 4 },
  ]);
});

test('a function within a line takes nothing away', () => {
  expect(read('const f = () =>', '  list.map((a) => a);').map(({ ownLines }) => ownLines)).toEqual([1, 2]);
});

test('every kind of function is found, under the name it is known by', () => {
  const found = read(
    'const a = async () => {};',
    'const b = function () {};',
    'function* c() {}',
    'class D { e() {} get f() { return 1; } }',
    'const g = { h() {}, i: () => {} };',
    "test('says so', () => {});",
    'const J = memo(function K() { return <i />; });',
    'export default () => {};',
  );
  expect(found.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'e', 'f', 'h', 'i', 'test()', 'K', '']);
});

test('what does not parse is no file without functions', () => {
  expect(() => read('function {')).toThrow('file.tsx');
});

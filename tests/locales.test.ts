import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LOCALES, type Message } from './components/messages';

const ENGLISH: Readonly<Record<string, Message>> = LOCALES.en;
const OTHERS: readonly (readonly [string, Readonly<Record<string, Message>>])[] = [
  ['ja', LOCALES.ja],
  ['zh_CN', LOCALES.zh_CN],
];

test.each(OTHERS)('%s has the same keys as English, in the same order', (_, messages) => {
  expect(Object.keys(messages)).toEqual(Object.keys(ENGLISH));
});

test.each(OTHERS)('%s fills in the same values as English', (_, messages) => {
  expect(valuesOf(messages)).toEqual(valuesOf(ENGLISH));
});

test.each([['en', ENGLISH] as const, ...OTHERS])(
  '%s uses each of its values, and no others',
  (_, messages) => {
    const used = Object.entries(messages).map(([key, { message }]) => {
      const names = Array.from(message.matchAll(/\$(\w+)\$/g), ([, name = '']) => name.toLowerCase());
      return [key, names.toSorted()];
    });
    const declared = Object.entries(messages).map(([key, { placeholders = {} }]) => [
      key,
      Object.keys(placeholders).toSorted(),
    ]);
    expect(used).toEqual(declared);
  },
);

test.each([['en', ENGLISH] as const, ...OTHERS])(
  '%s has no empty message and no stray white space',
  (_, messages) => {
    const odd = Object.keys(messages).filter((key) => !/^\S(?:.*\S)?$/.test(messages[key]?.message ?? ''));
    expect(odd).toEqual([]);
  },
);

function valuesOf(messages: Readonly<Record<string, Message>>) {
  return Object.entries(messages).map(([key, { placeholders }]) => [key, placeholders]);
}

test('every message is used somewhere, by its whole name', () => {
  const files = globSync(['{components,entrypoints,utils}/**/*.{ts,tsx}', 'wxt.config.ts']);
  const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const unused = Object.keys(ENGLISH).filter(
    (key) => !new RegExp(`['"]${key}['"]|__MSG_${key}__`).test(source),
  );
  expect(unused).toEqual([]);
});

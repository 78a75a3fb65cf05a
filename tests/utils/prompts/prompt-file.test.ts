import { expect, test } from 'vitest';
import type { OwnPrompt } from '@/utils/prompts/own-prompt';
import { readPromptFile, writePromptFile } from '@/utils/prompts/prompt-file';

let count = 0;
const newId = () => `new-${(count += 1)}`;
const read = (text: string) => readPromptFile(text, newId);
const file = (change: object) =>
  JSON.stringify({ format: 'sidenote-prompts', version: 1, prompts: [{ name: 'a', text: 'b' }], ...change });

test('what is written is read again, under other ids', () => {
  const prompts: readonly OwnPrompt[] = [
    { id: '1', name: 'Verse', text: '{{page}} in verse', model: 'kimi-k3', effort: 'max' },
    { id: '2', name: '詩', text: '{{input}}' },
  ];
  const again = read(writePromptFile(prompts));
  expect(again).toMatchObject({ prompts: prompts.map(({ id: _id, ...prompt }) => prompt) });
  expect('prompts' in again && again.prompts.map(({ id }) => id)).not.toContain('1');
  expect(writePromptFile(prompts)).not.toContain('"id"');
});

test.each([
  ['no JSON', 'prompts', { kind: 'not-prompts' }],
  ['another format', file({ format: 'sidenote-backup' }), { kind: 'not-prompts' }],
  ['a newer version', file({ version: 2 }), { kind: 'newer-version' }],
  ['nothing in it', file({ prompts: [] }), { kind: 'empty' }],
  [
    'too many',
    file({ prompts: Array.from({ length: 501 }, () => ({ name: 'a', text: 'b' })) }),
    { kind: 'too-many' },
  ],
  [
    'a prompt without words',
    file({
      prompts: [
        { name: 'a', text: 'b' },
        { name: 'a', text: ' ' },
      ],
    }),
    { kind: 'broken', place: 2 },
  ],
  [
    'an effort that there is none of',
    file({ prompts: [{ name: 'a', text: 'b', effort: 'huge' }] }),
    { kind: 'broken', place: 1 },
  ],
  [
    'a variable that there is none of',
    file({ prompts: [{ name: 'a', text: '{{author}}' }] }),
    { kind: 'unknown-variable', place: 1, variable: 'author' },
  ],
])('a file with %s changes nothing, and says so', (_, text, error) => {
  expect(read(text)).toEqual({ error });
});

test('a mark of the encoding at its beginning does no harm', () => {
  expect(read(`\uFEFF${file({})}`)).toMatchObject({ prompts: [{ name: 'a' }] });
});

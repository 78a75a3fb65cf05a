import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { createQueue } from '@/utils/answering/queue';
import { translatePage } from '@/utils/answering/translate-page';
import type { AnswerEvent } from '@/utils/chat/answer-event';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { answer, attachedPage, turn } from '../../components/stand-ins';
import { say, scriptKimi, withhold } from './scripted-kimi';

beforeEach(() => {
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('en');
  vi.spyOn(browser.i18n, 'getMessage').mockReturnValue('Not translated:');
});

const TEXT = 'The water rises.\n\nIt falls.\n\nThe end.\n';

/** The text of a translation that begins with `begun`, as its events make it, and their types. */
async function translate(begun = '') {
  const asked = turn({
    preset: 'translate-page',
    into: 'de',
    attachment: { page: attachedPage({ sections: null }), selection: null },
    answer: answer({ text: begun, outcome: null }),
  });
  let text = begun;
  const types: AnswerEvent['type'][] = [];
  const events = translatePage(asked, {
    boundary: 'b0b0',
    text: TEXT,
    citations: { source: 1, numbers: [1, 2, 3] },
    queue: createQueue(),
    queueKey: 'k',
    request: {
      settings: { ...DEFAULT_SETTINGS, baseUrl: 'https://kimi.example' },
      token: 'token-1234',
      model: 'kimi-k2.5',
      origin: { conversationId: 'c', turnId: 't', askedAt: 1 },
      usageStore: {
        add: async () => undefined,
        byDay: async () => [],
        usedToday: async () => 0,
        usedThisMonth: async () => 0,
      },
      log: { save: async () => undefined, of: async () => [] },
      signal: new AbortController().signal,
    },
  });
  for await (const event of events) {
    types.push(event.type);
    if (event.type === 'text') text += event.text;
    else if (event.type === 'unsaid') text = text.slice(0, event.from);
  }
  return { text, types };
}

test('each passage is translated, into the language that was chosen', async () => {
  const { sent } = scriptKimi(say(['Das Wasser steigt. [1]\n\n', 'Es fällt. [2]\n\nDas Ende. [3]']));
  const { text, types } = await translate();
  expect(text).toBe('Das Wasser steigt. [1]\n\nEs fällt. [2]\n\nDas Ende. [3]');
  expect(types.at(-1)).toBe('end');
  expect(sent()[0]?.messages[0]?.content).toContain('into German (de)');
  expect(sent()[0]?.messages[1]?.content).toContain('[1] The water rises.');
});

test('one that broke off goes on behind its last mark, without the half passage', async () => {
  const { sent } = scriptKimi(say(['Es fällt. [2]\n\nDas Ende. [3]']));
  const { text } = await translate('Das Wasser steigt. [1]\n\nEs fä');
  expect(text).toBe('Das Wasser steigt. [1]\n\nEs fällt. [2]\n\nDas Ende. [3]');
  expect(sent()[0]?.messages[1]?.content).not.toContain('[1] ');
});

test('one that is complete asks for nothing', async () => {
  const { sent } = scriptKimi();
  const done = 'Das Wasser steigt. [1]\n\nEs fällt. [2]\n\nDas Ende. [3]';
  expect((await translate(done)).text).toBe(done);
  expect(sent()).toEqual([]);
});

test('a passage that the model leaves out is asked for again, alone', async () => {
  const { sent } = scriptKimi(say(['Das Wasser steigt. [1]\n\nDas Ende. [3]']), say(['Es fällt. [2]']));
  expect((await translate()).text).toBe('Das Wasser steigt. [1]\n\nDas Ende. [3]\n\nEs fällt. [2]');
  expect(sent()[1]?.messages[1]?.content).toContain('\n[2] It falls.\n');
});

test('one that it leaves out for good stands in the original, and is said to', async () => {
  const left = say(['Das Wasser steigt. [1]\n\nDas Ende. [3]']);
  scriptKimi(left, say(['Nichts.']), say(['Nichts.']));
  const { text } = await translate();
  expect(text).toContain('It falls. [2]');
  expect(text).toMatch(/\*Not translated:\*\n\nIt falls\. \[2\]$/);
});

test('what the service declines to translate stands in the original', async () => {
  scriptKimi(withhold('Das Wasser steigt. [1]\n\nEs'));
  const { text, types } = await translate();
  expect(text).toContain('The end. [3]');
  expect(types.at(-1)).toBe('end');
});

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { createQueue } from '@/utils/answering/queue';
import { translatePage } from '@/utils/answering/translate-page';
import type { AnswerEvent } from '@/utils/chat/answer-event';
import { answerWith, turnWith } from '../chat/chat-fixtures';
import { requestTo } from './request-to';
import { breakOff, cutOff, refuse, say, scriptKimi, withhold } from './scripted-kimi';

const TEXT = '# Tides\n\nThe water rises.\n\n```js\ntide[3] = 1;\n```\n\nThe water falls.\n';
/** The passages of the text are its paragraphs and the code. */
const citations = { source: 1, numbers: [1, 2, 3] };
const WHOLE =
  '# Gezeiten\n\nDas Wasser steigt. [1]\n\n```js\ntide[3] = 1;\n```\n[2]\n\nDas Wasser fällt. [3]';

beforeEach(() => {
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('en');
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation((key: string) => `the words of ${key}`);
});

/** Translates the page after what is there already; gives the text that the answer has then. */
async function translate(begun = '') {
  const turn = turnWith({
    action: 'ask',
    preset: 'translate-page',
    into: 'de',
    answer: answerWith({ text: begun, outcome: null }),
  });
  const events: AnswerEvent[] = [];
  let text = begun;
  let error: unknown = null;
  try {
    for await (const event of translatePage(turn, {
      boundary: 'b0b0',
      text: TEXT,
      citations,
      queue: createQueue(),
      queueKey: 'k',
      request: requestTo(),
    })) {
      events.push(event);
      if (event.type === 'text') text += event.text;
      if (event.type === 'unsaid') text = text.slice(0, event.from);
    }
  } catch (thrown) {
    error = thrown;
  }
  return { text, error, isEnded: events.at(-1)?.type === 'end' };
}

const asked = (sent: ReturnType<typeof scriptKimi>['sent'], index: number) =>
  sent()[index]?.messages.at(-1)?.content ?? '';

describe('the translation of a page', () => {
  test('asks for each passage by its mark, in the language that was chosen', async () => {
    const { sent } = scriptKimi(say([WHOLE]));
    expect(await translate()).toEqual({ text: WHOLE, error: null, isEnded: true });
    expect(sent()).toHaveLength(1);
    expect(sent()[0]?.messages[0]?.content).toContain('German (de)');
    expect(asked(sent, 0)).toContain('[1] The water rises.');
    expect(asked(sent, 0)).toContain('tide[3] = 1;');
  });

  test('asks once more for the passages that the model left out, and for them alone', async () => {
    const { sent } = scriptKimi(
      say(['# Gezeiten\n\n```js\ntide[3] = 1;\n```\n[2]\n\nDas Wasser fällt. [3]']),
      say(['Das Wasser steigt. [1]']),
    );
    const { text, isEnded } = await translate();
    expect(isEnded).toBe(true);
    expect(text).toMatch(/Das Wasser fällt\. \[3\]\n\nDas Wasser steigt\. \[1\]$/);
    expect(asked(sent, 1)).toContain('[1] The water rises.');
    expect(asked(sent, 1)).not.toContain('The water falls.');
  });

  test('says which passages stay in the original, if the model leaves them out each time', async () => {
    const most = WHOLE.replace('Das Wasser steigt. [1]\n\n', '');
    scriptKimi(say([most]), say(['Nothing.']), say(['Nothing.']));
    const { text, isEnded } = await translate();
    expect(isEnded).toBe(true);
    expect(text).toMatch(/the words of left_in_original\*\n\nThe water rises\. \[1\]$/);
  });

  test('gives the original of what the service declines', async () => {
    const { sent } = scriptKimi(refuse(400, 'Refused', 'content_filter'));
    const { text, isEnded } = await translate();
    expect(isEnded).toBe(true);
    expect(sent()).toHaveLength(1);
    // Code is closed by a line of its own, and headings stay where they were.
    expect(text).toMatch(
      /\n\n# Tides\n\nThe water rises\. \[1\]\n\n```js\ntide\[3\] = 1;\n```\n\n\[2\]\n\nThe water falls\. \[3\]$/,
    );
  });

  test('keeps what came before the service declined, and gives the rest in the original', async () => {
    scriptKimi(withhold('# Gezeiten\n\nDas Wasser steigt. [1]'));
    const { text } = await translate();
    expect(text).toMatch(/^# Gezeiten\n\nDas Wasser steigt\. \[1\]/);
    expect(text).toContain('The water falls. [3]');
    expect(text).not.toContain('The water rises.');
  });

  test('keeps what came when the connection breaks, and goes on behind the last whole passage', async () => {
    scriptKimi(breakOff('# Gezeiten\n\nDas Wasser steigt. [1]\n\nDas Was'));
    const broken = await translate();
    expect(broken.error).not.toBeNull();
    expect(broken.text).toContain('Das Wasser steigt. [1]');

    const { sent } = scriptKimi(say(['```js\ntide[3] = 1;\n```\n[2]\n\nDas Wasser fällt. [3]']));
    const { text, isEnded } = await translate(broken.text);
    expect(isEnded).toBe(true);
    expect(asked(sent, 0)).not.toContain('The water rises.');
    expect(text).toBe(WHOLE);
  });

  test('takes back a passage that the limit of an answer cut off, before it asks for it again', async () => {
    scriptKimi(
      cutOff('# Gezeiten\n\nDas Wasser steigt. [1]\n\n```js\nti'),
      say(['```js\ntide[3] = 1;\n```\n[2]\n\nDas Wasser fällt. [3]']),
    );
    expect(await translate()).toEqual({ text: WHOLE, error: null, isEnded: true });
  });

  test('asks nothing where everything is there', async () => {
    const { sent } = scriptKimi();
    expect(await translate(WHOLE)).toEqual({ text: WHOLE, error: null, isEnded: true });
    expect(sent()).toHaveLength(0);
  });
});

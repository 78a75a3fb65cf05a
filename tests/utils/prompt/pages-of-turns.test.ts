import { describe, expect, test } from 'vitest';
import { promptFor } from '@/utils/prompt/prompt';
import { answerWith, conversationWith, turnWith } from '../chat/chat-fixtures';
import { about, all, OPTIONS, page } from './prompt-fixtures';

describe('a prompt', () => {
  test('sends all pages that a question is about, each with numbers of its own, and once in later questions', () => {
    const other = { ...page('h2'), url: 'https://example.com/harbour', title: 'Harbour' };
    const third = { ...page('h3'), url: 'https://example.com/coast', title: 'Coast' };
    const joined = { ...about('h1'), beside: [other, third] };
    const texts = new Map([...OPTIONS.texts, ['h3', 'The coast is long.']]);
    const turns = [
      turnWith({ id: '1', attachment: joined, answer: answerWith({ text: 'first' }) }),
      turnWith({ id: '2', answer: answerWith({ outcome: null }) }),
    ];
    const sent = all(turns, { texts });
    for (const passage of ['[1] The moon pulls.', '[2·1] The moon pulls harder.', '[3·1] The coast is long.'])
      expect(sent.split(passage)).toHaveLength(2);
    const { trimmed } = promptFor(conversationWith(turns), { ...OPTIONS, texts, pageTokens: 45 });
    expect(trimmed?.pages, 'a page that was left out is told').toContain('Tides');
  });

  test('sends a page that was left out no more, and again once it is asked about', () => {
    const other = { ...page('h2'), url: 'https://example.com/harbour', title: 'Harbour' };
    const first = turnWith({ id: '1', attachment: { ...about('h1'), beside: [other] } });
    const without = ['https://example.com/harbour'];
    const second = turnWith({ id: '2', attachment: { page: null, selection: null, without } });
    const left = promptFor(conversationWith([first, second]), OPTIONS);
    const sent = left.messages.map(({ content }) => content).join('\n');
    expect(sent).toContain('[1] The moon pulls.');
    expect(sent).not.toContain('pulls harder');
    expect(left.trimmed, 'it is not missing').toBeNull();
    const third = turnWith({ id: '3', attachment: { page: other, selection: null } });
    expect(all([first, second, third])).toContain('[2·1] The moon pulls harder.');
  });

  test('sends a page that was translated in parts with no later question, and tells that it is missing', () => {
    const attachment = { page: { ...page('h1'), coverage: 'translated' as const }, selection: null };
    const translated = turnWith({ id: '1', preset: 'translate-page', attachment });
    const asked = turnWith({ id: '2', answer: answerWith({ outcome: null }) });
    const { messages, trimmed } = promptFor(conversationWith([translated, asked]), OPTIONS);
    expect(messages.map(({ content }) => content).join()).not.toContain('The moon pulls.');
    expect(trimmed?.pages).toEqual(['Tides']);
  });
});

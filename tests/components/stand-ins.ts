import type { Answer, AttachedPage, Turn } from '@/utils/chat/conversation';
import type { TabReading } from '@/utils/protocol/commands';

export function answer(change: Partial<Answer> = {}): Answer {
  return {
    model: 'kimi-k2.5',
    askedAt: 1_000,
    reasoning: '',
    text: 'The moon pulls.',
    reasoningAt: null,
    textAt: 2_000,
    outcome: { type: 'done', finishReason: 'stop' },
    waiting: null,
    usage: null,
    dropped: [],
    ...change,
  };
}

export function turn(change: Partial<Turn> = {}): Turn {
  return {
    id: 't1',
    after: null,
    action: 'ask',
    question: 'Why are there tides?',
    attachment: { page: null, selection: null },
    answer: answer(),
    ...change,
  };
}

/** A page as it was attached to a question, all of it. */
export function attachedPage(change: Partial<AttachedPage> = {}): AttachedPage {
  return {
    url: 'https://example.com/tides',
    title: 'Tides',
    site: 'example.com',
    byline: null,
    published: null,
    language: null,
    hash: 'h',
    mode: 'main',
    leftOut: [],
    sections: null,
    coverage: 'whole',
    characters: 1000,
    sentCharacters: 1000,
    ...change,
  };
}

/** The page in the tab as it is read. */
export function tabReading(
  change: Partial<TabReading['reading']> = {},
  others: Partial<Omit<TabReading, 'reading'>> = {},
): TabReading {
  const { url, title, site, byline, published, language, mode, leftOut, hash } = attachedPage();
  const { text = '# Tides\n\nThe moon pulls.\n' } = change;
  return {
    reading: {
      url,
      title,
      site,
      byline,
      published,
      language,
      mode,
      leftOut,
      parts: [],
      taken: [],
      ...change,
      text,
    },
    hash: change.text === undefined ? hash : `of ${text.slice(0, 80)}`,
    tokens: Math.ceil(text.length / 4),
    changed: null,
    citations: null,
    room: {
      model: 'kimi-k2.5',
      context: 262_144,
      page: 200_000,
      parts: 200_000,
      whole: 200_000,
      tokenRatio: 1,
    },
    ...others,
  };
}

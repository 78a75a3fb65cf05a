/** The content of a request, read out of its messages alone. */
import { pageKey } from '@/utils/text/page-key';
import type { KimiRequest } from './kimi';

export interface SentPage {
  readonly key: string;
  readonly title: string;
  /** Its text as sent, without the marks of its passages. */
  readonly text: string;
}

export interface Sent {
  readonly model: string;
  /** The language as the model is told: “English (en)”. */
  readonly language: string;
  /** All pages, oldest first. */
  readonly pages: readonly SentPage[];
  /** The selection with the last question alone. */
  readonly selection: string | null;
  readonly request: string;
  /** The questions, by the words that no other has, oldest first. */
  readonly questions: readonly string[];
}

const PAGE =
  /<page-[0-9a-f]+ title="((?:[^"\\]|\\.)*)" url="((?:[^"\\]|\\.)*)"[^>]*>\n([\s\S]*?)\n<\/page-[0-9a-f]+>/g;
const SELECTION = /<selection-[0-9a-f]+(?: under="(?:[^"\\]|\\.)*")?>\n([\s\S]*?)\n<\/selection-[0-9a-f]+>/;
/** A question may be written in several lines; what was never answered is joined with an empty one between. */
const QUESTION = /q\d+(?:\nq\d+)*/g;
const MARK = /\[(?:\d+·)?\d+\] ?/g;

export function readSent({ model, messages }: KimiRequest): Sent {
  const [system] = messages;
  const asked = messages
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content)
    .join('\n\n');
  const questions = [...asked.matchAll(QUESTION)];
  const before = questions.at(-2);
  const request = asked.slice(before ? before.index + before[0].length : 0);
  return {
    model,
    language: /Answer in (.*?), unless/.exec(system?.content ?? '')?.[1] ?? '',
    pages: Array.from(asked.matchAll(PAGE), ([, title = '', url = '', text = '']) => ({
      key: pageKey(url),
      title,
      text: text.replaceAll(MARK, ''),
    })),
    selection: SELECTION.exec(request)?.[1]?.replaceAll(MARK, '') ?? null,
    request,
    questions: questions.map(([words]) => idOf(words)),
  };
}

/** The words by which a question is told from all others: the last of them. */
export function idOf(question: string): string {
  return question.match(/q\d+/g)?.at(-1) ?? '';
}

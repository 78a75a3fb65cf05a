import { messagesIn, withoutMarks } from '../support/chat.ts';

/** A page as a request holds it. */
export interface SentPage {
  readonly title: string;
  readonly url: string;
  /** The part of it that was sent; null is all. */
  readonly part: string | null;
  readonly text: string;
}

/** The content of a request for a completion. */
export interface Sent {
  readonly model: string;
  readonly system: string;
  /** The user's messages, oldest first. */
  readonly asked: readonly string[];
  /** The last of it: the question with what goes along. */
  readonly last: string;
  /** True if an answer stands right before the question: if none does, two questions are one message. */
  readonly isAlone: boolean;
  readonly pages: readonly SentPage[];
  /** The pages that stand with the question itself. */
  readonly newPages: readonly SentPage[];
  readonly selection: string | null;
  readonly answers: number;
}

/** Reads a recorded body. */
export function readSent(body: unknown): Sent {
  const messages = messagesIn(body);
  const { model } = body as { readonly model: string };
  const asked = messages.filter(({ role }) => role === 'user').map(({ content }) => content);
  const last = asked.at(-1) ?? '';
  const lastIndex = messages.findLastIndex(({ role }) => role === 'user');
  return {
    model,
    system: messages.find(({ role }) => role === 'system')?.content ?? '',
    asked,
    last,
    isAlone: asked.length === 1 || messages[lastIndex - 1]?.role === 'assistant',
    pages: asked.flatMap(pagesIn),
    newPages: pagesIn(last),
    selection: selectionIn(last),
    answers: messages.filter(({ role }) => role === 'assistant').length,
  };
}

function pagesIn(content: string): readonly SentPage[] {
  const blocks = content.matchAll(
    /^<page-[0-9a-f]+((?: [\w-]+="(?:[^"\\]|\\.)*")*)>\n([\s\S]*?)\n<\/page-[0-9a-f]+>$/gm,
  );
  return Array.from(blocks, ([, attributes = '', text = '']) => ({
    title: attribute(attributes, 'title') ?? '',
    url: attribute(attributes, 'url') ?? '',
    part: attribute(attributes, 'part'),
    text,
  }));
}

function selectionIn(content: string): string | null {
  const blocks = [
    ...content.matchAll(/^<selection-[0-9a-f]+(?: [^\n]*)?>\n([\s\S]*?)\n<\/selection-[0-9a-f]+>$/gm),
  ];
  const text = blocks.at(-1)?.[1];
  return text === undefined ? null : withoutMarks(text);
}

function attribute(attributes: string, name: string): string | null {
  const quoted = new RegExp(String.raw` ${name}=("(?:[^"\\]|\\.)*")`).exec(attributes)?.[1];
  return quoted === undefined ? null : String(JSON.parse(quoted));
}

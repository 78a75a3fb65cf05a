/** A conversation as it is written to a file that people read: its turns, with the passages that answers cite. */
import { withMoved } from '../answer/moved-citations';
import { attachedPages } from '../chat/attached-texts';
import type { Conversation, Turn } from '../chat/conversation';
import { citableTexts } from '../cite/citable';
import { withSources } from '../cite/with-sources';

/** The words of a file that are not the user's or the model's, in the user's language. */
export interface ExportWords {
  readonly sources: string;
  readonly noAnswer: string;
  /** The time of a question, from epoch milliseconds. */
  readonly at: (time: number) => string;
  /** A line that says what wrote the file, and when. */
  readonly writtenBy: string;
}

/** A stored conversation, with the texts of its pages by hash, and its name. */
export interface Exported {
  readonly conversation: Conversation;
  readonly texts: ReadonlyMap<string, string>;
  readonly name: string;
}

export interface ExportedTurn {
  readonly question: string;
  /** The selection that it is about; empty where there is none. */
  readonly selection: string;
  /** The pages that went with it, as far as it is the first to go with them. */
  readonly pages: readonly { readonly title: string; readonly url: string }[];
  readonly askedAt: number;
  readonly model: string;
  /** The answer’s Markdown, each citation a link to its passage, and the passages below; empty where none came. */
  readonly answer: string;
}

export function exportedTurns(
  { conversation: { turns }, texts }: Exported,
  words: Pick<ExportWords, 'sources'>,
): readonly ExportedTurn[] {
  const told = new Set<string>();
  return turns.map((turn, i) => {
    const { question, answer, attachment } = turn;
    const { selection } = attachment;
    const fresh = attachedPages(attachment).filter(({ url }) => !told.has(url));
    for (const { url } of fresh) told.add(url);
    return {
      question,
      selection: selection?.text ?? '',
      pages: fresh.map(({ title, url }) => ({ title: title || url, url })),
      askedAt: answer.askedAt,
      model: answer.model,
      answer: answerOf(turn, turns.slice(0, i + 1), texts, words.sources),
    };
  });
}

function answerOf(
  { answer: { text, moved = [] } }: Turn,
  until: readonly Turn[],
  texts: ReadonlyMap<string, string>,
  title: string,
): string {
  if (text.trim() === '') return '';
  const isCiting = until.some(
    ({ attachment }) => attachment.selection !== null || attachedPages(attachment).length > 0,
  );
  return isCiting ? withSources(withMoved(text, moved), citableTexts(until, texts), title) : text.trim();
}

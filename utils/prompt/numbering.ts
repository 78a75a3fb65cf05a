/**
 * The numbers of passages in a conversation. They are derived, never stored: the background, which sends
 * them, and the panel, which follows them, find the same ones.
 */
import { attachedPages } from '../chat/attached-texts';
import type { Turn } from '../chat/conversation';
import { pageKey } from '../text/page-key';
import { passagesOf } from './passages';

/** The numbers of one text's passages. */
export interface PassageNumbers {
  /** The ordinal of the page in the conversation, from 1; 0 for a selection. */
  readonly source: number;
  /** One for each passage of the text, in order. */
  readonly numbers: readonly number[];
}

/** The source number of a selection. */
const SELECTION = 0;

/**
 * The numbers of several states of one text, oldest first. A passage that stayed keeps its number, wherever
 * it has moved, and no number is used twice: so the references of earlier answers stay true.
 */
export function numbersOf(texts: readonly string[]): readonly (readonly number[])[] {
  const known = new Map<string, number[]>();
  let highest = 0;
  return texts.map((text) => {
    const seen = new Map<string, number>();
    return passagesOf(text).map(({ start, end }) => {
      const words = text.slice(start, end);
      const nth = seen.get(words) ?? 0;
      seen.set(words, nth + 1);
      const numbers = known.get(words) ?? [];
      known.set(words, numbers);
      const number = numbers[nth] ?? (highest += 1);
      numbers[nth] = number;
      return number;
    });
  });
}

/** A state of a page's text, with its page. */
interface PageState {
  readonly url: string;
  readonly hash: string;
}

/** Numbers the page texts of a conversation, by hash. A text that is lost has no numbers. */
export function numberPages(
  states: readonly PageState[],
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, PassageNumbers> {
  const pages = new Map<string, Map<string, string>>();
  for (const { url, hash } of states) {
    const key = pageKey(url);
    const ofPage = pages.get(key) ?? new Map<string, string>();
    pages.set(key, ofPage);
    const text = texts.get(hash);
    if (text !== undefined) ofPage.set(hash, text);
  }
  const citations = new Map<string, PassageNumbers>();
  for (const [index, ofPage] of [...pages.values()].entries()) {
    const numbers = numbersOf([...ofPage.values()]);
    for (const [i, hash] of [...ofPage.keys()].entries()) {
      citations.set(hash, { source: index + 1, numbers: numbers[i] ?? [] });
    }
  }
  return citations;
}

/** Numbers the selection of each turn, by turn id. A selection that is only translated needs none. */
export function numberSelections(turns: readonly Turn[]): ReadonlyMap<string, PassageNumbers> {
  const selected = turns.flatMap((turn) => {
    const text = citableSelection(turn);
    return text === null ? [] : [{ id: turn.id, text }];
  });
  const numbers = numbersOf(selected.map(({ text }) => text));
  return new Map(
    selected.map(({ id }, i): [string, PassageNumbers] => [
      id,
      { source: SELECTION, numbers: numbers[i] ?? [] },
    ]),
  );
}

/** The pages of turns, in the order in which they were asked about. */
export function pagesOf(turns: readonly Turn[]): readonly PageState[] {
  return turns.flatMap(({ attachment }) => attachedPages(attachment));
}

/** The text of a turn's selection, if its passages can be cited. */
export function citableSelection({ action, attachment: { selection } }: Turn): string | null {
  return selection && action !== 'translate' ? (selection.markdown ?? selection.text) : null;
}

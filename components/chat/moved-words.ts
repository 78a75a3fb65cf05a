import { movesOf, withMoved, type MovedCitation } from '@/utils/answer/moved-citations';
import { t, uiLanguage } from '@/utils/browser/i18n';

/** An answer's Markdown to be copied, with its citations as they were moved, which it says below. */
export function movedAndSaid(markdown: string, moved: readonly MovedCitation[]): string {
  const said = movedWords(markdown, moved);
  return said === '' ? markdown : `${withMoved(markdown, moved).trimEnd()}\n\n${said}`;
}

/** A line about the citations of an answer that were moved; empty where none was. */
export function movedWords(markdown: string, moved: readonly MovedCitation[]): string {
  const moves = movesOf(markdown, moved).map(({ from, to }) => `[${from}] → [${to}]`);
  if (moves.length === 0) return '';
  return t('citations_moved', new Intl.ListFormat(uiLanguage(), { type: 'unit' }).format(moves));
}

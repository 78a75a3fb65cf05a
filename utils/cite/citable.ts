/** The passages that the citations of an answer may refer to: those of everything sent by then. */
import { attachedPages } from '../chat/attached-texts';
import type { AttachedPage, Turn } from '../chat/conversation';
import type { PassageTarget } from '../page/passage-target';
import { FIRST } from '../prompt/numbered-text';
import { citableSelection, numberPages, numberSelections, pagesOf } from '../prompt/numbering';
import { passagesOf, type Passage } from '../prompt/passages';
import { plainText } from '../prompt/plain-text';
import { sectionsOf, type Section } from '../prompt/sections';
import { sentRanges, type SentPart } from '../prompt/text-of-sections';
import { placeOf } from './place-of';

/** A text that was sent, with the numbers of its passages. */
export interface CitableText {
  readonly source: number;
  /** Null for a selection without a page. */
  readonly page: Pick<AttachedPage, 'url' | 'title' | 'byline' | 'published'> | null;
  readonly text: string;
  readonly passages: readonly Passage[];
  /** One for each passage, in order. */
  readonly numbers: readonly number[];
  /** For each passage, true if it was sent to the model for this answer. */
  readonly isSent: readonly boolean[];
}

/** A passage that a citation refers to. */
export interface CitedPassage {
  readonly of: CitableText;
  readonly index: number;
}

/**
 * The texts of `turns`, the last of which is the one being answered; the newest state of each page comes
 * first.
 */
export function citableTexts(
  turns: readonly Turn[],
  texts: ReadonlyMap<string, string>,
): readonly CitableText[] {
  const citations = numberPages(pagesOf(turns), texts);
  const selections = numberSelections(turns);
  const found = new Map<string, CitableText>();
  for (const turn of turns.toReversed()) {
    const { page: own } = turn.attachment;
    for (const page of attachedPages(turn.attachment)) {
      const text = texts.get(page.hash);
      const named = citations.get(page.hash);
      if (text === undefined || !named) continue;
      const before = found.get(page.hash);
      const passages = before?.passages ?? passagesOf(text);
      const sent = sentPassages(text, passages, page);
      const isSent = before ? before.isSent.map((was, i) => was || sent[i] === true) : sent;
      found.set(page.hash, { ...named, page, text, passages, isSent });
    }
    const selected = citableSelection(turn);
    const numbered = selections.get(turn.id);
    if (selected !== null && numbered) {
      const passages = passagesOf(selected);
      const isSent = passages.map(() => true);
      found.set(`selection ${turn.id}`, { ...numbered, page: own, text: selected, passages, isSent });
    }
  }
  const lookedUp = passagesLookedUp(turns);
  return Array.from(found.values(), (one) => withLookedUp(one, lookedUp.get(one.source)));
}

function withLookedUp(text: CitableText, passages: ReadonlySet<number> | undefined): CitableText {
  if (!passages) return text;
  const isSent = text.numbers.map((number, i) => text.isSent[i] === true || passages.has(number));
  return { ...text, isSent };
}

/** The passages that were looked up for any answer, by the source of their page. */
function passagesLookedUp(turns: readonly Turn[]): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>();
  for (const { calls } of turns.flatMap(({ answer: { lookups = [] } }) => lookups)) {
    for (const { looked } of calls) {
      if (!looked) continue;
      const known = found.get(looked.source) ?? new Set();
      found.set(looked.source, known);
      for (const number of looked.passages) known.add(number);
    }
  }
  return found;
}

function sentPassages(text: string, passages: readonly Passage[], part: SentPart): readonly boolean[] {
  if (part.sections === null) return passages.map(() => true);
  const ranges = sentRanges(part, sectionsOf(text));
  return passages.map((passage) =>
    ranges.some(({ start, end }) => start <= passage.start && passage.start < end),
  );
}

/** The passage of a citation; null where there is none, or the model was not sent it. */
export function findCited(
  texts: readonly CitableText[],
  citation: { readonly source: number | null; readonly passage: number },
): CitedPassage | null {
  for (const of of texts) {
    if (of.source !== (citation.source ?? FIRST)) continue;
    const index = of.numbers.indexOf(citation.passage);
    if (index >= 0 && of.isSent[index] === true) return { of, index };
  }
  return null;
}

/** The passage's own words. */
export function passageWords({ of: { text, passages }, index }: CitedPassage): string {
  const passage = passages[index];
  return passage ? plainText(text.slice(passage.start, passage.end), passage.kind) : '';
}

/** The headings above a passage, outermost first. `sections` are those of its text. */
export function headingsOf(
  { of: { text, passages }, index }: CitedPassage,
  sections: readonly Section[] = sectionsOf(text),
): readonly string[] {
  const start = passages[index]?.start ?? 0;
  const above: { readonly level: number; readonly title: string }[] = [];
  for (const { headings, start: from, end } of sections) {
    if (from > start) break;
    for (const heading of headings) {
      // Within its own section only headings before it count.
      if (end > start && !text.slice(from, start).includes(heading.title)) continue;
      while ((above.at(-1)?.level ?? 0) >= heading.level) above.pop();
      above.push(heading);
    }
  }
  return above.map(({ title }) => title);
}

/** The number of neighbours that tell equal passages apart. */
const NEIGHBOURS = 3;

/** The target by which a passage is found on its page. */
export function targetOf(cited: CitedPassage): PassageTarget {
  const { of, index } = cited;
  const passage = of.passages[index] ?? { start: 0, end: 0, kind: 'paragraph' as const };
  const wordsAt = (at: number) => passageWords({ of, index: at });
  const around = (step: number) =>
    Array.from({ length: NEIGHBOURS }, (_, i) => wordsAt(index + step * (i + 1))).filter(Boolean);
  const place = placeOf(of.text, passage);
  const words = passageWords(cited);
  return {
    text: place.seconds === null ? words : words.replace(/^\[[\d:]+\]\s*/, ''),
    kind: passage.kind,
    before: around(-1),
    after: around(1),
    headings: headingsOf(cited),
    ...place,
  };
}

import { groupsOf, rankOf } from './content-cut';
import { CITATION_TOKENS } from './numbered-text';
import { partPassages } from './part-passages';
import { passagesOf } from './passages';
import { sectionsOf, type Section } from './sections';

/** A range of a page that one request summarises. */
export interface DigestPart {
  /** Its place on the page, by its headings. */
  readonly title: string;
  readonly text: string;
}

/** A part of the page itself. */
export interface PagePart extends DigestPart {
  /** For each passage of its text, the number of that passage in the page's text. */
  readonly passages: readonly number[];
}

export interface PartOptions {
  /** The sections to read, by index; null for all. */
  readonly sections: readonly number[] | null;
  /** The most tokens of a part. */
  readonly most: number;
  readonly estimateTokens: (text: string) => number;
}

/** A page has no deeper headings; the parts of a long section, and sections without a heading, rank below. */
const DEEPEST = 7;

/**
 * Cuts a page into parts, between its sections and at its greatest headings as far as the lengths allow. A part
 * away from a change stays as it is, so that it need not be summarised again.
 */
export function digestParts(text: string, options: PartOptions): readonly PagePart[] {
  const { sections: wanted, most, estimateTokens } = options;
  const all = sectionsOf(text);
  const sections = wanted === null ? all : wanted.flatMap((index) => all[index] ?? []);
  const passages = passagesOf(text);
  const units = sections.map((section) => ({
    size:
      estimateTokens(text.slice(section.start, section.end)) +
      CITATION_TOKENS * passagesOf(text.slice(section.start, section.end)).length,
    rank: boundaryRank(section, text),
  }));
  const starts = groupsOf(units, Math.floor(most / 2), most);
  return starts.map((start, i) => {
    const group = sections.slice(start, starts[i + 1]);
    const part = group.map((section) => text.slice(section.start, section.end)).join('');
    return { title: titleOf(group), text: part, passages: partPassages(part, passages, group) };
  });
}

function boundaryRank({ part, level, start, end }: Section, text: string): number {
  const depth = part > 1 || level === 0 ? DEEPEST : level;
  return depth * 2 ** 32 + rankOf(text, start, end);
}

/** The headings at the beginning of a part, and the one at its end. */
function titleOf(group: readonly Section[]): string {
  const [first] = group;
  const last = group.at(-1);
  if (!first || !last) return '';
  const begin = [...first.path, first.title].join(' › ');
  return last.title === first.title ? begin : `${begin} – ${last.title}`;
}

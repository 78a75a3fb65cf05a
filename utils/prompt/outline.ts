import { clip } from '../text/clip';
import type { Section } from './sections';

/** In characters. The headings of a page that has thousands must not take up the room for its text. */
const LONGEST = 4000;

const LONGEST_TITLE = 80;

interface Entry {
  readonly level: number;
  readonly title: string;
  readonly isSent: boolean;
}

/**
 * Lists the headings of a page, and ticks those whose text is sent. The deepest are left out if the list gets
 * too long.
 */
export function outlineOf(sections: readonly Section[], sent: ReadonlySet<number>): string {
  const entries = sections.flatMap((section): readonly Entry[] => {
    const { headings, level, title, part } = section;
    const isSent = isAnyPartSent(section, sections, sent);
    if (headings.length > 0)
      return headings.map(({ level: depth, title: words }) => ({ level: depth, title: words, isSent }));
    return part > 1 ? [] : [{ level: level + 1, title, isSent }];
  });
  const head = 'Only parts of this page are given. Its outline (✓: given below):';
  return `[${head}]\n${shorten(entries)}`;
}

/** A heading is ticked if any part of its section is sent. */
function isAnyPartSent({ index }: Section, sections: readonly Section[], sent: ReadonlySet<number>): boolean {
  if (sent.has(index)) return true;
  for (let next = index + 1; (sections[next]?.part ?? 1) > 1; next++) {
    if (sent.has(next)) return true;
  }
  return false;
}

function shorten(entries: readonly Entry[]): string {
  const levels = [...new Set(entries.map(({ level }) => level))].toSorted((a, b) => b - a);
  const top = levels.at(-1) ?? 0;
  for (const deepest of levels) {
    const lines = entries.filter(({ level }) => level <= deepest).map((entry) => lineOf(entry, top));
    const list = lines.join('\n');
    if (list.length <= LONGEST) return list;
    if (deepest === top) return cut(lines);
  }
  return '';
}

function lineOf({ level, title, isSent }: Entry, top: number): string {
  return `${'  '.repeat(level - top)}- ${isSent ? '✓ ' : ''}${clip(title, LONGEST_TITLE)}`;
}

/** Keeps every nth line, so that the end of the page is represented like its beginning. */
function cut(lines: readonly string[]): string {
  const length = lines.reduce((sum, line) => sum + line.length + 1, 0);
  const step = Math.ceil(length / (LONGEST - 100)) + 1;
  const kept = lines.filter((line, i) => i % step === 0 || line.startsWith('- ✓'));
  const list = kept.join('\n').slice(0, LONGEST);
  return `${list.slice(0, list.lastIndexOf('\n'))}\n- … (${lines.length} in all)`;
}

import { clip } from '../text/clip';
import type { Section } from './sections';

/** In characters. The headings of a page that has thousands must not take up the room for its text. */
const LENGTH = { least: 400, most: 6000 };

/** The share of the outline beside the text that is sent. */
const SHARE = 1 / 8;

const LONGEST_TITLE = 80;

/** A section without a heading is named by its first words, which say little. */
const LONGEST_NAME = 40;

interface Entry {
  readonly level: number;
  readonly title: string;
  /** The number of its section, from 1; of a section in several parts, those of the first and the last. */
  readonly numbers: string;
  readonly isSent: boolean;
}

/**
 * Lists the headings of a page with the numbers of their sections, and ticks those of which anything is sent. Sections
 * without headings that follow each other are one entry. The deepest are left out if the list gets too long for the
 * `characters` that are sent.
 */
export function outlineOf(
  sections: readonly Section[],
  sent: ReadonlySet<number>,
  characters: number,
): string {
  const entries = groupsOf(sections).flatMap((group): readonly Entry[] => {
    const [first] = group;
    const last = group.at(-1);
    if (!first || !last) return [];
    const isSent = group.some(({ index }) => sent.has(index));
    const numbers = numbersOf(first, last);
    if (first.headings.length > 0)
      return first.headings.map(({ level, title }) => ({ level, title, numbers, isSent }));
    const names = [first.title, ...(last.index > first.index ? [last.title] : [])];
    const title = names.map((name) => clip(name, LONGEST_NAME)).join(' – ');
    return [{ level: first.level + 1, title, numbers, isSent }];
  });
  const head =
    'Only parts of this page are given. Its outline, with the numbers of its sections (✓: given below, at least in part):';
  const length = Math.round(characters * SHARE);
  return `[${head}]\n${shorten(entries, Math.min(LENGTH.most, Math.max(LENGTH.least, length)))}`;
}

/** The number by which a section is named to the model and to the user. */
export function sectionNumber(index: number): number {
  return index + 1;
}

function numbersOf(first: Section, last: Section): string {
  const number = `§${sectionNumber(first.index)}`;
  return last.index > first.index ? `${number}–${sectionNumber(last.index)}` : number;
}

/** Sections that stand under one heading, or under none. */
function groupsOf(sections: readonly Section[]): readonly (readonly Section[])[] {
  const groups: Section[][] = [];
  for (const section of sections) {
    const group = groups.at(-1);
    const first = group?.[0];
    const isNameless = first?.headings.length === 0 && section.headings.length === 0;
    if (group && (section.part > 1 || isNameless)) group.push(section);
    else groups.push([section]);
  }
  return groups;
}

function shorten(entries: readonly Entry[], longest: number): string {
  const levels = [...new Set(entries.map(({ level }) => level))].toSorted((a, b) => b - a);
  const top = levels.at(-1) ?? 0;
  for (const deepest of levels) {
    const lines = entries.filter(({ level }) => level <= deepest).map((entry) => lineOf(entry, top));
    const list = lines.join('\n');
    if (list.length <= longest) return list;
    if (deepest === top) return cut(lines, longest);
  }
  return '';
}

function lineOf({ level, title, numbers, isSent }: Entry, top: number): string {
  return `${'  '.repeat(level - top)}- ${isSent ? '✓ ' : ''}${numbers} ${clip(title, LONGEST_TITLE)}`;
}

/** Keeps every nth line, so that the end of the page is represented like its beginning. */
function cut(lines: readonly string[], longest: number): string {
  const length = lines.reduce((sum, line) => sum + line.length + 1, 0);
  const step = Math.ceil(length / (longest - 100)) + 1;
  const kept = lines.filter((line, i) => i % step === 0 || line.startsWith('- ✓'));
  const list = kept.join('\n').slice(0, longest);
  return `${list.slice(0, list.lastIndexOf('\n'))}\n- … (${lines.length} in all)`;
}

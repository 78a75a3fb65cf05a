/** The sections of a page's text, which are chosen, unticked, summarised and named in its outline. */
import { clip } from '../text/clip';
import { isFrameHeading } from '../text/frame-heading';
import { blocksOf, headingText, linesOf, type MarkdownBlock } from '../text/markdown-blocks';
import { groupsOf, rankOf, type Unit } from './content-cut';

interface Heading {
  /** 1 to 6. */
  readonly level: number;
  readonly title: string;
}

/** A part of a text. All sections, in their order, are the text: none is missing, none overlaps. */
export interface Section {
  readonly index: number;
  /** Of its heading; 0 before the first heading, and where there is none. */
  readonly level: number;
  /** Its heading; without one, the page of the PDF that it begins with, or its first words. */
  readonly title: string;
  /** The headings above it, outermost first, without its own. */
  readonly path: readonly string[];
  /** All headings within it, its own included: small sections are joined. */
  readonly headings: readonly Heading[];
  /** The ordinal of this part under its heading, from 1: a very long section is split. */
  readonly part: number;
  /** UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** In characters. A smaller section is not worth a choice of its own. */
const TINY = 400;

/** In characters: about a screen or two, so that a few sections answer a question without much else. */
const SPLIT = { least: 1500, most: 6000 };

/** A table or a piece of code stays in one piece up to this many characters. */
const LONGEST_BLOCK = 16_000;

const TITLE_CHARACTERS = 60;

/**
 * Splits a text at its headings; a very long section further, between paragraphs, and a tiny one not at all.
 * The same text always gives the same sections, and a change leaves those away from it as they are.
 */
export function sectionsOf(text: string): readonly Section[] {
  const sections: Section[] = [];
  const above: Heading[] = [];
  for (const part of joinTiny(atHeadings(blocksOf(text), text))) {
    const own = part.headings[0];
    if (own) dropBelow(above, own.level);
    const path = above.map(({ title }) => title);
    for (const heading of part.headings) {
      dropBelow(above, heading.level);
      above.push(heading);
    }
    for (const [i, { start, end }] of pieces(part, text).entries()) {
      sections.push({
        index: sections.length,
        level: own?.level ?? 0,
        title: own ? own.title : nameOf(text.slice(start, end)),
        path,
        headings: i === 0 ? part.headings : [],
        part: own ? i + 1 : 1,
        start,
        end,
      });
    }
  }
  return sections;
}

interface Part {
  readonly headings: readonly Heading[];
  readonly blocks: readonly MarkdownBlock[];
  readonly size: number;
}

function atHeadings(blocks: readonly MarkdownBlock[], text: string): readonly Part[] {
  const parts: { headings: Heading[]; blocks: MarkdownBlock[]; size: number }[] = [];
  for (const block of blocks) {
    const { type, level, start, end } = block;
    const last = parts.at(-1);
    if (type === 'heading') {
      const [line = ''] = text.slice(start, end).split('\n', 1);
      parts.push({ headings: [{ level, title: headingText(line) }], blocks: [block], size: end - start });
    } else if (last) {
      last.blocks.push(block);
      last.size += end - start;
    } else parts.push({ headings: [], blocks: [block], size: end - start });
  }
  return parts;
}

/** Joins a tiny part with the next, where that is within it. */
function joinTiny(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && last.size < TINY && isWithin(last, part) && last.size + part.size <= SPLIT.most) {
      joined[joined.length - 1] = {
        headings: [...last.headings, ...part.headings],
        blocks: [...last.blocks, ...part.blocks],
        size: last.size + part.size,
      };
    } else joined.push(part);
  }
  return joined;
}

/** True unless a part begins something of a higher rank, or parts the text of the page and that of a frame. */
function isWithin({ headings: [above] }: Part, { headings: [own] }: Part): boolean {
  const [outer, inner] = [above?.level ?? 0, own?.level ?? 0];
  if (own && isFrameHeading(own.title)) return false;
  return above && isFrameHeading(above.title) ? inner > outer : inner >= outer;
}

interface SectionStart {
  readonly start: number;
  readonly end: number;
}

/** A part in one piece, or in several where it is too long. */
function pieces({ blocks, size }: Part, text: string): readonly SectionStart[] {
  const places = size > SPLIT.most ? blocks.flatMap((block) => breakUp(block, text)) : blocks;
  const units = places.map(({ start, end }): Unit => {
    // Between two pages of a PDF is the best place.
    const rank = text.startsWith('[p. ', start) ? 0 : rankOf(text, start, end);
    return { size: end - start, rank };
  });
  const starts = size > SPLIT.most ? groupsOf(units, SPLIT.least, SPLIT.most) : [0];
  return starts.map((first, i) => ({
    start: places[first]?.start ?? 0,
    end: places[(starts[i + 1] ?? places.length) - 1]?.end ?? 0,
  }));
}

/** Splits a block that is too long by itself into its lines, and a long line into its sentences or words. */
function breakUp(block: SectionStart, text: string): readonly SectionStart[] {
  if (block.end - block.start <= LONGEST_BLOCK) return [block];
  const broken: SectionStart[] = [];
  for (const { start, next } of linesOf(text, block.start, block.end)) {
    for (let from = start; from < next;) {
      const to = next - from <= SPLIT.most ? next : breakBefore(text, from, from + SPLIT.most);
      broken.push({ start: from, end: to });
      from = to;
    }
  }
  return broken;
}

/** The end of the last sentence or word in the second half before `most`, and never within a surrogate pair. */
function breakBefore(text: string, from: number, most: number): number {
  const half = from + Math.floor((most - from) / 2);
  const slice = text.slice(half, most);
  const sentence = Math.max(...['. ', '。', '！', '？', '! ', '? '].map((end) => slice.lastIndexOf(end)));
  if (sentence >= 0) return half + sentence + 1;
  const word = slice.lastIndexOf(' ');
  if (word >= 0) return half + word + 1;
  return /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most;
}

function dropBelow(headings: Heading[], level: number): void {
  while ((headings.at(-1)?.level ?? 0) >= level) headings.pop();
}

/** The name of a piece without a heading. */
function nameOf(piece: string): string {
  const page = /^\[(p\. \d+)\]/.exec(piece)?.[1];
  if (page !== undefined) return page;
  const words = piece
    .slice(0, 500)
    .replace(/[\s#*>|`_-]+/g, ' ')
    .trim();
  return clip(words, TITLE_CHARACTERS);
}

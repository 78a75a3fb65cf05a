import type { LeftOut } from './reading';
import { PART_KINDS, type PartKind } from './account/part-kinds';
import type { LeftPart } from './account/left-parts';

interface TakenIn {
  /** The text with the parts that are taken in at its end. */
  readonly markdown: string;
  /** The parts that are still left out. */
  readonly parts: readonly LeftPart[];
  /** The same in numbers, by kind, the largest first. */
  readonly leftOut: readonly LeftOut[];
  /** Those of the wanted parts that the page has. */
  readonly taken: readonly string[];
}

/** The headings of parts that have none, as Kimi reads them. */
const HEADINGS: Readonly<Record<PartKind, string>> = {
  navigation: 'Navigation',
  advertising: 'Advertising',
  comments: 'Comments',
  related: 'Related',
  consent: 'Cookie notice',
  controls: 'Buttons and forms',
  site: 'Header and footer',
  beside: 'Beside the text',
  captions: 'Captions',
  repeated: 'Lines that come back on each page',
  hidden: 'Not visible on the page',
  clutter: 'Also on the page',
};

/**
 * Takes the wanted parts, by their ids, into a page's text. They go to its end, each under a heading, so that the
 * sections before keep their numbers.
 */
export function takeIn(markdown: string, all: readonly LeftPart[], wanted: readonly string[]): TakenIn {
  const within = all.filter(({ id }) => wanted.includes(id));
  const parts = all.filter(({ id }) => !wanted.includes(id));
  const pieces = within.map(({ kind, text }) =>
    /^#{1,6} /.test(text) ? text : `## ${HEADINGS[kind]}\n\n${text}`,
  );
  return {
    markdown: [markdown, ...pieces].join('\n\n').trim(),
    parts,
    leftOut: PART_KINDS.map((kind) => sumOf(kind, parts))
      .filter((sum) => sum.characters > 0)
      .toSorted((one, other) => other.characters - one.characters),
    taken: within.map(({ id }) => id),
  };
}

function sumOf(type: PartKind, parts: readonly LeftPart[]) {
  const own = parts.filter(({ kind }) => kind === type);
  return {
    type,
    characters: own.reduce((sum, { text }) => sum + text.length, 0),
    content: own.filter(({ isContent }) => isContent).length,
  };
}

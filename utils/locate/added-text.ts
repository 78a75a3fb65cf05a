import { foldLetters } from './fold-letters';
import type { Stretch } from './stretch';

/**
 * Parts of a page's text that are not on the page itself: times before what is said, footnote signs and their
 * targets, numbers of formulas, the label of a list of names.
 */
const WRITTEN = [
  /^\[\d{1,3}(?::\d{2}){1,2}\]/g,
  /\[\^[^\]\s]+\]:?/g,
  /<https?:[^>\s]*>/g,
  /\\tag\{[^}]*\}/g,
  // The mark of an item that CSS draws: a letter, a Roman number, a chapter, a step.
  /^(?:\(?\p{N}{1,3}(?:\.\p{N}{1,3})*[.)]?|\(?\p{L}{1,6}[.)、]|\p{L}{1,12} \p{N}{1,3}[.:])\s+/gu,
  /^(?:Authors|Labels|Tags|Topics):/g,
];

/** A line that names the author and the time of what follows: `marteh · 2026-03-04 09:00 · 4 comments`. */
const HEAD = /^(?:.* · )?\d{4}-\d{2}-\d{2}.*?(?=: |$)/gm;

/** The text between the parts of such a line; the page may have any of it. */
const BETWEEN = / · |\b((?:opened |asked )?by )/gi;

/** The folded stretches of a passage that the page may lack, because the extraction added them. */
export function addedStretches(text: string): readonly Stretch[] {
  const found = [
    ...WRITTEN.flatMap((pattern) => matchesOf(text, pattern)),
    ...matchesOf(text, HEAD).flatMap(partsOf(text)),
  ];
  return found
    .map(({ start, end }) => ({
      start: foldLetters(text.slice(0, start)).length,
      end: foldLetters(text.slice(0, end)).length,
    }))
    .filter(({ start, end }) => end > start);
}

/** The parts of a line, and the words between them, one by one. */
function partsOf(text: string) {
  return ({ start, end }: Stretch): readonly Stretch[] => {
    const between = matchesOf(text.slice(start, end), BETWEEN).map((match) => ({
      start: start + match.start,
      end: start + match.end,
    }));
    const edges = [start, ...between.flatMap((match) => [match.start, match.end]), end];
    return edges.slice(1).map((edge, index) => ({ start: edges[index] ?? start, end: edge }));
  };
}

function matchesOf(text: string, pattern: RegExp): readonly Stretch[] {
  return [...text.matchAll(pattern)].map(({ 0: match, index }) => ({
    start: index,
    end: index + match.length,
  }));
}

import { type HasWord, joinLines } from './join-lines';
import type { Line } from './lines';
import { textOfRuns } from './line-text';

/** A note at the foot of a page. */
export interface Note {
  readonly mark: string;
  readonly text: string;
}

/** Notes are set smaller than the text, in parts of its size. */
const SMALLER = 0.93;
/** In lines. */
const MIN_BODY = 3;
const MARK = /^(\d{1,3}|[*†‡§¶‖]{1,3})(?=[\s\p{L}“"(])\s*/u;

/**
 * Takes the notes off the foot of a column, and other small text there, such as an imprint. `bodySize` is the
 * size of most of the text, and `middle` the page's middle: above it nothing is at the foot.
 */
export function splitNotes(
  lines: readonly Line[],
  bodySize: number,
  middle: number,
  hasWord: HasWord,
): { readonly body: readonly Line[]; readonly foot: readonly Line[]; readonly notes: readonly Note[] } {
  let [start, foot] = [lines.length, lines.length];
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index];
    if (!line || line.size > SMALLER * bodySize || line.y < middle) break;
    foot = index;
    if (markOf(line) !== null) start = index;
  }
  // A column with only small text has no foot.
  if (foot < MIN_BODY) foot = start;
  const notes: { mark: string; texts: string[] }[] = [];
  for (const line of lines.slice(start)) {
    const mark = markOf(line);
    const text = textOfRuns(line.runs);
    if (mark === null) notes.at(-1)?.texts.push(text);
    else notes.push({ mark, texts: [text.replace(/^\^/u, '').slice(mark.length).trimStart()] });
  }
  return {
    body: lines.slice(0, Math.min(foot, start)),
    foot: lines.slice(Math.min(foot, start), start),
    notes: notes.map(({ mark, texts }) => ({ mark, text: joinLines(texts, hasWord) })),
  };
}

function markOf(line: Line): string | null {
  const first = line.runs.find(({ text }) => text.trim() !== '');
  if (first?.shift === 'super') return first.text.trim();
  return MARK.exec(textOfRuns(line.runs))?.[1] ?? null;
}

/** Assigns a label to each note of a page, by its sign: no label is used twice in a document. */
export function labelNotes(
  marks: readonly string[],
  page: number,
  used: Set<string>,
): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const mark of marks) {
    const label = used.has(mark) ? `${mark}-p${page}` : mark;
    used.add(label);
    labels.set(mark, label);
  }
  return labels;
}

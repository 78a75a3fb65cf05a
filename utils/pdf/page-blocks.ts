import { readingOrder } from './columns';
import { type HasWord, joinTwo } from './join-lines';
import type { NoteOf } from './line-text';
import type { Line } from './lines';
import { labelNotes, type Note, splitNotes } from './notes';
import { isMonospace, type Paragraph, paragraphsOf } from './paragraphs';
import type { PdfBlock, TextBlock } from './pdf-blocks';
import { splitTables } from './pdf-tables';

/** The facts about the whole document that the reading of a page needs. */
export interface DocumentFacts {
  /** The size of most of its text, in points. */
  readonly bodySize: number;
  /** True if most of it is set like code: then nothing counts as code. */
  readonly isMonospace: boolean;
  readonly hasWord: HasWord;
  /** The labels of notes so far. */
  readonly usedLabels: Set<string>;
}

/** The lines of a page with one orientation, without those repeated on every page. */
export interface PdfPageText {
  readonly lines: readonly Line[];
  readonly middle: number;
}

/** Turns a page's lines into blocks, in the order of reading; notes come last. */
export function blocksOf(
  number: number,
  texts: readonly PdfPageText[],
  facts: DocumentFacts,
): readonly PdfBlock[] {
  const columns = texts.flatMap(({ lines, middle }) =>
    readingOrder(lines).map((column) => splitNotes(column, facts.bodySize, middle, facts.hasWord)),
  );
  const notes: readonly Note[] = columns.flatMap((column) => column.notes);
  const labels = labelNotes(
    notes.map(({ mark }) => mark),
    number,
    facts.usedLabels,
  );
  const noteOf: NoteOf = (mark) => labels.get(mark) ?? null;
  const blocks: PdfBlock[] = [];
  for (const { body } of columns) {
    const [first, ...rest] = columnBlocks(body, noteOf, facts);
    const last = blocks.at(-1);
    if (first?.type === 'text' && last?.type === 'text' && goesOn(last, first)) {
      blocks[blocks.length - 1] = { ...last, text: joinTwo(last.text, first.text, facts.hasWord) };
    } else if (first) blocks.push(first);
    blocks.push(...rest);
  }
  for (const { foot } of columns) blocks.push(...columnBlocks(foot, noteOf, facts));
  for (const { mark, text } of notes) blocks.push({ type: 'note', label: labels.get(mark) ?? mark, text });
  return blocks;
}

/** True if a paragraph continues in the next column. */
function goesOn(last: TextBlock, first: TextBlock): boolean {
  return (
    first.marker === null &&
    Math.abs(last.size - first.size) < 0.5 &&
    last.isBold === first.isBold &&
    last.lineCount > 1 &&
    !/[.!?:。！？：]["'”’)\]」』]*(?:\[\^[^\]]+\])?$/u.test(last.text) &&
    /^[\p{Ll}\p{Lo}\d(]/u.test(first.text)
  );
}

function columnBlocks(lines: readonly Line[], noteOf: NoteOf, facts: DocumentFacts): readonly PdfBlock[] {
  return splitTables(lines, noteOf, (line) => !facts.isMonospace && isMonospace(line)).flatMap(
    (part): readonly PdfBlock[] => {
      if ('rows' in part) return [{ type: 'table', rows: part.rows }];
      return joinCode(paragraphsOf(part.lines, noteOf, facts.hasWord), facts);
    },
  );
}

/** Joins successive lines of code to one piece of code, with its indentation. */
function joinCode(paragraphs: readonly Paragraph[], facts: DocumentFacts): readonly PdfBlock[] {
  const blocks: PdfBlock[] = [];
  let code: Line[] = [];
  const endCode = (): void => {
    if (code.length > 0) blocks.push({ type: 'code', text: codeOf(code) });
    code = [];
  };
  for (const paragraph of paragraphs) {
    // In such a font, anything bigger than the text is a heading.
    const isItem = /^[•◦▪‣●○■□]$/u.test(paragraph.marker ?? '');
    if (!isItem && paragraph.isMonospace && !facts.isMonospace && paragraph.size <= 1.12 * facts.bodySize) {
      code.push(...paragraph.lines);
      continue;
    }
    endCode();
    const { text, size, isBold, marker, lines } = paragraph;
    if (text === '') continue;
    const x = Math.min(...lines.map((line) => line.x));
    blocks.push({ type: 'text', text, size, isBold, marker, x, lineCount: lines.length });
  }
  endCode();
  return blocks;
}

function codeOf(lines: readonly Line[]): string {
  const left = Math.min(...lines.map(({ x }) => x));
  const texts = lines.map((line, index) => {
    const text = line.runs.map((run) => run.text).join('');
    const width = (line.right - line.x) / Math.max(1, text.trim().length);
    const blank = index > 0 && line.y - (lines[index - 1]?.y ?? line.y) > 1.9 * line.size ? '\n' : '';
    return `${blank}${' '.repeat(Math.round((line.x - left) / (width || 1)))}${text.trim()}`;
  });
  return texts.join('\n');
}

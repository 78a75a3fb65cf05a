import { findHeadings, firstHeading } from './headings';
import { knownWords } from './join-lines';
import { textOfRuns } from './line-text';
import { type Line, linesOfRuns } from './lines';
import { mendWords } from './mend-words';
import { blocksOf, type DocumentFacts } from './page-blocks';
import { pagesToMarkdown } from './pdf-markdown';
import type { PdfBlock } from './pdf-blocks';
import type { OutlineEntry, PdfPage } from './pdf-page';
import { findRunningLines, type PageLines } from './running-lines';

/** The text of a file, and its first big heading. */
export interface PdfText {
  /** Each page begins with its marker, see `pageMark`. Empty where no page has text. */
  readonly markdown: string;
  readonly heading: string | null;
  /** The lines that stand on each page, and the pages' numbers, one below the other. They are not in the text. */
  readonly repeated: string;
}

/** Turns the text of a file's pages into Markdown, in the order of reading. */
export function pdfToMarkdown(pages: readonly PdfPage[], outline: readonly OutlineEntry[]): PdfText {
  const texts = pages.map(({ number, planes, comments }) => ({
    number,
    comments,
    texts: planes.map(({ runs, top, bottom }) => ({ lines: linesOfRuns(runs), top, bottom })),
  }));
  const runningLines = findRunningLines(
    texts.flatMap(({ number: page, texts: [main] }): readonly PageLines[] =>
      main ? [{ page, ...main }] : [],
    ),
  );
  const lines = texts.flatMap((page) => page.texts.flatMap((text) => text.lines));
  const facts: DocumentFacts = {
    ...bodyOf(lines),
    hasWord: knownWords(insideOf(lines)),
    usedLabels: new Set(),
  };
  const read = texts.map((page) => ({
    page: page.number,
    blocks: [
      ...blocksOf(
        page.number,
        page.texts.map((text) => ({
          lines: text.lines.filter((line) => !runningLines.has(line)),
          middle: (text.top + text.bottom) / 2,
        })),
        facts,
      ),
      ...page.comments.map((text): PdfBlock => ({ type: 'comment', text })),
    ],
  }));
  const blocks = mendWords(read, facts.hasWord);
  const headings = findHeadings(blocks, facts.bodySize, outline);
  return {
    markdown: pagesToMarkdown(blocks, headings),
    heading: firstHeading(blocks, headings),
    repeated: [...runningLines].map((line) => textOfRuns(line.runs)).join('\n'),
  };
}

/** The size of most characters, and whether most are set like code. */
function bodyOf(lines: readonly Line[]): Pick<DocumentFacts, 'bodySize' | 'isMonospace'> {
  const bySize = new Map<number, number>();
  let [all, monospace] = [0, 0];
  for (const run of lines.flatMap((line) => line.runs)) {
    const size = Math.round(run.size * 2) / 2;
    bySize.set(size, (bySize.get(size) ?? 0) + run.text.length);
    all += run.text.length;
    if (run.isMonospace) monospace += run.text.length;
  }
  const [bodySize = 10] = [...bySize].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return { bodySize, isMonospace: monospace > all / 2 };
}

/** The lines without the words at their ends, which may be broken. */
function* insideOf(lines: readonly Line[]): Generator<string> {
  for (const line of lines) yield textOfRuns(line.runs).replace(/^\S+|\S+$/gu, '');
}

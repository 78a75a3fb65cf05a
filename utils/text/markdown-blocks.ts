/** A block of Markdown: a heading, a paragraph, a list, a table, a piece of code. */
export interface MarkdownBlock {
  readonly type: 'heading' | 'code' | 'table' | 'note' | 'text';
  /** 1 to 6 for a heading, else 0. */
  readonly level: number;
  /**
   * UTF-16 code units. The blank lines after a block belong to it, so that all blocks make up the whole text.
   */
  readonly start: number;
  readonly end: number;
}

const HEADING = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
const FENCE = /^[ \t]*(`{3,}|~{3,})/;
const TABLE_ROW = /^ {0,3}\|/;
/** A note by the extraction: which page of a PDF begins, or that something is missing. */
const NOTE = /^\[(?:p\. \d+|… .+ …)\]\s*$/;
const BLANK = /^\s*$/;

/** The blocks of a Markdown text in order. Text within a fence is code, whatever it looks like. */
export function blocksOf(text: string): readonly MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let block: Omit<MarkdownBlock, 'end'> | null = null;
  let fence: string | null = null;
  let isAfterBlank = false;

  const begin = (type: MarkdownBlock['type'], start: number, level = 0) => {
    if (block) blocks.push({ ...block, end: start });
    // Blank lines before the first block belong to it too.
    block = { type, level, start: block ? start : 0 };
  };

  for (const { line, start } of linesOf(text)) {
    if (fence !== null) {
      if (closes(line, fence)) {
        fence = null;
        isAfterBlank = true;
      }
      continue;
    }
    if (BLANK.test(line)) {
      isAfterBlank = true;
      continue;
    }
    const level = HEADING.exec(line)?.[1]?.length;
    const opening = FENCE.exec(line)?.[1];
    if (level !== undefined) begin('heading', start, level);
    else if (opening !== undefined) {
      fence = opening;
      begin('code', start);
    } else if (NOTE.test(line)) begin('note', start);
    else {
      const type = TABLE_ROW.test(line) ? 'table' : 'text';
      const goesOn: boolean = !isAfterBlank && typeOf(block) === type;
      if (!goesOn) begin(type, start);
    }
    isAfterBlank = false;
  }
  if (block) blocks.push({ ...(block as Omit<MarkdownBlock, 'end'>), end: text.length });
  else if (text !== '') blocks.push({ type: 'text', level: 0, start: 0, end: text.length });
  return blocks;
}

/** The lines with their places, without their ends. */
export function* linesOf(text: string, from = 0, to = text.length) {
  for (let start = from; start < to;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 || found >= to ? to : found;
    yield { line: text.slice(start, end), start, next: Math.min(end + 1, to) };
    start = end + 1;
  }
}

/** The words of a heading, without its delimiters. */
export function headingText(line: string): string {
  return line
    .replace(/^[\s#]+/, '')
    .replace(/[ \t]+#+[ \t]*$/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .trim();
}

/** A fence is closed by one of at least its length, with nothing beside it. */
function closes(line: string, fence: string): boolean {
  const found = FENCE.exec(line)?.[1];
  return (
    found !== undefined &&
    found[0] === fence[0] &&
    found.length >= fence.length &&
    line.trim().length === found.length
  );
}

function typeOf(block: { readonly type: MarkdownBlock['type'] } | null): MarkdownBlock['type'] | null {
  return block?.type ?? null;
}

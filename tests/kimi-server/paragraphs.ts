/** A paragraph or list item of a page, as plain text. */
export interface Paragraph {
  readonly text: string;
  /** The nearest heading above it, or empty. */
  readonly heading: string;
  /** The mark that the page was sent with to refer to it, such as `[12]`; empty where there is none. */
  readonly mark: string;
}

/** The prose of a Markdown page, in order. Code and tables are left out: they have no sentences. */
export function paragraphsOf(markdown: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let heading = '';
  let lines: string[] = [];
  let fence = '';
  let mark = '';

  const end = () => {
    const text = plain(lines.join(' '));
    if (text !== '') paragraphs.push({ text, heading, mark });
    lines = [];
    mark = '';
  };

  for (const raw of markdown.split('\n')) {
    const line = raw.trim().replace(/^(?:>\s*)+/, '');
    const opening = /^(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== '') {
      if (line.startsWith(fence)) fence = '';
    } else if (opening !== undefined) {
      end();
      fence = opening;
    } else if (/^#{1,6}\s/.test(line)) {
      end();
      heading = plain(line.replace(/^#+\s+/, ''));
    } else if (line === '' || line.startsWith('|') || /^[-*_=\s]+$/.test(line)) {
      end();
    } else {
      if (/^(?:[-*+]|\d+[.)])\s/.test(line)) end();
      const words = line.replace(/^(?:[-*+]|\d+[.)])\s+/, '');
      // Before a passage of a page, and after a point of a summary.
      const found = /^(?<before>\[(?:\d+·)?\d+\])(?: |$)|(?<after>(?:\[\d+\])+)$/.exec(words)?.groups;
      if (found?.['before']) end();
      mark = found?.['before'] ?? found?.['after'] ?? mark;
      lines.push(words.replace(/^\[(?:\d+·)?\d+\](?: |$)| ?(?:\[\d+\])+$/, ''));
    }
  }
  end();
  return paragraphs;
}

/** Markdown without its marks. */
function plain(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[\^[^\]]*\]/g, '')
    .replace(/(\*\*|__|~~|`+)/g, '')
    .replace(/(?<![\p{L}\p{N}])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}])/gu, '')
    .replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

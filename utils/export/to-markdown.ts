import { exportedTurns, type Exported, type ExportWords } from './exported-turns';

/** A conversation as Markdown: a heading for each question, and its answer with the passages that it cites. */
export function toMarkdown(exported: Exported, words: ExportWords): string {
  const turns = exportedTurns(exported, words).map(({ question, selection, pages, askedAt, model, answer }) =>
    [
      `## ${inLine(question)}`,
      ...pages.map(
        ({ title, url }) => `[${inLine(title)}](<${url.replaceAll(/[<>\n]/g, encodeURIComponent)}>)`,
      ),
      selection === '' ? null : quoted(selection),
      `*${words.at(askedAt)} · ${inLine(model)}*`,
      answer === '' ? `*${words.noAnswer}*` : lowered(answer),
    ]
      .filter((part) => part !== null)
      .join('\n\n'),
  );
  return `${[`# ${inLine(exported.name)}`, ...turns, `---`, words.writtenBy].join('\n\n')}\n`;
}

/** Plain text in one line, whose signs mean nothing to Markdown. */
const inLine = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>#|~]/g, '\\$&');

const quoted = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${inLine(line)}`.trimEnd())
    .join('\n');

/** The answer with its headings below that of its question. Code keeps its lines. */
function lowered(markdown: string): string {
  let fence = '';
  return markdown
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
      if (fence === '') fence = mark;
      else if (mark.startsWith(fence)) fence = '';
      return fence === '' && mark === '' ? line.replace(/^ {0,3}(#{1,4})(?= )/, '##$1') : line;
    })
    .join('\n');
}

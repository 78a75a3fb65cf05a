import { copiedAnswer } from '../answer/copied-answer';
import { safeHref } from '../answer/href';
import { exportedTurns, type Exported, type ExportedTurn, type ExportWords } from './exported-turns';

/** Nothing runs in the file, and nothing is loaded, whatever is in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 42rem; padding: 1rem; font: 1rem/1.55 system-ui, sans-serif; margin: 0 auto; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.2rem; line-height: 1.35; margin: 2.5rem 0 .5rem; }
h3, h4, h5, h6 { font-size: 1rem; }
.about { color: light-dark(#5c5d63, #abadb5); font-size: .85rem; }
blockquote { padding-inline-start: 1rem; border-inline-start: 3px solid light-dark(#d5d5d0, #55585f); margin-inline: 0; white-space: pre-line; }
pre { overflow-x: auto; padding: .75rem; border: 1px solid light-dark(#e0e0dc, #44474d); border-radius: .4rem; }
code { font-family: ui-monospace, monospace; font-size: .9em; }
table { border-collapse: collapse; }
th, td { padding: .3rem .6rem; border: 1px solid light-dark(#d5d5d0, #55585f); text-align: start; }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  pre { white-space: pre-wrap; }
  tr, blockquote { break-inside: avoid; }
  .sheet a { color: inherit; }
}
`;

/**
 * A conversation as a page that stands alone: no script, no request, the answers as the panel shows them, their
 * citations as links. `language` is that of the words, BCP 47.
 */
export function toHtml(exported: Exported, words: ExportWords, language: string): string {
  const name = escaped(exported.name);
  const turns = exportedTurns(exported, words).map((turn) => sectionOf(turn, words));
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<style>${STYLE}</style>
</head>
<body class="sheet">
<h1 dir="auto">${name}</h1>
${turns.join('\n')}
<hr>
<p class="about">${escaped(words.writtenBy)}</p>
</body>
</html>
`;
}

function sectionOf(turn: ExportedTurn, words: ExportWords): string {
  const { question, selection, pages, askedAt, model, answer } = turn;
  const linked = pages.map(({ title, url }) => {
    const href = safeHref(url);
    return href ? `<a href="${escaped(href)}" rel="noreferrer">${escaped(title)}</a>` : escaped(title);
  });
  const about = [...linked, escaped(words.at(askedAt)), escaped(model)];
  return `<section>
<h2 dir="auto">${escaped(question)}</h2>
<p class="about">${about.join(' · ')}</p>
${selection === '' ? '' : `<blockquote dir="auto">${escaped(selection.trim())}</blockquote>`}
<div dir="auto">${answer === '' ? `<p><em>${escaped(words.noAnswer)}</em></p>` : copiedAnswer(answer, false, 'kept').html}</div>
</section>`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

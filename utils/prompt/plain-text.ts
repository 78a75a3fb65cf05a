import type { PassageKind } from '../page/passage-target';

/** Each part ends where another begins, so that no text is scanned twice. */
const IMAGE = /!\[(?:[^[\]]|\[[^[\]]*\])*\]\([^()\s[]*\)/g;
const LINK = /\[((?:[^[\]]|\[[^[\]]*\])*)\]\([^()\s[]*\)/g;
/** Quote delimiters and indentation of a continued line. */
const LINE_START = /\n[ \t]*(?:>[ \t]*)*/g;
const FENCES = /^[ \t]*(`{3,}|~{3,}).*\n?|\n[ \t]*(?:`{3,}|~{3,})[ \t]*$/g;
const CELLS = /(?<!\\)\|/;
/** Formulas and code: apparent emphasis in them is none. */
const KEPT =
  /(?<!`)(`+)(?!`)([\s\S]{0,500}?[^`])\1(?!`)|\$\$[\s\S]{1,2000}?\$\$|\$(?!\s)[^$\n]{1,500}?(?<!\s)\$(?!\d)/g;

/**
 * The words of a passage as a reader of the page sees them: links by their text, no pictures, no signs of
 * emphasis; formulas stay TeX. The cells of a row are separated by tabs.
 */
export function plainText(markdown: string, kind: PassageKind = 'paragraph'): string {
  switch (kind) {
    case 'code':
      return markdown.replaceAll(FENCES, '').replace(/\s+$/, '');
    case 'formula':
      return markdown.replaceAll('$$', '').trim();
    case 'row':
      return markdown
        .split(CELLS)
        .map((cell) => prose(cell.replaceAll('\\|', '|'), withBreaks))
        .filter((cell) => cell !== '')
        .join('\t');
    case 'paragraph':
    case 'item':
    case 'quote':
    case 'heading':
      return prose(markdown.replaceAll(LINE_START, '\n'));
  }
}

function prose(markdown: string, unsigned = withoutSigns): string {
  const text = markdown.replaceAll(IMAGE, '').replaceAll(LINK, '$1');
  let plain = '';
  let end = 0;
  for (const { 0: kept, 1: ticks, 2: code, index } of text.matchAll(KEPT)) {
    plain += unsigned(text.slice(end, index)) + (ticks === undefined ? kept : (code ?? '').trim());
    end = index + kept.length;
  }
  return (plain + unsigned(text.slice(end)))
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** The lines of a cell, which Markdown can only write as HTML. */
function withBreaks(text: string): string {
  return withoutSigns(text).replaceAll('<br>', '\n');
}

/** Removes emphasis where it cannot be the page's own signs: around words, not between spaces. */
function withoutSigns(text: string): string {
  return text
    .replace(/\*\*|~~/g, '')
    .replace(/(?<![\p{L}\p{N}*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\p{L}\p{N}*])/gu, '')
    .replace(/<\/?(?:sub|sup)>/g, '')
    .replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, '$1');
}

// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { extractPage } from '@/utils/page/extract/extract';
import { PAGE_URL } from '../page-fixtures';

afterEach(() => document.body.replaceChildren());

const TEXT = 'The tide comes in twice a day, and goes out as often. '.repeat(6).trim();

/** The text of a page, without the paragraphs around the part. */
function read(part: string): string {
  document.body.innerHTML = `<main><p>${TEXT}</p>${part}<p>Last. ${TEXT}</p></main>`;
  return extractPage(document, PAGE_URL).markdown.replace(TEXT, '').replace(`Last. ${TEXT}`, '').trim();
}

const row = (number: number, words: string, style: string): string =>
  `<div class="x3"><span>${number}</span><span style="${style}">${words}</span></div>`;
const rows = (style: string): string =>
  `<div>${[row(7, 'if tide:', style), row(8, '    wait()', style), row(9, '', style)].join('')}</div>`;

test('rows of a number and a line of code are one piece of code, with its indentation', () => {
  expect(read(rows('white-space:pre;font-family:monospace'))).toBe('```\nif tide:\n    wait()\n```');
});

test('rows of a number and a sentence are steps', () => {
  const steps = [row(1, 'Open the gate.', ''), row(2, 'Wait.', '')].join('');
  expect(read(`<div>${steps}</div>`)).toBe('1. Open the gate.\n2. Wait.');
});

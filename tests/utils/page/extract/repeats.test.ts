// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { dropRepeats } from '@/utils/page/extract/repeats';

const LINE = 'The mast of the boat was painted white, and the oars were blue.';

function textAfter(html: string, inRuns = false): string {
  const content = document.createElement('div');
  content.innerHTML = html;
  dropRepeats(content, 50, inRuns);
  return content.innerHTML;
}

test('a line that was said before is left out, with the elements that held nothing else', () => {
  expect(textAfter(`<p>${LINE}</p><blockquote><p>${LINE}</p></blockquote><p>Why?</p>`)).toBe(
    `<p>${LINE}</p><p>Why?</p>`,
  );
});

test('lines that what is left out kept apart stay apart', () => {
  const quote = `<blockquote><p>${LINE}</p></blockquote>`;
  expect(textAfter(`<p>${LINE}</p><div>Ann:${quote} <i>So?</i>${quote}Yes.${quote}</div>`)).toBe(
    `<p>${LINE}</p><div>Ann:<blockquote></blockquote> <i>So?</i><blockquote></blockquote>Yes.</div>`,
  );
});

test('lines end at line breaks, and inline elements are part of a line', () => {
  const quote = `Ann said:<br><b>${LINE.slice(0, 9)}</b>${LINE.slice(9)}`;
  expect(textAfter(`<div>Hello.<br>${LINE}<br>Bye.</div><blockquote>${quote}</blockquote>`)).toBe(
    `<div>Hello.<br>${LINE}<br>Bye.</div><blockquote>Ann said:<br></blockquote>`,
  );
});

test('what is short, code and tables of data may say the same again', () => {
  const html =
    `<p>White</p><p>White</p><pre>${LINE}</pre><pre>${LINE}</pre>` +
    `<table><tbody><tr><th>Boat</th><td>${LINE}</td></tr><tr><th>Raft</th><td>${LINE}</td></tr></tbody></table>`;
  expect(textAfter(html)).toBe(html);
});

test('a picture stays whose words were said before', () => {
  expect(textAfter(`<p>${LINE}</p><p><img src="boat.png" alt="A boat">${LINE}</p>`)).toBe(
    `<p>${LINE}</p><p><img src="boat.png" alt="A boat"></p>`,
  );
});

test('views of one thing are one picture; beside words, or without any, a picture stays', () => {
  const view = '<p><a href="/big"><img src="a.png" alt="A boat"></a></p>';
  const yes = '<p>Oars: <img src="yes.png" alt="yes"></p><p>Sail: <img src="yes.png" alt="yes"></p>';
  const silent = '<p><img src="b.png"></p><p><img src="c.png"></p>';
  expect(textAfter(`${view}${view}<p>${LINE}</p>${view}${yes}${silent}`)).toBe(
    `${view}<p>${LINE}</p>${yes}${silent}`,
  );
});

test('short lines that follow each other as they did before are one thing said twice, where asked', () => {
  const card = ['Free shipping', 'Returns within thirty days', 'Paid in four parts or in one']
    .map((line) => `<p>${line}</p>`)
    .join('');
  const html = `<div>${card}</div><p>Oak</p><div>${card}</div>`;
  expect(textAfter(html)).toBe(html);
  expect(textAfter(html, true)).toBe(`<div>${card}</div><p>Oak</p>`);
  const few = '<p>Oak</p><p>Oiled by hand</p><hr><p>Oak</p><p>Oiled by hand</p>';
  expect(textAfter(few, true)).toBe(few);
});

// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { dropEchoLinks } from '@/utils/page/extract/echo-links';
import { pageOf } from '../page-fixtures';

const BOATS = ['Raft', 'Dinghy', 'Kayak'];

function linksAfter(card: (boat: string) => string, boats = BOATS): readonly string[] {
  const { body } = pageOf(boats.map((boat) => `<div>${card(boat)}</div>`).join(''));
  dropEchoLinks(body);
  return [...body.querySelectorAll('a')].map(({ textContent }) => textContent);
}

test('a link of a card that only repeats where its title leads is left out, in any language', () => {
  const card =
    (more: string) =>
    (boat: string): string =>
      `<h3><a href="/${boat}">${boat}</a></h3><p>Made of oak.</p><a href="/${boat}">${more}</a>`;
  for (const more of ['Quick view', 'Weiterlesen', '続きを読む'])
    expect(linksAfter(card(more))).toEqual(BOATS);
  expect(linksAfter(card('Quick view'), ['Raft', 'Dinghy'])).toHaveLength(4);
});

test('the only link to a place stays, and so does one whose words are its own', () => {
  expect(linksAfter((boat) => `<h3>${boat}</h3><a href="/${boat}">Details</a>`)).toHaveLength(3);
  const both = (boat: string): string =>
    `<a href="/${boat}">${boat}</a> <a href="/${boat}">${boat} in oak</a>`;
  expect(linksAfter(both)).toHaveLength(6);
  const two = (boat: string): string =>
    `<h3>${boat}</h3><a href="/${boat}">Details</a><a href="/${boat}">Buy</a>`;
  expect(linksAfter(two)).toEqual(['Buy', 'Buy', 'Buy']);
  const title = (boat: string): string =>
    `<h3><a href="/${boat}">A boat</a></h3><a href="/${boat}">${boat}</a>`;
  expect(linksAfter(title)).toHaveLength(6);
  const sentence = (boat: string): string =>
    `<a href="#${boat}">${boat}</a><p>It floats. <a href="#${boat}">See an example below.</a></p>`;
  expect(linksAfter(sentence)).toHaveLength(6);
});

test('a picture that leads to the same place keeps it', () => {
  const card = (boat: string): string =>
    `<a href="/${boat}"><img src="/${boat}.png" alt="${boat}"></a><h3>${boat}</h3><a href="/${boat}">Shop now</a>`;
  expect(linksAfter(card)).toEqual(['', '', '']);
});

// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { lastBox } from '@/utils/selection-button/last-box';

beforeEach(() => {
  // There is no layout here: a range stands where its words begin, as wide as they are long.
  Range.prototype.getClientRects = function getClientRects() {
    return [new DOMRect(this.startOffset, 0, this.toString().length, 10)] as unknown as DOMRectList;
  };
});

function nodes() {
  document.body.innerHTML =
    '<p id="one">First words</p>\n<p id="two">Second <b>bold</b></p>\n<p id="three">Third</p>';
  const [one, two, three] = ['one', 'two', 'three'].map((id) => document.querySelector(`#${id}`));
  if (!one?.firstChild || !two || !three?.firstChild) throw new Error('The page is not there.');
  return { one, two, three, first: one.firstChild, third: three.firstChild };
}

test('a selection within words ends where they end', () => {
  const { first } = nodes();
  const box = lastBox({ start: { node: first, offset: 2 }, end: { node: first, offset: 5 } });
  expect(box).toMatchObject({ left: 2, right: 5 });
});

test('a paragraph that is selected by three clicks ends with its own words, not with the next paragraph', () => {
  const { first, two } = nodes();
  const box = lastBox({ start: { node: first, offset: 0 }, end: { node: two, offset: 0 } });
  expect(box).toMatchObject({ left: 0, right: 11 });
});

test('a selection that ends after an element ends with the last words in it', () => {
  const { first, two } = nodes();
  const box = lastBox({ start: { node: first, offset: 0 }, end: { node: two, offset: 2 } });
  expect(box).toMatchObject({ left: 0, right: 4 });
});

test('where no words are selected there is no end', () => {
  const { first, two } = nodes();
  expect(lastBox({ start: { node: first, offset: 11 }, end: { node: two, offset: 0 } })).toBeNull();
});

// @vitest-environment jsdom
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VISIBLE_TO_SCRIPTS } from '@/utils/page/dom/visible-dom';
import { createShownItems, merge } from '@/utils/page/scroll/shown-items';
import { virtualLists } from '@/utils/page/scroll/virtual-list';

describe('what a list showed before and shows now', () => {
  const unnumbered = (texts: readonly string[]) => texts.map((text) => ({ index: null, text }));
  const numbered = (indices: readonly number[], mark = '') =>
    indices.map((index) => ({ index, text: `item ${index}${mark}` }));
  const textsOf = (items: readonly { readonly text: string }[]) => items.map(({ text }) => text);

  test('is joined where it overlaps, and what is there twice stays twice', () => {
    expect(textsOf(merge(unnumbered(['a', 'b', 'b']), unnumbered(['b', 'b', 'c', 'b'])))).toEqual(
      'a b b c b'.split(' '),
    );
  });

  test('is the same when nothing new is shown', () => {
    const known = unnumbered(['a', 'b', 'c']);
    expect(merge(known, unnumbered(['b', 'c']))).toEqual(known);
    expect(merge(known, unnumbered(['a', 'b']))).toEqual(known);
  });

  test('goes by the numbers where there are any, and the newest text holds', () => {
    expect(textsOf(merge(numbered([3, 4]), numbered([1, 2, 3], '!')))).toEqual([
      'item 1!',
      'item 2!',
      'item 3!',
      'item 4',
    ]);
  });

  test('is the whole list again, if each look overlaps the one before by what makes it plain', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(list, fc.integer({ min: 2, max: 8 }), (texts, size) => {
        // A mark that no two items share, as most lists have.
        const all = unnumbered(texts.map((text, at) => `${text} ${at}`));
        let known: readonly { readonly index: null; readonly text: string }[] = [];
        for (let start = 0; start < all.length; start += size - 1) {
          known = merge(known, all.slice(start, start + size));
        }
        expect(known).toEqual(all);
      }),
    );
  });
});

describe('a list that keeps few of its items', () => {
  const row = (index: number): string =>
    `<div style="position: absolute; top: ${index * 40}px">row ${index}</div>`;
  const show = (from: number, to: number): void => {
    const list = document.querySelector('#list');
    if (!list) throw new Error('there is no list');
    list.innerHTML = Array.from({ length: to - from }, (_, offset) => row(from + offset)).join('');
  };

  beforeEach(() => {
    document.body.innerHTML = '<p>text</p><div id="list" style="height: 4000px"></div>';
  });
  afterEach(() => {
    document.body.replaceChildren();
    history.replaceState(null, '', '/');
  });

  const list = (): Element => document.querySelector('#list') ?? document.body;
  const create = () => createShownItems(document, VISIBLE_TO_SCRIPTS, (item) => [item.cloneNode(true)]);
  const textsOf = (nodes: readonly Node[] | null) => nodes?.map(({ textContent }) => textContent) ?? null;
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, offset) => `row ${from + offset}`);

  test('is found, and no other', () => {
    show(0, 5);
    expect(virtualLists(document, VISIBLE_TO_SCRIPTS)).toEqual([list()]);
    document.body.innerHTML = '<ul><li>a</li><li>b</li><li>c</li></ul><div style="position:absolute">x</div>';
    expect(virtualLists(document, VISIBLE_TO_SCRIPTS)).toEqual([]);
  });

  test('is remembered as it is scrolled, with what it shows last', () => {
    const shown = create();
    show(0, 6);
    shown.collect();
    show(4, 10);
    shown.collect();
    show(8, 14);
    expect(textsOf(shown.of(list()))).toEqual(rows(0, 14));
    expect(shown.count()).toBe(14);
  });

  test('is forgotten when it shows something else altogether', () => {
    const shown = create();
    show(0, 6);
    shown.collect();
    show(100, 106);
    expect(shown.of(list())).toBeNull();
  });

  test('is forgotten on another page of the application, and not for a fragment', () => {
    const shown = create();
    show(0, 6);
    shown.collect();
    show(4, 10);
    history.pushState(null, '', '#row-3');
    expect(textsOf(shown.of(list()))).toEqual(rows(0, 10));
    history.pushState(null, '', '/elsewhere');
    expect(shown.of(list())).toBeNull();
  });

  test('is left as it is while it has all that was ever in it', () => {
    const shown = create();
    show(0, 6);
    shown.collect();
    expect(shown.of(list())).toBeNull();
    show(0, 8);
    expect(shown.of(list())).toBeNull();
  });

  test('has an item once that grew where it was, and twice where its element was used for another', () => {
    const shown = create();
    show(0, 4);
    shown.collect();
    const [first, second] = list().querySelectorAll<HTMLElement>('div');
    if (!first || !second) throw new Error('there are no rows');
    second.append(', and more of it');
    first.textContent = 'row 4';
    first.style.top = '160px';
    list().append(first);
    expect(textsOf(shown.of(list()))).toEqual(['row 0', 'row 1, and more of it', 'row 2', 'row 3', 'row 4']);
  });

  test('keeps items apart whose numbers begin anew', () => {
    const numbered = (texts: readonly string[]) => {
      list().innerHTML = texts.map((text, at) => `<p data-index="${at % 2}">${text}</p>`).join('');
    };
    const shown = create();
    numbered(['a', 'b', 'c', 'd']);
    shown.collect();
    numbered(['c', 'd', 'e', 'f']);
    expect(textsOf(shown.of(list()))).toEqual('a b c d e f'.split(' '));
  });

  test('is one also if nothing shows it but that it drops items, and a notice that goes is no item', () => {
    document.body.innerHTML = '<div id="list"><p>c</p><p>d</p></div>';
    const shown = create();
    const dropped = (html: string): Element =>
      Object.assign(document.createElement('div'), { innerHTML: html }).firstElementChild ?? document.body;
    shown.takeDropped(list(), [dropped('<div>Loading more</div>')]);
    expect(shown.has(list())).toBe(false);
    shown.takeDropped(list(), [dropped('<p>a</p>'), dropped('<p>b</p>')]);
    expect(textsOf(shown.of(list()))).toEqual(['a', 'b', 'c', 'd']);
  });
});

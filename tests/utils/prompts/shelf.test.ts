import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OwnPrompt } from '@/utils/prompts/own-prompt';
import {
  changedShelf,
  EMPTY_SHELF,
  placesOf,
  readShelf,
  type PromptShelf,
  type ShelfChange,
} from '@/utils/prompts/shelf';

const prompt = (id: string, change: Partial<OwnPrompt> = {}): OwnPrompt => ({
  id,
  name: `Name ${id}`,
  text: `Text ${id}`,
  ...change,
});
const ids = ({ own }: PromptShelf) => own.map(({ id }) => id);
const after = (changes: readonly ShelfChange[], before = EMPTY_SHELF) => changes.reduce(changedShelf, before);
const three = after(['a', 'b', 'c'].map((id) => ({ type: 'written', prompt: prompt(id) })));

const someId = fc.constantFrom('a', 'b', 'c', 'quiz');
const somePrompt = fc
  .record({ id: someId, name: fc.constantFrom('x', 'y'), text: fc.constantFrom('x', 'y') })
  .map((one): OwnPrompt => one);
const someChange: fc.Arbitrary<ShelfChange> = fc.oneof(
  somePrompt.map((one) => ({ type: 'written' as const, prompt: one })),
  someId.map((id) => ({ type: 'removed' as const, id })),
  fc.record({
    type: fc.constant('placed' as const),
    id: someId,
    place: fc.constantFrom('pinned' as const, 'inMenu' as const),
    isThere: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('moved' as const),
    id: someId,
    by: fc.constantFrom(1 as const, -1 as const),
  }),
  fc.array(somePrompt, { maxLength: 3 }).map((prompts) => ({ type: 'imported' as const, prompts })),
);

describe('the shelf of prompts', () => {
  test('keeps a prompt’s place when it is written once more', () => {
    const written = after([{ type: 'written', prompt: prompt('b', { name: 'New' }) }], three);
    expect(ids(written)).toEqual(['a', 'b', 'c']);
    expect(written.own[1]?.name).toBe('New');
  });

  test('moves a prompt past its neighbour, and not past the end', () => {
    expect(ids(after([{ type: 'moved', id: 'c', by: -1 }], three))).toEqual(['a', 'c', 'b']);
    expect(after([{ type: 'moved', id: 'a', by: -1 }], three)).toBe(three);
  });

  test('puts a removed prompt back where it was, with its places', () => {
    const placed = after(
      [
        { type: 'placed', id: 'b', place: 'pinned', isThere: true },
        { type: 'placed', id: 'b', place: 'inMenu', isThere: true },
      ],
      three,
    );
    const removed = placesOf(placed, 'b');
    const without = after([{ type: 'removed', id: 'b' }], placed);
    expect(without).toMatchObject({ pinned: [], inMenu: [] });
    expect(ids(without)).toEqual(['a', 'c']);
    expect(removed && after([{ type: 'restored', removed }], without)).toEqual(placed);
    expect(removed && after([{ type: 'restored', removed }], placed)).toBe(placed);
  });

  test('adds what is new of a file, once', () => {
    const prompts = [prompt('x', { name: 'Name a', text: 'Text a' }), prompt('y'), prompt('y')];
    const imported = after([{ type: 'imported', prompts }], three);
    expect(ids(imported)).toEqual(['a', 'b', 'c', 'y']);
    expect(after([{ type: 'imported', prompts }], imported)).toEqual(imported);
  });

  test('has every id once whatever happens, and reads as it was stored', () => {
    fc.assert(
      fc.property(fc.array(someChange), (changes) => {
        const shelf = after(changes);
        for (const list of [ids(shelf), shelf.pinned, shelf.inMenu])
          expect(new Set(list).size).toBe(list.length);
      }),
    );
  });

  test('is read without what makes no sense', () => {
    expect(readShelf(null)).toEqual(EMPTY_SHELF);
    const stored = {
      own: [
        prompt('a'),
        { id: 'b' },
        7,
        { ...prompt('c'), effort: 'huge', model: '', extra: true },
        prompt('a'),
      ],
      pinned: ['a', 'a', 3],
      inMenu: 'a',
    };
    expect(readShelf(stored)).toEqual({ own: [prompt('a'), prompt('c')], pinned: ['a'], inMenu: [] });
  });
});

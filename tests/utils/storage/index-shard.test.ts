import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeShard, encodeShard, listIn, placeIn, shardFrom, shardOf } from '@/utils/storage/index-shard';
import { partTerm, signTerm } from '@/utils/text/terms';

/** Terms with what sorts unlike its code points: signs beyond the first plane, and those just before U+FFFF. */
const text = fc
  .array(fc.constantFrom('a', 'b', 'é', '潮', '\u{1f30a}', '\uff21', '\ufffd'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((signs) => signs.join(''));
const term = fc.tuple(fc.constantFrom(String, partTerm, signTerm), text).map(([mark, one]) => mark(one));

const list = fc
  .uniqueArray(fc.integer({ min: 0, max: 255 }), { maxLength: 256 })
  .map((lows) => Uint8Array.from(lows).toSorted());

const lists = fc.array(fc.tuple(term, list)).map((entries) => new Map(entries));

test('a shard is read as it was written, without the terms that lead nowhere', () => {
  fc.assert(
    fc.property(lists, (all) => {
      const shard = shardFrom(all);
      fc.pre(shard.terms.length > 0);
      const read = decodeShard(encodeShard(shard));
      expect(read.terms).toEqual(shard.terms);
      for (const [one, lows] of all) expect(Array.from(listIn(read, one) ?? [])).toEqual(Array.from(lows));
    }),
  );
});

test('a term of all conversations of a block is written too', () => {
  const all = Uint8Array.from({ length: 256 }, (_, low) => low);
  expect(listIn(decodeShard(encodeShard(shardFrom(new Map([['tide', all]])))), 'tide')).toEqual(all);
});

test('all terms with a beginning are in its shard, one after the other', () => {
  fc.assert(
    fc.property(lists, term, (all, beginning) => {
      const shard = shardFrom(all);
      const begun = shard.terms.filter((one) => one.startsWith(beginning));
      expect(begun.map(shardOf).filter((number) => number !== shardOf(beginning))).toEqual([]);
      const at = placeIn(shard, beginning);
      expect(shard.terms.slice(at, at + begun.length)).toEqual(begun);
    }),
  );
});

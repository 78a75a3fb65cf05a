import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOverlap } from '@/utils/kimi/overlap';
import { growth, IN_PROPORTION } from '../../growth';

/** The new text in a continuation that arrives in these pieces. */
function join(prefix: string, ...pieces: readonly string[]) {
  const overlap = createOverlap(prefix);
  const added = pieces.map((piece) => overlap.push(piece)).join('') + overlap.flush();
  return { added, repeatsWhole: overlap.repeatsWhole(), isNewAnswer: overlap.isNewAnswer() };
}

const SENTENCE = 'Plants turn light into sugar. They do so in their leaves,';

describe('a continuation', () => {
  it.each([
    ['that is new', SENTENCE, ' where the light falls.', ' where the light falls.'],
    ['of a word', 'It is beauti', 'ful.', 'ful.'],
    ['of nothing', '', 'All of it.', 'All of it.'],
    ['of white space', ' \n', ' All', ' All'],
    ['that says a word twice', 'He waved bye', 'bye and left', 'bye and left'],
    ['that says a longer word twice', 'The bird said tweet', 'tweet again', 'tweet again'],
    ['that says a short phrase twice', 'On and on ', 'and on and on', 'and on and on'],
    ['that laughs on', 'She said: hahahahahahahaha', 'hahahahahahahaha!', 'hahahahahahahaha!'],
    ['that rules on', '| --- | --- | --- |', ' --- | --- | --- |\n', ' --- | --- | --- |\n'],
    ['that doubles a Chinese word', '我们来研究', '研究这个问题', '研究这个问题'],
    ['that closes brackets', 'if (a) {\n  if (b) {\n  }\n}', '\n}\n}\n', '\n}\n}\n'],
    ['of a digit', '1', '1 1', '1 1'],
  ])('%s stays as it is', (_, prefix, text, added) => {
    expect(join(prefix, text)).toEqual({ added, repeatsWhole: false, isNewAnswer: false });
    expect(join(prefix, ...text)).toEqual({ added, repeatsWhole: false, isNewAnswer: false });
  });

  it.each([
    ['the last sentence', SENTENCE, 'They do so in their leaves, where it falls.', ' where it falls.'],
    ['the last words', SENTENCE, 'in their leaves, where', ' where'],
    ['two words', 'I saw the cat', 'the cat sat', ' sat'],
    ['Chinese', '植物把光变成糖。它们在叶子里', '它们在叶子里完成这个过程。', '完成这个过程。'],
    ['Japanese', '植物は光を糖に変えます。それは葉の中で', 'それは葉の中で行われます。', '行われます。'],
    ['with other white space', 'One line\nand another line', 'and  another\nline follows', ' follows'],
    ['after white space', SENTENCE, '\n\n They do so in their leaves, where', ' where'],
    [
      'beyond white space at the end',
      'The first item is long.\n\n',
      'The first item is long.\n\nNext',
      'Next',
    ],
    ['with less white space at the end', 'The first item is long.\n', 'item is long.\n\nNext', '\nNext'],
    ['with other white space at the end', 'The first item is long. ', 'first item is long.\nNext', '\nNext'],
    ['emoji and all', 'A 🦊 jumps over the 🐕 dog', 'over the 🐕 dog 🎉', ' 🎉'],
    ['all of it that is short', 'Yes', 'Yes, it is.', ', it is.'],
  ])('that repeats %s gives what is new', (_, prefix, text, added) => {
    expect(join(prefix, text).added).toBe(added);
    expect(join(prefix, ...text).added).toBe(added);
  });

  it('that repeats and ends gives nothing', () => {
    expect(join(SENTENCE, 'They do so in ', 'their leaves,').added).toBe('');
  });

  it('that seems to repeat and then does not is given whole', () => {
    expect(join(SENTENCE, 'They do so ', 'in roots.').added).toBe('They do so in roots.');
    expect(join(SENTENCE, 'They do so ').added).toBe('They do so ');
  });

  it('is held back only while it may be a repetition', () => {
    const overlap = createOverlap(SENTENCE);
    expect(overlap.push('They do')).toBe('');
    expect(overlap.push(' not')).toBe('They do not');
    expect(overlap.push(' They do so in their leaves,')).toBe(' They do so in their leaves,');
    expect(overlap.flush()).toBe('');
  });

  it('is not held back beyond 2000 characters that repeat what is near the end', () => {
    const line = 'The same line, again and again. ';
    const overlap = createOverlap(`Before. ${line.repeat(200)}`);
    let held = 0;
    while (overlap.push(line) === '' && held < 100_000) held += line.length;
    expect(held).toBeLessThan(3000);
  });
});

describe('a server that answers from the beginning', () => {
  const answer = Array.from({ length: 400 }, (_, i) => `Sentence ${i} says that ${i * 7} is a number.`).join(
    ' ',
  );

  it('gives what is beyond, and is told', () => {
    const prefix = answer.slice(0, 9000);
    expect(join(prefix, answer)).toEqual({
      added: answer.slice(9000),
      repeatsWhole: true,
      isNewAnswer: false,
    });
  });

  it('is told however short the answer stood', () => {
    expect(join('Plants', 'Plants turn')).toEqual({ added: ' turn', repeatsWhole: true, isNewAnswer: false });
  });

  it('and stops before it says anything new gives nothing', () => {
    expect(join(answer, answer.slice(0, 3000))).toEqual({
      added: '',
      repeatsWhole: true,
      isNewAnswer: false,
    });
  });

  it('and goes elsewhere gives all of its answer at once, and is told', () => {
    const overlap = createOverlap(answer);
    const same = answer.slice(0, 5000);
    expect(overlap.push(same)).toBe('');
    expect(overlap.repeatsWhole()).toBe(false);
    expect(overlap.push(' But then')).toBe(`${same} But then`);
    expect(overlap.isNewAnswer()).toBe(true);
    expect(overlap.repeatsWhole()).toBe(true);
    expect(overlap.push(' it ends.')).toBe(' it ends.');
  });

  it('takes time in proportion to the answer', () => {
    const added = (long: string) => join(long, ...(`${long} More.`.match(/[^]{1,4}/g) ?? [])).added;
    expect(added(answer.repeat(20))).toBe(' More.');
    expect(growth(added, answer.repeat(2), answer.repeat(20))).toBeLessThan(IN_PROPORTION);
  });
});

describe('whatever the cut', () => {
  // Few characters, so that repetitions are many; words, Chinese, pairs of surrogates and white space.
  const text = fc
    .array(fc.constantFrom('a', 'bc', 'the cat ', ' ', '\n', '研究', '，', '🦊', 'def', 'ghij', 'klm '), {
      maxLength: 40,
    })
    .map((parts) => parts.join(''));
  const cuts = fc.array(fc.nat(200), { maxLength: 30 });

  function pieces(whole: string, at: readonly number[]) {
    const places = [0, ...at.map((place) => Math.min(place, whole.length)), whole.length].toSorted(
      (a, b) => a - b,
    );
    return places.slice(1).map((place, index) => whole.slice(places[index], place));
  }

  it('the same is new', () => {
    fc.assert(
      fc.property(text, text, fc.nat(60), cuts, (prefix, fresh, back, at) => {
        const whole = prefix.slice(-back) + fresh;
        expect(join(prefix, ...pieces(whole, at))).toEqual(join(prefix, whole));
      }),
      { numRuns: 2000 },
    );
  });

  it('what is new is the end of what came, and what was left out is a repetition', () => {
    const bare = (value: string) => value.replace(/\s+/g, '');
    fc.assert(
      fc.property(text, text, fc.nat(60), cuts, (prefix, fresh, back, at) => {
        const whole = prefix.slice(-back) + fresh;
        const { added, repeatsWhole } = join(prefix, ...pieces(whole, at));
        expect(whole.endsWith(added)).toBe(true);
        const left = bare(whole.slice(0, whole.length - added.length));
        expect(bare(prefix).endsWith(left) || (repeatsWhole && bare(prefix).startsWith(left))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('text that has nothing of what stands is never touched', () => {
    const other = fc.stringMatching(/^[0-9A-Z ,.]{0,80}$/);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z研究叶子 \n]{0,300}$/), other, cuts, (prefix, fresh, at) => {
        expect(join(prefix, ...pieces(fresh, at)).added).toBe(fresh);
      }),
    );
  });

  it('an overlap that says enough is found, and no more than it is left out', () => {
    const sentence = fc.stringMatching(/^[a-z]{3,9}( [a-z研究叶子]{3,9}){4,9}$/);
    fc.assert(
      fc.property(
        sentence,
        sentence,
        fc.stringMatching(/^ [A-Z]{1,9}( [A-Z]{1,9}){0,5}$/),
        cuts,
        (before, overlap, fresh, at) => {
          fc.pre(new Set(overlap.match(/\S/g)).size >= 5);
          expect(join(`${before}. ${overlap}`, ...pieces(overlap + fresh, at)).added).toBe(fresh);
        },
      ),
    );
  });
});

import { isRepetition, weight } from './repetition';

/** How much of the end of what stands may be repeated, in characters that are not white space. */
const WINDOW = 2000;

/** Two answers that begin with so much alike are the same answer, begun twice. */
const SAME_BEGINNING = 32;

/**
 * Joins a continuation to `prefix`, what stands already: feed it the text of the continuation, cut
 * anywhere, and it gives what is new of it, to be put directly after `prefix`.
 *
 * - A beginning that repeats the end of `prefix` is left out; white space does not count when they
 *   are compared, and is not doubled at the joint. Of a repetition so short that it may be meant
 *   (`bye` + `bye`), nothing is left out: see `isRepetition`. So ask a model that cannot take up a
 *   partial answer to begin with the last sentence again.
 * - A server that ignores `partial` answers from the beginning. As far as it says the same word for
 *   word, up to the end of `prefix`, that is left out in the same way. If it begins the same and
 *   then goes elsewhere, `isNewAnswer` is true from the `push` that tells, which gives all that came
 *   until then: it is no continuation, and cannot be joined.
 * - Nothing else is changed: no space is put in where none came, since `quick` + `ly` are one word.
 *
 * Text is held back only while it may still be a repetition: a few characters of a continuation that
 * is new; up to 2000 that repeat something near the end; up to the whole that repeats the whole.
 * `flush` gives what is held when the stream ends, whether it ended well or not.
 */
export function createOverlap(prefix: string) {
  const whole = withoutSpace(prefix);
  const end = whole.slice(-WINDOW);
  /** What came, until it is decided what it is. */
  let held = '';
  let heldWithoutSpace = '';
  /** How much of the beginning of `whole` came again, as long as nothing else did. */
  let repeated = 0;
  let isDecided = whole === '';
  let hasRepeatedWhole = false;
  let isNewAnswer = false;

  function add(text: string): void {
    held += text;
    const added = withoutSpace(text);
    if (repeated === heldWithoutSpace.length) repeated += sameLength(added, whole, repeated);
    heldWithoutSpace += added;
  }

  /** Whether all that came may yet turn out to be a repetition, or be followed by the space at its joint. */
  function isOpen(): boolean {
    return repeated === heldWithoutSpace.length || end.includes(heldWithoutSpace);
  }

  function decide(): string {
    isDecided = true;
    if (repeated === whole.length && isRepetition(prefix, held, whole.length)) {
      hasRepeatedWhole = true;
      return rest(whole.length);
    }
    const length = overlapLength();
    if (length > 0) return rest(length);
    if (weight(whole.slice(0, repeated)) < SAME_BEGINNING) return held;
    hasRepeatedWhole = true;
    // It may also have ended in the middle of what it repeats: then there was nothing new.
    if (repeated === heldWithoutSpace.length) return '';
    isNewAnswer = true;
    return held;
  }

  /** How many characters at the end of `prefix` came again, the longest repetition that counts as one. */
  function overlapLength(): number {
    for (let length = Math.min(end.length, heldWithoutSpace.length); length > 0; length--) {
      if (!end.endsWith(heldWithoutSpace.slice(0, length))) continue;
      if (isRepetition(prefix, held, length)) return length;
    }
    return 0;
  }

  /** What came after the first `length` characters that are not white space. */
  function rest(length: number): string {
    const after = held.slice(placeOf(held, length));
    const spaceBefore = /\s*$/.exec(prefix)?.[0] ?? '';
    return after.slice(sameLength(/^\s*/.exec(after)?.[0] ?? '', spaceBefore, 0));
  }

  return {
    push(text: string): string {
      if (isDecided) return text;
      add(text);
      return isOpen() ? '' : decide();
    },

    flush(): string {
      return isDecided ? '' : decide();
    },

    /** The server began again from the beginning of `prefix`: it ignored that the answer was to go on. */
    repeatsWhole: (): boolean => hasRepeatedWhole,

    /** It did, and in other words: what is given is another answer. */
    isNewAnswer: (): boolean => isNewAnswer,
  };
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

/** How long `text` is the same as `other` from `start` on. */
function sameLength(text: string, other: string, start: number): number {
  let length = 0;
  while (length < text.length && text[length] === other[start + length]) length++;
  return length;
}

/** Where in `text` the first `count` characters that are not white space end. */
function placeOf(text: string, count: number): number {
  let place = 0;
  for (let left = count; left > 0 && place < text.length; place++) {
    if (!/\s/.test(text.charAt(place))) left--;
  }
  return place;
}

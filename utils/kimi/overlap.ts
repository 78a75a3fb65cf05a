import { isRepetition, weight } from './repetition';

/** The part of the end of `prefix` that may be repeated, in characters that are not white space. */
const WINDOW = 2000;

/**
 * The weight of a shared beginning, as `weight` counts, from which two answers count as the same answer begun twice.
 */
const SAME_BEGINNING = 32;

/**
 * Joins a continuation to `prefix`, the text so far: takes the text of the continuation, cut anywhere, and returns what
 * is new, to be put directly after `prefix`.
 *
 * - A beginning that repeats the end of `prefix` is left out; white space does not count in the comparison, and is not
 *   doubled at the joint. A repetition so short that it may be meant (`bye` + `bye`) stays: see `isRepetition`. So ask
 *   a model that cannot take up a partial answer to begin with the last sentence again.
 * - A server that ignores `partial` answers from the beginning. As far as it repeats `prefix` word for word, up to its
 *   end, that is left out in the same way. If it begins the same and then diverges, `isNewAnswer` is true from the
 *   `push` that tells, which returns all that came until then: it is no continuation, and cannot be joined.
 * - Nothing else changes: no space is added where none came, since `quick` + `ly` are one word.
 *
 * Text is held back only while it may still be a repetition: a few characters of a new continuation; up to 2000 that
 * repeat something near the end; up to the whole that repeats the whole. `flush` returns what is held when the stream
 * ends, well or not.
 */
export function createOverlap(prefix: string) {
  const whole = withoutSpace(prefix);
  const end = whole.slice(-WINDOW);
  /** The text that came, until it is clear what it is. */
  let held = '';
  let heldWithoutSpace = '';
  /** The length of the beginning of `whole` that came again, as long as nothing else did. */
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

  /** True while everything so far may turn out to be a repetition, or the space at its joint may follow. */
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
    // It may also have ended in the middle of the repetition: then nothing was new.
    if (repeated === heldWithoutSpace.length) return '';
    isNewAnswer = true;
    return held;
  }

  /** The number of characters at the end of `prefix` that came again: the longest repetition that counts as one. */
  function overlapLength(): number {
    for (let length = Math.min(end.length, heldWithoutSpace.length); length > 0; length--) {
      if (!end.endsWith(heldWithoutSpace.slice(0, length))) continue;
      if (isRepetition(prefix, held, length)) return length;
    }
    return 0;
  }

  /** The text after the first `length` characters that are not white space. */
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

    /** True if the server began again from the beginning of `prefix`: it ignored that the answer was to continue. */
    repeatsWhole: (): boolean => hasRepeatedWhole,

    /** True if it did so in other words: then the text is another answer. */
    isNewAnswer: (): boolean => isNewAnswer,
  };
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

/** The length for which `text` equals `other` from `start` on. */
function sameLength(text: string, other: string, start: number): number {
  let length = 0;
  while (length < text.length && text[length] === other[start + length]) length++;
  return length;
}

/** The place in `text` where the first `count` characters that are not white space end. */
function placeOf(text: string, count: number): number {
  let place = 0;
  for (let left = count; left > 0 && place < text.length; place++) {
    if (!/\s/.test(text.charAt(place))) left--;
  }
  return place;
}

import { BOUNDS } from './bounds';
import { GrownText } from './grown-text';
import { createJoinedEvents } from './joined-events';
import { createRedactor } from './redact';
import { createTokenFilter, type Filtered, type FilteredPiece } from './special-tokens';
import { createTagsAround } from './tags-around';
import { createTextCalls } from './text-calls';
import { createThinkSplitter, type SplitPiece } from './think-splitter';

type Channel = 'reasoning' | 'text';

/**
 * The words of an answer, as the reader gets them: what the server sends goes in, and comes out as events. Reasoning is
 * told from text, and a template's tokens and the user's own token are taken out. Holds back what may turn out to be
 * part of one of these until `flush`. Calls of tools that are written with such tokens are read where tools were offered,
 * and are else no more than noted.
 */
export function createAnswerWords(token: string, offersTools: boolean) {
  /** The reasoning that came under its own name and the content, as they were sent. */
  const thoughts = new GrownText();
  let content = new GrownText();
  let splitter = createThinkSplitter(content);
  const filters = { reasoning: createReasoningFilter(token), text: createTextFilter() };
  const events = createJoinedEvents();
  /** The text so far, as long as it may yet turn out to be reasoning; and how much of it there is. */
  let said: GrownText | null = new GrownText();
  let textLength = 0;
  /** Reasoning of white space alone is none; null once there is some. */
  let blank: string | null = '';
  /** True if the reasoning within the content was said before. */
  let isThoughtAgain = false;
  let length = 0;
  const calls = createTextCalls(offersTools, events.missed);

  function say(type: Channel, words: string): void {
    const room = BOUNDS.said - length;
    const heard = words.length <= room ? words : wholeCharacters(words, room);
    length += words.length;
    if (heard === '') return;
    if (type === 'text') {
      textLength += heard.length;
      said?.add(heard);
    }
    events.say(type, heard);
  }

  function sayReasoning(words: string): void {
    const all = blank === null ? words : blank + words;
    if (blank !== null && all.trim() === '') blank = all;
    else {
      blank = null;
      say('reasoning', all);
    }
  }

  function push(type: Channel, words: string): void {
    const filter = filters[type];
    if (!filter.passes(words)) pass(type, filter.push(words));
    else if (type === 'text') say(type, words);
    else sayReasoning(words);
  }

  function pass(type: Channel, filtered: ReturnType<Filter['push']>): void {
    const { words, thoughts: thought } = filtered;
    calls.read(type, filtered);
    if (thought !== '' && !isThoughtAgain) sayReasoning(thought);
    if (type === 'text') say(type, words);
    else sayReasoning(words);
  }

  function createTextFilter(): Filter {
    return createFilter(token, 'text', (fromEnd) => splitter.isInCode(fromEnd));
  }

  /** Takes all text so far back. */
  function retract(): void {
    filters.text = createTextFilter();
    if (textLength > 0) events.unsay();
    length -= textLength;
    textLength = 0;
    said = new GrownText();
  }

  function unsay(): void {
    pass('text', filters.text.flush());
    const reasoning = said?.text() ?? '';
    retract();
    if (!isThoughtAgain) sayReasoning(reasoning);
  }

  function take(pieces: readonly SplitPiece[]): void {
    for (const piece of pieces) {
      if (piece.type === 'unsaid') unsay();
      else if (piece.type === 'text' || !isThoughtAgain) push(piece.type, piece.text);
    }
  }

  return {
    /** Adds reasoning that came under its own name. */
    reason(words: string): void {
      thoughts.add(words);
      splitter.told();
      said = null;
      push('reasoning', words);
    },

    /** Adds content, which may have reasoning within. */
    speak(words: string): void {
      content.add(words);
      if (splitter.passes(words)) push('text', words);
      else take(splitter.push(words));
      if (splitter.isTold()) said = null;
    },

    /** The content so far, as it was sent. */
    content: () => content,
    thoughts,
    hasThoughts: () => blank === null,
    /** The calls of tools that stood among the words. */
    calls: calls.all,
    /** Notes something that could not be read. */
    missed: events.missed,
    /** The events since the last call. */
    take: events.take,
    /** True if more came than is taken of an answer. */
    isFull: () => length > BOUNDS.said,

    /** Begins anew: the server sends all of the content again, with the reasoning within it, if there was any. */
    restart(): void {
      retract();
      calls.restart();
      isThoughtAgain = blank === null;
      content = new GrownText();
      splitter = createThinkSplitter(content);
    },

    flush(): void {
      take(splitter.flush());
      pass('reasoning', filters.reasoning.flush());
      pass('text', filters.text.flush());
    },
  };
}

export type AnswerWords = ReturnType<typeof createAnswerWords>;

type Filter = ReturnType<typeof createFilter>;

/** Reasoning is shown as it is written: nothing in it is code, and none of it is another's. */
function createReasoningFilter(token: string): Filter {
  const tags = createTagsAround();
  const filter = createFilter(token, 'reasoning', () => false);
  return {
    passes: (piece) => tags.passes(piece) && filter.passes(piece),
    push: (piece) => filter.push(tags.push(piece)),
    flush() {
      const [rest, last] = [filter.push(tags.flush()), filter.flush()];
      return {
        ...last,
        words: rest.words + last.words,
        hasHidden: rest.hasHidden || last.hasHidden,
        calls: [...rest.calls, ...last.calls],
      };
    },
  };
}

function createFilter(token: string, channel: Channel, isInCode: (fromEnd: number) => boolean) {
  const tokens = createTokenFilter(isInCode);
  const redactors = { words: createRedactor(token), thoughts: createRedactor(token) };

  const isOwn = (piece: FilteredPiece) => channel === 'reasoning' || !piece.isThought;

  /** Tells the words of the channel from the thoughts that came among them. */
  function sort({ pieces, hasHidden, calls }: Filtered) {
    return {
      words: redactors.words.push(wordsOf(pieces.filter(isOwn))),
      thoughts: redactors.thoughts.push(wordsOf(pieces.filter((piece) => !isOwn(piece)))),
      hasHidden,
      calls,
    };
  }

  return {
    /** Adds a piece that goes through as it is; false where it may not, and needs a `push`. */
    passes: (piece: string): boolean => redactors.words.passes(piece) && tokens.passes(piece),

    push: (piece: string) => sort(tokens.push(piece)),

    flush() {
      const last = sort(tokens.flush());
      return {
        ...last,
        words: last.words + redactors.words.flush(),
        thoughts: last.thoughts + redactors.thoughts.flush(),
      };
    },
  };
}

function wordsOf(pieces: readonly FilteredPiece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** The first `length` characters, but for half of a pair at their end. */
function wholeCharacters(text: string, length: number): string {
  const cut = text.slice(0, Math.max(0, length));
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

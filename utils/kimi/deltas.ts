import type { AnswerWords } from './answer-words';
import type { Chunk } from './chunk';
import type { Finish } from './finish';
import { createRepeatedShape } from './repeated-shape';
import { createRun } from './run-of-words';
import { createRepeats } from './whole-message';

/**
 * Brings the words of events to an answer, without those that come twice. Words that follow each other in events which
 * are alike wait until `settle`: together they cost as much as one.
 */
export function createDeltas(words: AnswerWords, ending: Finish) {
  const shape = createRepeatedShape();
  const run = createRun();
  const repeats = createRepeats(words, ending.isTelling);

  function settle(): void {
    if (run.isEmpty()) return;
    const { type, words: said, count } = run.take();
    const [reasoning, content] = type === 'text' ? ['', said] : [said, ''];
    repeats.count(type, count);
    say(reasoning, content);
    ending.add({ finishReason: null, reasoning, content, calls: [] });
  }

  function say(reasoning: string, content: string): void {
    if (reasoning !== '') words.reason(reasoning);
    if (content !== '') words.speak(content);
  }

  return {
    settle,

    /** Learns an event, and what was read of it: others may be alike. */
    learn: shape.learn,

    add(chunk: Chunk): void {
      const { reasoning, content, isAnew } = repeats.read(chunk);
      if (isAnew) words.restart();
      say(reasoning, content);
      ending.add(chunk);
    },

    /**
     * Adds an event that differs from an earlier one in its words alone. Returns false where it does not, or where they
     * may be a repetition: then it is parsed as a whole.
     */
    addAlike(data: string): boolean {
      const alike = shape.read(data);
      if (alike === null) return false;
      if (run.isOther(alike.type)) settle();
      const isNew = repeats.isNew(alike.type, alike.words, run.length());
      if (isNew) run.add(alike);
      return isNew;
    },

    hasWords: () => !run.isEmpty() || words.content().length > 0 || words.hasThoughts(),
  };
}

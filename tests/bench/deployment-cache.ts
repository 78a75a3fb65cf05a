/** Tokens of a block of the cache: only whole ones are found again. */
export const BLOCK = 16;

/** The memory of an engine for keys and values, in tokens. */
export interface Memory {
  /** On the cards: for the answers under way, and for prefixes. */
  readonly kv: number;
  /** In the machine's main memory: for prefixes alone. Bringing them back is taken to cost nothing. */
  readonly mainMemory: number;
}

/**
 * The prefixes of the conversations that were answered, as far as there is room beside the answers under way. The one
 * used longest ago goes first, from its end, as vLLM's blocks do.
 */
export function createPrefixCache({ kv, mainMemory }: Memory) {
  // The tokens kept of each conversation, the one used last at the end.
  const prefixes = new Map<number, number>();
  let kept = 0;
  let held = 0;

  function makeRoom(): void {
    for (const [talk, tokens] of prefixes) {
      const excess = held + kept - kv - mainMemory;
      if (excess <= 0) return;
      const dropped = Math.min(tokens, Math.ceil(excess / BLOCK) * BLOCK);
      kept -= dropped;
      if (dropped === tokens) prefixes.delete(talk);
      else prefixes.set(talk, tokens - dropped);
    }
  }

  return {
    /**
     * Holds the tokens of a prompt and its answer, and returns those that were kept of the conversation; null where
     * there is no room for them beside the others under way.
     */
    hold(talk: number, tokens: number): number | null {
      if (held > 0 && held + tokens > kv) return null;
      const own = prefixes.get(talk) ?? 0;
      prefixes.delete(talk);
      kept -= own;
      held += tokens;
      makeRoom();
      return own;
    },

    /** Keeps the held tokens of a conversation as its prefix. */
    keep(talk: number, tokens: number): void {
      held -= tokens;
      kept += tokens - (prefixes.get(talk) ?? 0);
      prefixes.delete(talk);
      prefixes.set(talk, tokens);
      makeRoom();
    },
  };
}

/** The tokens of whole blocks in so many. */
export function wholeBlocks(tokens: number): number {
  return Math.floor(tokens / BLOCK) * BLOCK;
}

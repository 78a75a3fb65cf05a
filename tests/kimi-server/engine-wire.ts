import { deltaChunk, usageChunk, type Delta, type Envelope, type Usage } from './wire.ts';

/** An inference engine that a company may run open Kimi weights with. */
export type Engine = 'vllm' | 'vllm-old' | 'sglang';

/** The chunks of a stream, in an engine's own form. */
interface Wire {
  readonly delta: (envelope: Envelope, delta: Delta, finishReason?: string | null) => object;
  readonly usage: (envelope: Envelope, usage: Usage) => object;
}

/** The number of Kimi's token `<|im_end|>`, which ends a message. */
const IM_END = 163_586;

/** The prompt's share that the engine had in its cache, in these answers. */
const CACHED_SHARE = 0.5;

const KIMI: Wire = { delta: deltaChunk, usage: usageChunk };

/**
 * The form of vLLM's chunks, as of 2026 (`entrypoints/openai/chat_completion/serving.py` and `engine/protocol.py`): the
 * name `reasoning` alone, `stop_reason` and `token_ids` beside the finish reason, and no `usage` before the last chunk.
 * That one leaves out what is null, and has the cached tokens only with `--enable-prompt-tokens-details`.
 */
const VLLM: Wire = {
  delta: (envelope, delta, finishReason = null) => vllmChunk(envelope, delta, finishReason),
  usage: (envelope, usage) => ({
    ...head(envelope),
    choices: [],
    usage: { ...counts(usage), prompt_tokens_details: { cached_tokens: cachedOf(usage) } },
  }),
};

/** vLLM before 2026: `reasoning_content` is in every delta, null or the same as `reasoning`, and no details are counted. */
const VLLM_OLD: Wire = {
  delta: (envelope, delta, finishReason = null) =>
    vllmChunk(envelope, { ...delta, reasoning_content: delta.reasoning ?? null }, finishReason),
  usage: (envelope, usage) => ({ ...head(envelope), choices: [], usage: counts(usage) }),
};

function vllmChunk(
  envelope: Envelope,
  { calls, ...words }: Delta & { readonly reasoning_content?: string | null },
  finishReason: string | null,
) {
  const choice = {
    index: 0,
    delta: { ...words, ...(calls !== undefined && { tool_calls: calls }) },
    logprobs: null,
    finish_reason: finishReason,
    ...(finishReason !== null && { stop_reason: finishReason === 'length' ? null : IM_END }),
    token_ids: null,
  };
  const isFirst = words.role !== undefined;
  return { ...head(envelope), choices: [choice], ...(isFirst && { prompt_token_ids: null }) };
}

/**
 * The form of SGLang's chunks, as of 2026 (`entrypoints/openai/sse_utils.py` and `usage_processor.py`):
 * `reasoning_content` is in every delta of words, `matched_stop` beside the finish reason, and the last chunk has
 * `reasoning_tokens` beside the other counts. `prompt_tokens_details` is null without `--enable-cache-report`.
 */
const SGLANG: Wire = {
  delta: (envelope, { role, content, reasoning = null, calls }, finishReason = null) => ({
    ...head(envelope),
    choices: [
      {
        index: 0,
        delta: {
          ...(calls ? { role: null, content: null } : {}),
          reasoning_content: reasoning,
          ...(role !== undefined && { role }),
          ...(content !== undefined && { content }),
          ...(calls !== undefined && { tool_calls: calls.map(withNulls) }),
        },
        logprobs: null,
        finish_reason: finishReason,
        matched_stop: finishReason === 'stop' ? IM_END : null,
      },
    ],
    ...(calls && { usage: null }),
  }),
  usage: (envelope, usage) => ({
    ...head(envelope),
    choices: [],
    usage: {
      ...counts(usage),
      prompt_tokens_details: null,
      reasoning_tokens: 0,
      completion_tokens_details: null,
    },
  }),
};

const ENGINES: Readonly<Record<Engine, Wire>> = { vllm: VLLM, 'vllm-old': VLLM_OLD, sglang: SGLANG };

/** The form of the chunks of an engine; Kimi's own by default. */
export function wireOf(engine: Engine | undefined): Wire {
  return engine === undefined ? KIMI : ENGINES[engine];
}

function head({ id, created, model }: Envelope) {
  return { id, object: 'chat.completion.chunk', created, model };
}

function counts({ promptTokens, completionTokens }: Usage) {
  return {
    prompt_tokens: promptTokens,
    total_tokens: promptTokens + completionTokens,
    completion_tokens: completionTokens,
  };
}

function cachedOf({ promptTokens }: Usage): number {
  return Math.floor(promptTokens * CACHED_SHARE);
}

/** A piece of a call with the members that it has no value for. */
function withNulls(piece: object): object {
  const { function: called } = piece as { readonly function: object };
  return { id: null, type: 'function', ...piece, function: { name: null, ...called } };
}

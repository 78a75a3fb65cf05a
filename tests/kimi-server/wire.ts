import { randomBytes } from 'node:crypto';
import type { CallMessage } from './tool-messages.ts';

/** The data of a chunk or a completion about itself; one per answer. */
export interface Envelope {
  readonly id: string;
  /** Epoch seconds. */
  readonly created: number;
  readonly model: string;
}

export interface Usage {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** The content of one delta. `role` is in the first only. */
export interface Delta {
  readonly role?: 'assistant';
  readonly content?: string;
  readonly reasoning?: string;
  /** Pieces of calls. */
  readonly calls?: readonly object[];
}

export function createEnvelope(model: string): Envelope {
  return {
    id: `chatcmpl-${randomBytes(8).toString('hex')}`,
    created: Math.floor(Date.now() / 1000),
    model,
  };
}

/** A chunk with a delta: the members, their order and their nulls are those of the captures. */
export function deltaChunk(envelope: Envelope, delta: Delta, finishReason: string | null = null) {
  const { role, content, reasoning, calls } = delta;
  return {
    ...chunkHead(envelope),
    choices: [
      {
        index: 0,
        delta: {
          ...(content !== undefined && { content }),
          ...(role !== undefined && { role }),
          // Both names, with the same text.
          ...(reasoning !== undefined && { reasoning_content: reasoning, reasoning }),
          ...(calls !== undefined && { tool_calls: calls }),
        },
        logprobs: null,
        finish_reason: finishReason,
      },
    ],
    usage: null,
  };
}

/** The last chunk: no choice, only the usage. */
export function usageChunk(envelope: Envelope, usage: Usage) {
  return { ...chunkHead(envelope), choices: [], usage: usageObject(usage) };
}

/** The whole answer as one document. */
export function completion(
  { id, created, model }: Envelope,
  message: { readonly content: string; readonly reasoning: string; readonly calls: readonly CallMessage[] },
  finishReason: string,
  usage: Usage,
) {
  return {
    id,
    object: 'chat.completion',
    created,
    model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: message.content,
          refusal: null,
          reasoning_content: message.reasoning,
          reasoning: message.reasoning,
          tool_calls: message.calls,
        },
        logprobs: null,
        finish_reason: finishReason,
      },
    ],
    usage: usageObject(usage),
  };
}

function chunkHead({ id, created, model }: Envelope) {
  return { id, object: 'chat.completion.chunk', created, model, system_fingerprint: null };
}

function usageObject({ promptTokens, completionTokens }: Usage) {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens_details: {} },
    completion_tokens_details: {},
  };
}

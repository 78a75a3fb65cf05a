import type { Step } from './answer-steps';
import type { KimiError } from './errors';
import type { Message } from './message';
import type { Effort } from './model-traits';
import type { Source } from './server-error';
import type { Tool } from './tool';

/** The optional parameters of a completion; null is left out of the request. */
export interface Parameters {
  /** Tokens, reasoning included; null leaves the server's default. */
  readonly maxTokens: number | null;
  /** Sent only to models that support it, as is `effort`: see `modelTraits`. */
  readonly thinking: boolean | null;
  readonly effort: Effort | null;
}

/** A request to a model. */
export interface Question extends Parameters {
  readonly model: string;
  readonly messages: readonly Message[];
  /** The tools that are offered. Without any, the model's calls are not read, and messages must hold none. */
  readonly tools?: readonly Tool[];
  /**
   * `none` forbids a call, for a request that must be answered though its messages hold calls; without it the model
   * decides. Models that think take no other choice (platform.kimi.ai).
   */
  readonly toolChoice?: 'none';
}

export interface DecoderOptions {
  /** Gets the payload of each event, all of a JSON body, or the beginning of any other. */
  readonly onReceived?: ((payload: string) => void) | undefined;
  /** True if the request offered tools. */
  readonly offersTools?: boolean;
}

/** Reads an answer's body, cut anywhere, into steps; the last is `end` or a KimiError. */
export interface AnswerDecoder {
  push(text: string): readonly Step[];
  /** Returns the remaining steps when the body ended; `cut` is why, unless it ended by itself. */
  end(cut: KimiError | null): readonly Step[];
  /** True after the last step: anything that still comes can be ignored. */
  isFinished(): boolean;
  /** True when the answer is complete and only its epilogue may follow. */
  isEnding(): boolean;
  /** True once a call of a tool has begun, which is no step until the answer is whole. */
  isCalling(): boolean;
}

/**
 * A wire format: everything that depends on how a service is asked and how it answers. Code outside `utils/kimi` knows
 * the format only through this interface.
 */
export interface Dialect {
  /** The path of completions below the base URL. */
  readonly path: string;
  /** The media types accepted for an answer. */
  readonly accept: string;
  /** Makes the request body, as the object that is turned into JSON. */
  readonly body: (question: Question) => unknown;
  readonly decode: (source: Source, options?: DecoderOptions) => AnswerDecoder;
  /** True if a payload has text, reasoning or a call; a quick look, without parsing. */
  readonly hasText: (payload: string) => boolean;
  /** The names that servers use for the parts of a request that they may refuse. These names are stored, and shown. */
  readonly wireNames: Readonly<
    Record<keyof Parameters | 'partial' | 'tools' | 'toolChoice' | 'pictures', string>
  >;
  /** Turns a server's words into an error: `body` is JSON or text, and `raw` the text as sent. */
  readonly failure: (body: unknown, source: Source, raw: string) => KimiError;
}

import type { Step } from './answer-steps';
import type { KimiError } from './errors';
import type { Message } from './message';
import type { Effort } from './model-traits';
import type { Source } from './server-error';

/** What a completion may be asked for with, beside model and messages; null is left out of the request. */
export interface Parameters {
  /** Tokens, reasoning included; the server's default holds where it is left out. */
  readonly maxTokens: number | null;
  /** Sent only to models that know it, and `effort` too: see `modelTraits`. */
  readonly thinking: boolean | null;
  readonly effort: Effort | null;
}

/** What is asked of a model. */
export interface Question extends Parameters {
  readonly model: string;
  readonly messages: readonly Message[];
}

/** Reads an answer's body, cut anywhere, into steps; the last is `end` or a KimiError. */
export interface AnswerDecoder {
  push(text: string): readonly Step[];
  /** The steps that were left when the body ended; `cut` is why, unless it ended by itself. */
  end(cut: KimiError | null): readonly Step[];
  /** The last step was made: what still comes can be ignored. */
  isFinished(): boolean;
  /** The answer is there; only its epilogue may follow. */
  isEnding(): boolean;
}

/**
 * A wire format: everything that depends on how a service is asked and how it answers. Nothing outside
 * `utils/kimi` knows any of it but through here.
 */
export interface Dialect {
  /** Where completions are asked for, below the base URL. */
  readonly path: string;
  /** The media types that an answer may have. */
  readonly accept: string;
  /** What is sent, as the object that is turned into JSON. */
  readonly body: (question: Question) => unknown;
  /** `onReceived` gets the payload of each event, all of a JSON body, or the beginning of any other. */
  readonly decode: (source: Source, onReceived?: (payload: string) => void) => AnswerDecoder;
  /** Whether there is text or reasoning in a payload, told without reading all of it. */
  readonly hasText: (payload: string) => boolean;
  /** What servers call the parts of a request that they may refuse. These names are stored, and shown. */
  readonly wireNames: Readonly<Record<keyof Parameters | 'partial', string>>;
  /** The error that a server's words stand for: `body` is JSON or text, and `raw` the same as it was sent. */
  readonly failure: (body: unknown, source: Source, raw: string) => KimiError;
}

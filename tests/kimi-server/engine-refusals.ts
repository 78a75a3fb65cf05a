import { BODY, event, frame, WORDS } from './irregular/frames.ts';
import { json, stream, type RawAnswers } from './irregular/raw-answer.ts';

/** vLLM has its errors within `error` since 2025, with the status as a number for the code. */
const within = (code: number, type: string, message: string, param: string | null = null) => ({
  error: { message, type, param, code },
});

/** SGLang, and vLLM before, have them bare. */
const bare = (code: number, type: string, message: string) => ({
  object: 'error',
  message,
  type,
  param: null,
  code,
});

const DONE = 'data: [DONE]\n\n';

const QUEUE_FULL = bare(503, 'SERVICE_UNAVAILABLE', 'The request queue is full.');

/**
 * Refusals in the words of vLLM and SGLang, asked for like the scenarios.
 *
 * | name                   | what is sent                                                             |
 * | ---------------------- | ------------------------------------------------------------------------ |
 * | `vllm-too-long`        | 400, the prompt does not fit, with the error within `error`              |
 * | `vllm-old-too-long`    | the same, bare                                                           |
 * | `vllm-no-model`        | 404, no such model                                                       |
 * | `vllm-unauthorized`    | 401, `{"error": "Unauthorized"}`                                         |
 * | `vllm-no-parser`       | 400, tools were offered, and the server was started without a parser     |
 * | `vllm-error-in-stream` | an error in the middle of the text, and `[DONE]` after it                |
 * | `vllm-aborted`         | the finish reason `abort` with the last words, as from SGLang too         |
 * | `sglang-too-long`      | 400, the prompt does not fit                                             |
 * | `sglang-queue-full`    | 503                                                                      |
 * | `sglang-queue-streams` | the same as the first event of a stream with status 200                  |
 */
export const ENGINE_REFUSALS: RawAnswers = {
  'vllm-too-long': () => json(400, within(400, 'BadRequestError', TOO_LONG, 'input_tokens')),
  'vllm-old-too-long': () => json(400, bare(400, 'BadRequestError', TOO_LONG)),
  'vllm-no-model': () =>
    json(404, within(404, 'NotFoundError', 'The model `kimi-k3` does not exist.', 'model')),
  'vllm-unauthorized': () => json(401, { error: 'Unauthorized' }),
  'vllm-no-parser': () =>
    json(
      400,
      within(
        400,
        'BadRequestError',
        '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
      ),
    ),
  'vllm-error-in-stream': () =>
    stream(...BODY, event(within(500, 'InternalServerError', 'Internal server error')), DONE),
  'vllm-aborted': () => stream(...BODY.slice(0, -1), frame({ content: WORDS.at(-1) }, 'abort'), DONE),
  'sglang-too-long': () =>
    json(
      400,
      bare(
        400,
        'BadRequestError',
        'Input length (265330 tokens) exceeds the maximum allowed length (262138 tokens). Use a shorter input or enable --allow-auto-truncate.',
      ),
    ),
  'sglang-queue-full': () => json(503, QUEUE_FULL),
  'sglang-queue-streams': () => stream(event({ error: QUEUE_FULL, code: 503 }), DONE),
};

const TOO_LONG =
  "This model's maximum context length is 262144 tokens. However, you requested 16384 output tokens and your prompt contains at least 245761 input tokens, for a total of at least 262145 tokens. Please reduce the length of the input prompt or the number of requested output tokens.";

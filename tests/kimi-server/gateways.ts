import { json, type RawAnswers } from './irregular/raw-answer.ts';
import { PRACTICE_TOKEN } from './tokens.ts';

const said = (message: string, more: object = {}) => ({ error: { message, ...more } });

/** Longer than anything that is meant to be read. */
const ENDLESS = 'x'.repeat(100_000);

/**
 * Refusals in the words of other services and gateways, asked for like the scenarios.
 *
 * | name                     | what is sent                                                      |
 * | ------------------------ | ----------------------------------------------------------------- |
 * | `words-too-long`         | 400, OpenAI’s newer words for a conversation that does not fit    |
 * | `words-too-long-chinese` | 400, the same in Chinese                                          |
 * | `words-throttled`        | 429, "too many tokens", which is a throttle                       |
 * | `words-over-allowance`   | 429, more than a minute’s whole allowance                         |
 * | `words-no-channel`       | 503, one-api has no channel for the model                         |
 * | `words-balance`          | 403, new-api’s balance is used up, in Chinese                     |
 * | `words-model`            | 404, OpenRouter has no provider of the model                      |
 * | `words-policy`           | 404, OpenRouter has no provider that the user’s policy allows     |
 * | `words-origin`           | 403 with nothing, as Ollama refuses an extension                  |
 * | `words-token`            | 401 with the token in the code, the sentence, the id and a header |
 * | `words-endless`          | 500 with a code, an id and a sentence of 100,000 characters       |
 */
export const GATEWAYS: RawAnswers = {
  'words-too-long': () =>
    json(
      400,
      said('Your input exceeds the context window of this model. Please adjust your input and try again.'),
    ),
  'words-too-long-chinese': () => json(400, said('当前输入的 token 数量超过了模型的最大上下文长度')),
  'words-throttled': () =>
    json(429, { message: 'Too many tokens, please wait before trying again.' }, { 'retry-after': '90' }),
  'words-over-allowance': () =>
    json(
      429,
      said('Request too large for kimi-k2 on tokens per min (TPM): Limit 30000, Requested 45000.', {
        type: 'tokens',
        code: 'rate_limit_exceeded',
      }),
    ),
  'words-no-channel': () =>
    json(503, said('当前分组 default 下对于模型 kimi-k2.5 无可用渠道', { type: 'one_api_error' })),
  'words-balance': () =>
    json(
      403,
      said('预扣费额度失败, 用户剩余额度: ＄0.01, 需要预扣费额度: ＄0.05', { type: 'new_api_error' }),
    ),
  'words-model': () => json(404, said('No endpoints found for moonshotai/kimi-k2.5:free.', { code: 404 })),
  'words-policy': () =>
    json(404, said('No endpoints found matching your data policy (Free model publication).', { code: 404 })),
  'words-origin': () => ({ status: 403, headers: {}, pieces: [] }),
  'words-token': () =>
    json(
      401,
      {
        ...said(`Bad key: Bearer ${PRACTICE_TOKEN}`, { code: `key ${PRACTICE_TOKEN}` }),
        trace_id: PRACTICE_TOKEN,
      },
      { 'x-request-id': PRACTICE_TOKEN },
    ),
  'words-endless': () => json(500, { ...said(ENDLESS, { code: ENDLESS, type: ENDLESS }), trace_id: ENDLESS }),
};

import { ENGINE_REFUSALS } from './engine-refusals.ts';
import { GATEWAYS } from './gateways.ts';
import { IRREGULAR } from './irregular/irregular.ts';
import { html, stream, type RawAnswer } from './irregular/raw-answer.ts';
import { LARGE } from './large.ts';
import type { Refusal } from './refusal.ts';
import {
  CONTENT_FILTER,
  notFound,
  OVERLOADED,
  QUOTA,
  rateLimited,
  TOO_LARGE,
  TOO_LONG,
  UNAVAILABLE,
} from './refusals.ts';
import type { Scenario } from './scenario.ts';

/** Models with this prefix choose a scenario. */
export const SCENARIO_PREFIX = 'practice-';

interface Row {
  /** The amount when the name has none at its end. */
  readonly amount: number;
  readonly scenario: (amount: number) => Scenario;
}

const SECOND_MS = 1000;

/** Longer than any test or patience: until the client hangs up. */
const FOREVER_MS = 24 * 60 * 60 * SECOND_MS;

/**
 * The scenarios, by name. One is chosen per request by the model `practice-NAME`, or by the header
 * `x-practice-scenario: NAME` beside any model. A number at the end, such as in `practice-silent-45`,
 * replaces the amount in the middle column. `irregular.ts` has those of the irregularities R1 to R38,
 * `gateways.ts` the refusals of other services, `engine-refusals.ts` those of vLLM and SGLang, `large.ts` what has no end, and `places.ts` what may be at an address in the API's place.
 *
 * | name                | amount       | what happens                                                     |
 * | ------------------- | ------------ | ---------------------------------------------------------------- |
 * | `normal`            |              | the answer comes as from Kimi                                    |
 * | `burst`             |              | all of it as fast as possible                                    |
 * | `slow`              | 12 seconds   | many small deltas, for that long                                 |
 * | `long`              | 20000        | that many characters of varied Markdown                          |
 * | `silent`            | 45 seconds   | nothing between the headers and the body                         |
 * | `silent-headers`    | 45 seconds   | nothing before the headers                                       |
 * | `silent-middle`     | 45 seconds   | nothing in the middle of the text                                |
 * | `counted`           | 6 seconds    | numbered sentences, half of them in thought, for that long       |
 * | `hold-headers`      | 2 seconds    | `counted`, once it is released, which begins with the headers    |
 * | `hold-body`         | 2 seconds    | `counted`, held between the headers and the body                 |
 * | `hold-end`          | 2 seconds    | `counted`, held between the last delta and the finish reason     |
 * | `keep-alive`        | 45 seconds   | nothing but a comment each second, before the first event        |
 * | `keep-alive-middle` | 45 seconds   | nothing but a comment each second, in the middle of the text     |
 * | `never`             |              | headers, then nothing for ever                                   |
 * | `never-headers`     |              | nothing for ever                                                 |
 * | `stalled`           |              | half of the text, then nothing for ever                          |
 * | `cut`               |              | the socket is destroyed in the middle of the text                |
 * | `truncated`         |              | a clean end in the middle, with neither finish reason nor [DONE] |
 * | `error-in-stream`   |              | an error as an event, in the middle of the text                  |
 * | `length`            |              | the end is missing, and the finish reason is `length`            |
 * | `no-partial`        |              | `length`; going on by `partial: true` begins at the beginning    |
 * | `refuses-partial`   |              | `length`; going on by `partial: true` is refused with 400        |
 * | `refuses-NAME`      |              | 400 to every request that has the parameter NAME                 |
 * | `fixed-temperature` |              | 400 to a `temperature` other than 1                              |
 * | `always-thinking`   |              | 400 to `thinking: {type: "disabled"}`                            |
 * | `demands-reasoning` |              | 400 to an assistant message without `reasoning_content`          |
 * | `empty`             |              | only reasoning                                                   |
 * | `absent-mark`       |              | a mark of a passage that is not on the page                      |
 * | `misquote`          |              | words in quotation marks that the page does not have             |
 * | `unrelated-mark`    |              | a mark of a passage that says something else                     |
 * | `no-marks`          |              | none of the marks that were asked for                            |
 * | `gullible`          |              | whatever the page tells the model to say                         |
 * | `asks-never`        |              | offered tools are not called, as with every name that says no more |
 * | `asks-once`         |              | searches for the question’s words, reads what was found, answers |
 * | `asks-twice`        |              | the same, then once more for half of the words                   |
 * | `asks-at-once`      |              | two searches in one message, then an answer                      |
 * | `asks-nonsense`     |              | an unknown tool, broken JSON, arguments that are missing, wrong or of sections that do not exist, all in one message; then an answer |
 * | `asks-forever`      |              | searches as long as it may: until no tools are offered, or `tool_choice` is `none` |
 * | `asks-aloud`        |              | like `asks-once`, with text beside the calls                     |
 * | `asks-as-text`      |              | like `asks-once`, the calls as Kimi’s tokens in the text         |
 * | `asks-as-elements`  |              | the same as `<tool_call>` elements                               |
 * | `asks-in-thought`   |              | the same as Kimi’s tokens in the reasoning                       |
 * | `ignores-tools`     |              | tools are taken, and mean nothing                                |
 * | `no-tools`          |              | 400 to a request with tools, in Ollama’s words; `refuses-tools` is the same in OpenAI’s |
 * | `blind`             |              | 400 to a request with a picture, in Ollama’s words               |
 * | `no-usage`          |              | no usage                                                         |
 * | `vllm`              |              | a stream as vLLM sends it; asks for tools like `asks-once`       |
 * | `vllm-old`          |              | the same as vLLM sent it before 2026                             |
 * | `sglang`            |              | the same as SGLang sends it                                      |
 * | `json`              |              | one JSON document though a stream was asked for                  |
 * | `html`              | status 502   | a web page, as from a proxy                                      |
 * | `portal`            |              | a web page with status 200, as from a hotel's network            |
 * | `rate-limited`      | 3 seconds    | 429 with that `Retry-After`                                      |
 * | `overloaded`        |              | 429 `engine_overloaded_error`                                    |
 * | `quota`             |              | 429 `exceeded_current_quota_error`                               |
 * | `retired`           |              | 404 `resource_not_found_error`                                   |
 * | `content-filter`    |              | 400 `content_filter`                                             |
 * | `too-large`         |              | 413                                                              |
 * | `too-long`          |              | 400 about the token limit                                        |
 * | `flaky`             | 1 time       | the same messages fail that often with 503, 429, 503 …, then not |
 * | `flaky-network`     | 1 time       | the same, with a connection that breaks                          |
 */
const SCENARIOS: ReadonlyMap<string, Row> = new Map<string, Row>([
  always('normal', {}),
  always('burst', { isBurst: true }),
  ['slow', { amount: 12, scenario: (seconds) => ({ durationMs: seconds * SECOND_MS }) }],
  ['long', { amount: 20_000, scenario: (characters) => ({ content: { type: 'long', characters } }) }],
  ['silent', { amount: 45, scenario: (seconds) => silence('body', seconds) }],
  ['silent-headers', { amount: 45, scenario: (seconds) => silence('headers', seconds) }],
  ['silent-middle', { amount: 45, scenario: (seconds) => silence('middle', seconds) }],
  ['counted', { amount: 6, scenario: counted }],
  ['hold-headers', { amount: 2, scenario: (seconds) => ({ ...counted(seconds), hold: 'headers' }) }],
  ['hold-body', { amount: 2, scenario: (seconds) => ({ ...counted(seconds), hold: 'body' }) }],
  ['hold-end', { amount: 2, scenario: (seconds) => ({ ...counted(seconds), hold: 'end' }) }],
  ['keep-alive', { amount: 45, scenario: (seconds) => keepAlive('body', seconds) }],
  ['keep-alive-middle', { amount: 45, scenario: (seconds) => keepAlive('middle', seconds) }],
  always('never', { silence: { at: 'body', ms: FOREVER_MS } }),
  always('never-headers', { silence: { at: 'headers', ms: FOREVER_MS } }),
  always('stalled', { silence: { at: 'middle', ms: FOREVER_MS } }),
  always('cut', { ending: 'cut' }),
  always('truncated', { ending: 'truncated' }),
  always('error-in-stream', { ending: 'error' }),
  always('length', { ending: 'length' }),
  always('no-partial', { ending: 'length', ignoresPartial: true }),
  always('refuses-partial', { ending: 'length', refusedParameter: 'partial' }),
  always('fixed-temperature', { refusedParameter: 'temperature' }),
  always('always-thinking', { refusedParameter: 'thinking.type' }),
  always('demands-reasoning', { demandsReasoning: true }),
  always('empty', { content: { type: 'reasoning-only' } }),
  always('absent-mark', { content: { type: 'miscited', how: 'absent' } }),
  always('misquote', { content: { type: 'miscited', how: 'misquote' } }),
  always('unrelated-mark', { content: { type: 'miscited', how: 'unrelated' } }),
  always('no-marks', { content: { type: 'miscited', how: 'none' } }),
  always('gullible', { content: { type: 'obedient' } }),
  always('asks-never', {}),
  always('asks-once', { asks: 'once' }),
  always('asks-twice', { asks: 'twice' }),
  always('asks-at-once', { asks: 'at-once' }),
  always('asks-nonsense', { asks: 'nonsense' }),
  always('asks-forever', { asks: 'forever' }),
  always('asks-aloud', { asks: 'aloud' }),
  always('asks-as-text', { asks: 'as-text' }),
  always('asks-as-elements', { asks: 'as-elements' }),
  always('asks-in-thought', { asks: 'in-thought' }),
  always('ignores-tools', { ignoresTools: true }),
  always('no-tools', { refusesTools: true }),
  always('blind', { isBlind: true }),
  always('no-usage', { hasNoUsage: true }),
  always('vllm', { engine: 'vllm', asks: 'once' }),
  always('vllm-old', { engine: 'vllm-old', asks: 'once' }),
  always('sglang', { engine: 'sglang', asks: 'once' }),
  always('json', { isJson: true }),
  ['html', { amount: 502, scenario: (status) => ({ raw: () => html(status, 'Bad gateway') }) }],
  always('portal', { raw: () => html(200, 'Welcome to our Wi-Fi: please sign in') }),
  ['rate-limited', { amount: 3, scenario: (seconds) => ({ refusal: rateLimited(seconds) }) }],
  always('overloaded', { refusal: OVERLOADED }),
  always('quota', { refusal: QUOTA }),
  always('retired', { refusal: notFound(`${SCENARIO_PREFIX}retired`) }),
  always('content-filter', { refusal: CONTENT_FILTER }),
  always('too-large', { refusal: TOO_LARGE }),
  always('too-long', { refusal: TOO_LONG }),
  ['flaky', { amount: 1, scenario: (times) => failing(times, [UNAVAILABLE, OVERLOADED]) }],
  ['flaky-network', { amount: 1, scenario: (times) => failing(times, [BROKEN]) }],
]);

/** The answers that are bytes. */
const RAW = { ...IRREGULAR, ...GATEWAYS, ...ENGINE_REFUSALS, ...LARGE };

/** The scenario of a name, with or without the prefix; undefined when there is none. */
export function findScenario(name: string): Scenario | undefined {
  const bare = name.startsWith(SCENARIO_PREFIX) ? name.slice(SCENARIO_PREFIX.length) : name;
  const raw = Object.hasOwn(RAW, bare) ? RAW[bare] : undefined;
  if (raw) return { raw };
  const [, base = bare, amount] = /^(.+)-(\d+)$/.exec(bare) ?? [];
  const row = SCENARIOS.get(base);
  if (row) return row.scenario(amount === undefined ? row.amount : Number(amount));
  const refusedParameter = /^refuses-(\w+)$/.exec(bare)?.[1];
  return refusedParameter === undefined ? undefined : { refusedParameter };
}

export function scenarioNames(): readonly string[] {
  return [...SCENARIOS.keys(), ...Object.keys(RAW)].map((name) => SCENARIO_PREFIX + name);
}

function always(name: string, scenario: Scenario): [string, Row] {
  return [name, { amount: 0, scenario: () => scenario }];
}

function silence(at: 'headers' | 'body' | 'middle', seconds: number): Scenario {
  return { silence: { at, ms: seconds * SECOND_MS } };
}

/** As fast as Kimi's deltas come. */
const CHARACTERS_PER_SECOND = 350;

function counted(seconds: number): Scenario {
  const characters = seconds * CHARACTERS_PER_SECOND;
  return { content: { type: 'counted', characters }, durationMs: seconds * SECOND_MS };
}

function keepAlive(at: 'body' | 'middle', seconds: number): Scenario {
  return { silence: { at, ms: seconds * SECOND_MS, commentEveryMs: SECOND_MS } };
}

const BROKEN: RawAnswer = { ...stream(), ending: 'refused' };

function failing(times: number, kinds: readonly (Refusal | RawAnswer)[]): Scenario {
  return { failures: Array.from({ length: times }, (_, index) => kinds[index % kinds.length] ?? BROKEN) };
}

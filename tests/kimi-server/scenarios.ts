import type { Refusal } from './refusal.ts';

/** How an answer goes. Everything left out goes as it should. */
export interface Scenario {
  /** What is answered; by default what the composer makes of the request. */
  readonly content?:
    | { readonly type: 'long'; readonly characters: number }
    | { readonly type: 'reasoning-only' };
  /** The whole answer takes this long, in very small deltas. */
  readonly durationMs?: number;
  /** No waiting between deltas. */
  readonly isBurst?: boolean;
  /** A pause: before the headers, between headers and body, or in the middle of the text. */
  readonly silence?: {
    readonly at: 'headers' | 'body' | 'middle';
    readonly ms: number;
    /** Comments keep the line open meanwhile, one every this many milliseconds. */
    readonly commentEveryMs?: number;
  };
  /**
   * How it stops, in the middle of the text unless it is `length`: the socket breaks, the stream ends
   * as if it were complete, an error comes as an event, or the token budget is used up.
   */
  readonly ending?: 'cut' | 'truncated' | 'error' | 'length';
  /** Answered as one JSON document though a stream was asked for. */
  readonly isJson?: boolean;
  readonly refusal?: Refusal;
  /** A web page instead of an answer. */
  readonly pageStatus?: number;
}

/** Models with this prefix choose a scenario. */
export const SCENARIO_PREFIX = 'practice-';

interface Row {
  /** What the amount is when the name has none at its end. */
  readonly amount: number;
  readonly scenario: (amount: number) => Scenario;
}

const SECOND_MS = 1000;

/** Longer than any test or patience: until the client hangs up. */
const FOREVER_MS = 24 * 60 * 60 * SECOND_MS;

/**
 * The scenarios, by name. One is chosen per request by the model `practice-NAME`, or by the header
 * `x-practice-scenario: NAME` beside any model. A number at the end, such as in `practice-silent-45`,
 * replaces the amount in the middle column.
 *
 * | name               | amount       | what happens                                                     |
 * | ------------------ | ------------ | ---------------------------------------------------------------- |
 * | `normal`           |              | the answer comes as from Kimi                                    |
 * | `burst`            |              | all of it as fast as possible                                    |
 * | `slow`             | 12 seconds   | many small deltas, for that long                                 |
 * | `long`             | 20000        | that many characters of varied Markdown                          |
 * | `silent`           | 45 seconds   | nothing between the headers and the body                         |
 * | `silent-headers`   | 45 seconds   | nothing before the headers                                       |
 * | `silent-middle`    | 45 seconds   | nothing in the middle of the text                                |
 * | `keep-alive`       | 45 seconds   | nothing but a comment each second, before the first event        |
 * | `never`            |              | headers, then nothing for ever                                   |
 * | `cut`              |              | the socket is destroyed in the middle of the text                |
 * | `truncated`        |              | a clean end in the middle, with neither finish reason nor [DONE] |
 * | `error-in-stream`  |              | an error as an event, in the middle of the text                  |
 * | `length`           |              | the end is missing, and the finish reason is `length`            |
 * | `empty`            |              | only reasoning                                                   |
 * | `json`             |              | one JSON document though a stream was asked for                  |
 * | `html`             | status 502   | a web page, as from a proxy                                      |
 * | `rate-limited`     | 3 seconds    | 429 with that `Retry-After`                                      |
 */
const SCENARIOS: ReadonlyMap<string, Row> = new Map<string, Row>([
  ['normal', { amount: 0, scenario: () => ({}) }],
  ['burst', { amount: 0, scenario: () => ({ isBurst: true }) }],
  ['slow', { amount: 12, scenario: (seconds) => ({ durationMs: seconds * SECOND_MS }) }],
  ['long', { amount: 20_000, scenario: (characters) => ({ content: { type: 'long', characters } }) }],
  ['silent', { amount: 45, scenario: (seconds) => silence('body', seconds) }],
  ['silent-headers', { amount: 45, scenario: (seconds) => silence('headers', seconds) }],
  ['silent-middle', { amount: 45, scenario: (seconds) => silence('middle', seconds) }],
  [
    'keep-alive',
    {
      amount: 45,
      scenario: (seconds) => ({
        silence: { at: 'body', ms: seconds * SECOND_MS, commentEveryMs: SECOND_MS },
      }),
    },
  ],
  ['never', { amount: 0, scenario: () => ({ silence: { at: 'body', ms: FOREVER_MS } }) }],
  ['cut', { amount: 0, scenario: () => ({ ending: 'cut' }) }],
  ['truncated', { amount: 0, scenario: () => ({ ending: 'truncated' }) }],
  ['error-in-stream', { amount: 0, scenario: () => ({ ending: 'error' }) }],
  ['length', { amount: 0, scenario: () => ({ ending: 'length' }) }],
  ['empty', { amount: 0, scenario: () => ({ content: { type: 'reasoning-only' } }) }],
  ['json', { amount: 0, scenario: () => ({ isJson: true }) }],
  ['html', { amount: 502, scenario: (pageStatus) => ({ pageStatus }) }],
  ['rate-limited', { amount: 3, scenario: (seconds) => ({ refusal: rateLimited(seconds) }) }],
]);

/** The scenario of a name, with or without the prefix; undefined when there is none. */
export function findScenario(name: string): Scenario | undefined {
  const bare = name.startsWith(SCENARIO_PREFIX) ? name.slice(SCENARIO_PREFIX.length) : name;
  const [, base = bare, amount] = /^(.+)-(\d+)$/.exec(bare) ?? [];
  const row = SCENARIOS.get(base);
  return row?.scenario(amount === undefined ? row.amount : Number(amount));
}

export function scenarioNames(): readonly string[] {
  return [...SCENARIOS.keys()].map((name) => SCENARIO_PREFIX + name);
}

function silence(at: 'headers' | 'body' | 'middle', seconds: number): Scenario {
  return { silence: { at, ms: seconds * SECOND_MS } };
}

function rateLimited(seconds: number): Refusal {
  return {
    status: 429,
    code: 'too_many_requests',
    message: 'Too many requests, please try again later.',
    headers: { 'retry-after': String(seconds) },
  };
}

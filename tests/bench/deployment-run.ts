/** An hour of users who ask, a gateway before replicas, and Sidenote's repetitions between them. */
import { createAgenda } from './deployment-agenda.ts';
import { createReplica, type Engine, type Replica } from './deployment-replica.ts';
import type { Talk } from './deployment-talks.ts';
import type { Random } from './random.ts';

/** `talk` sends a conversation to the replica that has its prefix, `random` each request to any. */
export type Routing = 'talk' | 'random';

interface Users {
  readonly count: number;
  /** Questions that each asks in the busiest hour. */
  readonly questionsAnHour: number;
  /** Milliseconds from an answer to the next question of the conversation, on average. */
  readonly thinkMs: number;
}

export interface RunOptions {
  readonly users: Users;
  readonly engine: Engine;
  readonly replicas: number;
  readonly routing: Routing;
  /** The conversations to choose from. */
  readonly talks: readonly Talk[];
  /** Tokens at the beginning of every request. */
  readonly common: number;
  readonly gateway: Gateway;
  /** Of the users, and of a gateway that routes at random. */
  readonly random: Random;
  readonly routes: Random;
}

/** Requests that may wait at a replica; more are refused with 429 and `Retry-After`. */
export interface Gateway {
  readonly mostWaiting: number;
  readonly retryAfterMs: number;
}

export interface Report {
  readonly questions: number;
  /** Shares: of prompt tokens found in the cache, of questions refused at first, and of questions given up. */
  readonly cached: number;
  readonly refused: number;
  readonly givenUp: number;
  /** Milliseconds from the question to the first token, repetitions included. */
  readonly firstMs: { readonly p50: number; readonly p95: number };
  /** The longest line at one replica. */
  readonly longestLine: number;
}

const HOUR_MS = 3_600_000;

/** Until then the caches fill, and nothing counts. */
const WARM_UP_MS = HOUR_MS / 4;

/** As in `utils/kimi/retry.ts`, which waits for as long as the gateway says. */
const MAX_RETRIES = 2;

/** Runs the hour, and reports of it without its first quarter. */
export function runHour(options: RunOptions): Report {
  const { users, engine, replicas: count, routing, talks, common, gateway, random, routes } = options;
  const agenda = createAgenda();
  const replicas = Array.from({ length: count }, () => createReplica(engine, agenda));
  const first: number[] = [];
  const seen = { questions: 0, refused: 0, givenUp: 0, longestLine: 0 };
  const turns = talks.reduce((sum, { requests }) => sum + requests.length, 0) / talks.length;
  const gapMs = (HOUR_MS * turns) / (users.count * users.questionsAnHour);
  const pause = (mean: number) => -mean * Math.log(1 - random.next());
  let begun = 0;

  /** Begins conversations at random moments, as often as all users together do. */
  function begin(): void {
    const talk = talks[random.below(talks.length)];
    if (talk) ask(talk, begun++, 0);
    const next = agenda.now() + pause(gapMs);
    if (next < HOUR_MS) agenda.add(next, begin);
  }

  function ask(talk: Talk, id: number, number: number): void {
    if (number === talk.requests.length || agenda.now() >= HOUR_MS) return;
    if (agenda.now() >= WARM_UP_MS) seen.questions += 1;
    send({ talk, id, number, askedAt: agenda.now() }, 1);
  }

  interface Question {
    readonly talk: Talk;
    readonly id: number;
    readonly number: number;
    readonly askedAt: number;
  }

  function send(question: Question, attempt: number): void {
    const { talk, id, number, askedAt } = question;
    const counts = askedAt >= WARM_UP_MS;
    const replica = replicas[routing === 'talk' ? id % count : routes.below(count)];
    const request = talk.requests[number];
    if (!replica || !request) return;
    if (counts) seen.longestLine = Math.max(seen.longestLine, replica.waiting());
    if (replica.waiting() >= gateway.mostWaiting) {
      if (counts && attempt === 1) seen.refused += 1;
      if (attempt <= MAX_RETRIES)
        agenda.add(agenda.now() + gateway.retryAfterMs, () => send(question, attempt + 1));
      else if (counts) seen.givenUp += 1;
      return;
    }
    const { tokens, kept, answered } = request;
    replica.submit({
      talk: id,
      tokens,
      kept,
      common,
      answered,
      onFirst: (at) => void (counts && first.push(at - askedAt)),
      // The answer is read before the next question: Sidenote asks one at a time.
      onEnd: (at) => agenda.add(at + pause(users.thinkMs), () => ask(talk, id, number + 1)),
    });
  }

  let before = { prompt: 0, cached: 0 };
  agenda.add(0, begin);
  agenda.add(WARM_UP_MS, () => (before = countedBy(replicas)));
  agenda.run();
  const all = countedBy(replicas);
  const sorted = first.toSorted((a, b) => a - b);
  const share = (part: number) => part / Math.max(1, seen.questions);
  return {
    questions: seen.questions,
    cached: (all.cached - before.cached) / Math.max(1, all.prompt - before.prompt),
    refused: share(seen.refused),
    givenUp: share(seen.givenUp),
    firstMs: { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) },
    longestLine: seen.longestLine,
  };
}

function countedBy(replicas: readonly Replica[]) {
  const sum = (name: 'prompt' | 'cached') =>
    replicas.reduce((total, { counted }) => total + counted[name], 0);
  return { prompt: sum('prompt'), cached: sum('cached') };
}

function quantile(sorted: readonly number[], at: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
}

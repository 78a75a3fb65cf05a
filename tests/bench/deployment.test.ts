import { describe, expect, test } from 'vitest';
import { createAgenda } from './deployment-agenda.ts';
import { createReplica, type Engine, type Job } from './deployment-replica.ts';
import { runHour, type RunOptions } from './deployment-run.ts';
import { playOverSockets } from './deployment-sockets.ts';
import { commonOf, createTalks, stabilityOf } from './deployment-talks.ts';
import { createRandom } from './random.ts';

const ENGINE: Engine = {
  prefill: 1000,
  stepMs: 20,
  stepMsEach: 1,
  kv: 10_000,
  mainMemory: 0,
  sequences: 8,
  batch: 512,
};

/** Sends requests one after the other to a replica, or all at once; milliseconds to the first token of each. */
function firstTokens(jobs: readonly Partial<Job>[], engine: Partial<Engine> = {}, isAtOnce = false) {
  const agenda = createAgenda();
  const replica = createReplica({ ...ENGINE, ...engine }, agenda);
  const first: number[] = [];
  let ended = 0;
  const ask = (number: number): void => {
    const change = jobs[number];
    if (!change) return;
    const asked = agenda.now();
    const job = { talk: 1, tokens: 1600, kept: 0, common: 0, answered: 10, ...change };
    const onFirst = (at: number) => void (first[number] = at - asked);
    const onEnd = (at: number) => {
      ended = at;
      if (!isAtOnce) ask(number + 1);
    };
    replica.submit({ ...job, onFirst, onEnd });
  };
  agenda.add(0, () => (isAtOnce ? jobs.forEach((_, number) => ask(number)) : ask(0)));
  agenda.run();
  return { first, counted: replica.counted, ended };
}

describe('a replica', () => {
  test('reads of a further question only what is new, in whole blocks', () => {
    const { first, counted } = firstTokens([{}, { tokens: 1650, kept: 1600 }]);
    expect(counted).toEqual({ prompt: 3250, cached: 1600 });
    expect(first[1]).toBeLessThan((first[0] ?? 0) / 5);
  });

  test('loses a prefix from its end when others need the room, unless main memory has it', () => {
    const after = (count: number, mainMemory = 0) => {
      const others = Array.from({ length: count }, (_, i) => ({ talk: 2 + i }));
      const jobs = [{}, ...others, { tokens: 1650, kept: 1600 }];
      return firstTokens(jobs, { mainMemory }).counted.cached;
    };
    const some = after(6);
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(1600);
    expect(after(7)).toBe(0);
    expect(after(7, 10_000)).toBe(1600);
  });

  test('writes answers together, and reads a prompt among them', () => {
    const jobs = [1, 2, 3, 4].map((talk) => ({ talk, tokens: 16, answered: 400 }));
    const together = firstTokens(jobs, {}, true);
    const apart = firstTokens(jobs);
    expect(together.ended).toBeLessThan(apart.ended / 3);
    expect(together.first).toHaveLength(4);
  });

  test('answers what has no room beside the others once these are done', () => {
    const { first } = firstTokens(
      [1, 2, 3].map((talk) => ({ talk })),
      { kv: 4000 },
      true,
    );
    expect(first[2]).toBeGreaterThan(first[1] ?? Infinity);
  });
});

describe('an hour of users', () => {
  const talks = createTalks('whole', 20);
  const options: RunOptions = {
    users: { count: 200, questionsAnHour: 3, thinkMs: 60_000 },
    engine: { ...ENGINE, kv: 200_000, prefill: 10_000, batch: 8192 },
    replicas: 4,
    routing: 'talk',
    talks,
    common: commonOf(talks),
    gateway: { mostWaiting: 64, retryAfterMs: 5000 },
    random: createRandom(1),
    routes: createRandom(2),
  };
  const run = (change: Partial<RunOptions>) =>
    runHour({ ...options, random: createRandom(1), routes: createRandom(2), ...change });

  test('finds more prefixes where a conversation keeps its replica', () => {
    const [kept, random] = [run({}), run({ routing: 'random' })];
    expect(kept.cached).toBeGreaterThan(random.cached);
    expect(kept).toMatchObject({ refused: 0, givenUp: 0 });
  });

  test('gives up what the gateway goes on refusing, and nothing else', () => {
    const { givenUp, refused } = run({
      replicas: 1,
      users: { ...options.users, count: 20_000 },
      gateway: { mostWaiting: 2, retryAfterMs: 5000 },
    });
    expect(givenUp).toBeGreaterThan(0);
    expect(givenUp).toBeLessThanOrEqual(refused);
  });
});

test('a further question begins with all of the request before it, to the letter', () => {
  const { requests, stable } = stabilityOf(createTalks('whole', 60));
  expect(requests).toBeGreaterThan(50);
  expect(stable).toBe(requests);
});

test('over real sockets the cache finds what the model says, and no user has two requests at once', async () => {
  const talks = createTalks('whole', 10);
  const played = await playOverSockets(talks, {
    engine: { ...ENGINE, kv: 1_000_000 },
    common: commonOf(talks),
    mostAtOnce: 4,
  });
  const asked = talks.reduce((sum, { requests }) => sum + requests.length, 0);
  expect(played).toMatchObject({
    answered: asked,
    givenUp: 0,
    mostOfOne: 1,
    requests: asked + played.refused,
  });
  expect(played.most).toBeLessThanOrEqual(4);
  expect(Math.abs(played.cached - played.modelled)).toBeLessThan(0.01);
});

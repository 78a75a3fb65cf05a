import type { Agenda } from './deployment-agenda.ts';
import { createPrefixCache, wholeBlocks, type Memory } from './deployment-cache.ts';

/** The figures of one replica of an engine such as vLLM, on its machine. */
export interface Engine extends Memory {
  /** Tokens of prompts that are read in a second. */
  readonly prefill: number;
  /** Milliseconds of a step, which writes one token of each answer: for itself, and for each answer. */
  readonly stepMs: number;
  readonly stepMsEach: number;
  /** The most answers at once, and the most tokens of prompts that one step reads (`--max-num-batched-tokens`). */
  readonly sequences: number;
  readonly batch: number;
}

/** A request on its way through a replica. */
export interface Job {
  /** The conversation, under which its prefix is kept. */
  readonly talk: number;
  /** Tokens of the prompt, of its beginning that the conversation's last request had, and of that of all requests. */
  readonly tokens: number;
  readonly kept: number;
  readonly common: number;
  /** Tokens of the answer. */
  readonly answered: number;
  /** Called with the time of its first token, and of its last; milliseconds. */
  readonly onFirst: (at: number) => void;
  readonly onEnd: (at: number) => void;
}

interface Running {
  readonly job: Job;
  /** Tokens of the prompt to be read, and of the answer to be written. */
  unread: number;
  left: number;
}

/** A model of one replica: continuous batching with prompts read in parts, and a cache of prefixes. */
export function createReplica(engine: Engine, agenda: Agenda) {
  const waiting: Job[] = [];
  const cache = createPrefixCache(engine);
  const counted = { prompt: 0, cached: 0 };
  let running: Running[] = [];
  let hasAnswered = false;
  // The steps under way: several where all are alike, until a request comes in between.
  let current: { readonly at: number; readonly ms: number; steps: number } | null = null;

  function admit(): void {
    while (running.length < engine.sequences) {
      const job = waiting[0];
      if (!job) return;
      const own = cache.hold(job.talk, job.tokens + job.answered);
      if (own === null) return;
      waiting.shift();
      const cached = wholeBlocks(Math.max(Math.min(own, job.kept), hasAnswered ? job.common : 0));
      counted.prompt += job.tokens;
      counted.cached += cached;
      // The last token is always read: the answer follows from it.
      running.push({ job, unread: Math.max(1, job.tokens - cached), left: job.answered });
    }
  }

  function begin(): void {
    admit();
    if (running.length === 0) return;
    const writing = running.filter(({ unread }) => unread === 0);
    const read = Math.min(
      engine.batch - writing.length,
      running.reduce((sum, { unread }) => sum + unread, 0),
    );
    const ms = engine.stepMs + engine.stepMsEach * writing.length + (read / engine.prefill) * 1000;
    const steps = read > 0 ? 1 : Math.max(1, Math.min(...writing.map(({ left }) => left)));
    current = { at: agenda.now(), ms, steps };
    schedule(current);
  }

  function schedule(step: { readonly at: number; readonly ms: number; readonly steps: number }): void {
    const end = step.at + step.ms * step.steps;
    agenda.add(end, () => {
      // It was cut short meanwhile.
      if (current !== step || step.at + step.ms * step.steps < end - 1e-6) return;
      finish(step.steps);
    });
  }

  function finish(steps: number): void {
    let room = engine.batch - running.filter(({ unread }) => unread === 0).length;
    for (const each of running) {
      if (each.unread === 0) {
        each.left -= steps;
        continue;
      }
      const part = Math.min(each.unread, room);
      each.unread -= part;
      room -= part;
      if (each.unread > 0) continue;
      each.left -= 1;
      each.job.onFirst(agenda.now());
    }
    const ended = running.filter(({ unread, left }) => unread === 0 && left <= 0);
    running = running.filter(({ unread, left }) => unread > 0 || left > 0);
    for (const { job } of ended) {
      cache.keep(job.talk, job.tokens + job.answered);
      hasAnswered = true;
      job.onEnd(agenda.now());
    }
    current = null;
    begin();
  }

  return {
    /** Tokens of all prompts, and those found in the cache. */
    counted,
    /** The number of requests that wait for a place in the batch. */
    waiting: () => waiting.length,

    submit(job: Job): void {
      waiting.push(job);
      if (!current) return begin();
      const done = Math.max(1, Math.ceil((agenda.now() - current.at) / current.ms));
      if (done >= current.steps) return;
      current.steps = done;
      schedule(current);
    },
  };
}
export type Replica = ReturnType<typeof createReplica>;

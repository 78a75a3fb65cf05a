import { stripVTControlCharacters } from 'node:util';
import { createRandom } from '../../bench/random.ts';
import { createKimiServer } from '../../kimi-server/kimi-server.ts';
import { PRACTICE_TOKEN } from '../../kimi-server/tokens.ts';
import { ask, changeSettings, settled } from '../support/chat.ts';
import { provision, settingsFor } from '../support/commands.ts';
import type { Sidenote } from '../support/sidenote.ts';
import { startSite } from '../support/site.ts';
import { checkAfterwards, checkEnding, type Finding } from './check.ts';
import type { Fault, Phase, Scene } from './fault.ts';
import { modelFor, momentIn } from './phases.ts';

export interface RunOptions {
  readonly fault: Fault;
  readonly phase: Phase;
  /**
   * The moment of the phase at which it strikes: from 0, its beginning, to 1. It also seeds everything else that is
   * random.
   */
  readonly at: number;
}

/** The result of a fault: the characters that had been sent before, and their fate. */
export interface Run extends Finding {
  readonly fault: string;
  readonly phase: Phase;
  readonly at: number;
}

/** Milliseconds between the deltas of answers that no fault strikes. */
const PACE_MS = 2;

const NOTHING: Finding = { sent: 0, kept: 0, lost: 0, duplicated: 0, isStuck: false, problems: [] };

/**
 * Runs one cell of the matrix, in a fresh browser: a conversation with one answer, a second that is open in the given
 * phase when the fault strikes, a look at the remains, and a third question.
 */
export async function runFault(sidenote: Sidenote, { fault, phase, at }: RunOptions): Promise<Run> {
  const named = { fault: fault.name, phase, at };
  await using closing = new AsyncDisposableStack();
  const server = createKimiServer({ pace: PACE_MS });
  closing.defer(() => server.close());
  const { baseUrl } = await server.listen();
  const kimi = { ...server, baseUrl };
  const site = await startSite();
  closing.defer(() => site.close());
  let finding = NOTHING;
  try {
    await provision(sidenote, { settings: settingsFor(baseUrl), token: PRACTICE_TOKEN });
    const article = await sidenote.open(site.url('article.html'));
    const panel = await sidenote.openPanel(article);
    await ask(panel, 'What causes spring tides?');
    await settled(panel);
    const [first] = kimi.requests.slice(-1);
    if (!first) throw new Error('The first question was not asked.');

    const random = createRandom(Math.floor(at * 2 ** 32));
    const scene: Scene = {
      sidenote,
      kimi,
      site,
      phase,
      random,
      article,
      panel,
      request: first,
      helper: null,
      undo: null,
      fillDisk: null,
    };
    await changeSettings(panel, { model: modelFor(phase, random.next()) });
    await fault.prepare?.(scene);
    const before = kimi.requests.length;
    await ask(scene.panel, 'What are neap tides?');
    scene.request = await kimi.waitForRequest(before + 1);
    await momentIn(phase, at, scene.request);

    const moment = Date.now();
    await fault.strike(scene);
    await fault.comeBack?.(scene);
    finding = await checkEnding(scene, fault, moment);
    if (!finding.isStuck) finding = await checkAfterwards(scene, fault, finding, first);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    finding = { ...finding, problems: [...finding.problems, firstLines(problem)] };
  }
  const own = sidenote.problems.filter((problem) => !fault.problems?.test(problem)).map(firstLines);
  return { ...named, ...finding, problems: [...finding.problems, ...own] };
}

function firstLines(text: string): string {
  // Playwright colours what it says.
  return stripVTControlCharacters(text).split('\n').slice(0, 3).join(' ').trim();
}

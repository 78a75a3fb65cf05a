import { createRandom, type Random } from '../../bench/random.ts';
import { BEST_MODEL } from '../../kimi-server/completion-request.ts';
import { createKimiServer } from '../../kimi-server/kimi-server.ts';
import { PRACTICE_TOKEN } from '../../kimi-server/tokens.ts';
import { provision, settingsFor } from '../support/commands.ts';
import type { Sidenote } from '../support/sidenote.ts';
import { startSite } from '../support/site.ts';
import { CONVERSATION_STEPS } from './conversation-steps.ts';
import type { By } from './hand.ts';
import { PAGE_STEPS } from './page-steps.ts';
import { PANEL_STEPS } from './panel-steps.ts';
import { PLACES } from './places.ts';
import { QUESTION_STEPS } from './question-steps.ts';
import { checkFocus, checkHealth, comeToRest } from './rest.ts';
import type { Kind, Scene, Step } from './scene.ts';
import { SELECTION_STEPS } from './selection-steps.ts';
import { SETTINGS_STEPS } from './settings-steps.ts';

/** A step that was taken: its name, its manner, and the seed of all its random choices. */
export interface Taken {
  readonly name: string;
  readonly by: By;
  readonly roll: number;
}

export interface Finding {
  readonly kind: Kind;
  readonly what: string;
  /** The number of the step, from 0. */
  readonly at: number;
}

export interface Walk {
  readonly taken: readonly Taken[];
  readonly findings: readonly Finding[];
}

/** `count` steps that a seed chooses, or those of a walk that was. */
export type Plan = { readonly seed: number; readonly count: number } | readonly Taken[];

const STEPS = [
  ...QUESTION_STEPS,
  ...CONVERSATION_STEPS,
  ...PAGE_STEPS,
  ...SELECTION_STEPS,
  ...PANEL_STEPS,
  ...SETTINGS_STEPS,
];

/** Milliseconds between the deltas of an answer. */
const PACE_MS = 1;

/** Takes one walk in a fresh browser. */
export async function walk(sidenote: Sidenote, plan: Plan): Promise<Walk> {
  await using closing = new AsyncDisposableStack();
  const kimi = createKimiServer({ pace: PACE_MS });
  closing.defer(() => kimi.close());
  const { baseUrl } = await kimi.listen();
  const site = await startSite();
  closing.defer(() => site.close());
  const taken: Taken[] = [];
  const findings: Finding[] = [];
  const report = (kind: Kind, what: string) => findings.push({ kind, what, at: taken.length - 1 });
  const [first] = PLACES;
  try {
    const settings = settingsFor(baseUrl);
    await provision(sidenote, { settings, token: PRACTICE_TOKEN });
    const front = await sidenote.open(first.url(site));
    const scene: Scene = {
      sidenote,
      kimi,
      site,
      tabs: new Map([[first.name, front]]),
      front,
      frontName: first.name,
      panel: await sidenote.openPanel(front),
      typed: 0,
      held: new Set(),
      model: BEST_MODEL,
      language: 'English',
      translateInto: 'English',
      notice: 1,
      seen: null,
      hasKilled: false,
      hasMoved: true,
      isOver: false,
      report,
    };
    await comeToRest(scene);
    const known = new Set<string>();
    for await (const { step, ...rest } of stepsOf(plan, scene)) {
      taken.push({ name: step.name, ...rest });
      await take(scene, step, rest);
      await checkHealth(scene, known);
      if (rest.by === 'keyboard' && !step.isElsewhere) await checkFocus(scene);
      // The walk ends there.
      if (scene.isOver) break;
    }
  } catch (error) {
    report('stuck', String(error).split('\n').slice(0, 6).join(' '));
  }
  return { taken, findings };
}

async function take(scene: Scene, step: Step, { by, roll }: Omit<Taken, 'name'>): Promise<void> {
  const { seen } = scene;
  await step.take(scene, { by, random: createRandom(roll) });
  // The text seen stays true until something else happens; only an answer to it asks about that text.
  if (scene.seen === seen) scene.seen = null;
  if (scene.panel.isClosed()) scene.panel = await scene.sidenote.openPanel(scene.front);
  await comeToRest(scene);
}

/** Yields the steps of a plan, each as the walk comes to it. In a repeated walk, impossible steps are left out. */
async function* stepsOf(plan: Plan, scene: Scene) {
  if ('seed' in plan) {
    const seeds = createRandom(plan.seed);
    for (let number = 0; number < plan.count; number += 1) {
      const roll = seeds.below(2 ** 32);
      const random = createRandom(roll);
      const by: By = random.below(2) === 0 ? 'keyboard' : 'mouse';
      for (const step of inAnyOrder(STEPS, random)) {
        if (!(await step.isPossible(scene))) continue;
        yield { step, by, roll };
        break;
      }
    }
  } else {
    for (const { name, ...rest } of plan) {
      const step = STEPS.find((one) => one.name === name);
      if (!step) throw new Error(`There is no step “${name}”.`);
      if (await step.isPossible(scene)) yield { step, ...rest };
    }
  }
}

/** The steps in random order, heavier ones more likely first. */
function inAnyOrder(steps: readonly Step[], random: Random): readonly Step[] {
  return steps
    .map((step) => ({ step, place: -Math.log(1 - random.next()) / (step.weight ?? 1) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ step }) => step);
}

/** Writes a walk in one line, as `--steps` takes it. */
export function written(taken: readonly Taken[]): string {
  return taken.map(({ name, by, roll }) => `${name}@${by}#${roll}`).join(' ');
}

export function readSteps(line: string): readonly Taken[] {
  return line.split(' ').map((one) => {
    const [, name = one, by = 'mouse', roll = '1'] = /^([^@#]+)(?:@(\w+))?(?:#(\d+))?$/.exec(one) ?? [];
    return { name, by: by === 'keyboard' ? 'keyboard' : 'mouse', roll: Number(roll) };
  });
}

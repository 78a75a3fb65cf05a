import type { RecordedRequest } from '../../kimi-server/recorded-request.ts';
import { ask, changeSettings, fold, lastTurn, turns } from '../support/chat.ts';
import { compare, type Comparison } from './compare.ts';
import type { Ending, Fault, Scene } from './fault.ts';
import { readNote, readTurn, settles, type Shown } from './reading.ts';

export interface Finding extends Comparison {
  /** An answer that was still open long after it should have ended. */
  readonly isStuck: boolean;
  /** Every other broken rule, as a sentence. */
  readonly problems: readonly string[];
}

/** Turns of the conversation when the fault strikes, and after the next question. */
const TURNS = 2;

/** The words in the turn of a damaged record. */
const DAMAGED = /damaged|couldn’t be read/i;

/** Compares the panel, once the open answer has ended, with what it should show. */
export async function checkEnding(scene: Scene, fault: Fault, moment: number): Promise<Finding> {
  const ending = fault.ending(scene.phase);
  if (ending.isWhole !== false) scene.kimi.release();
  const isStuck = !(await settles(scene.panel, TURNS));
  const turn = turns(scene.panel).nth(TURNS - 1);
  const shown = await readTurn(turn);
  const note = await readNote(turn);
  // Of a repeated request, the last answer counts.
  const answered = scene.kimi.requests.at(-1) ?? scene.request;
  const isWhole = ending.isWhole === true || (ending.isWhole === 'maybe' && note.words === '');
  return {
    ...compare(shown, answered, isWhole ? 'all' : moment),
    isStuck,
    problems: [
      ...(isStuck ? ['It was still open after 30 s.'] : []),
      ...wordsAmiss(ending, note.words),
      ...(note.words !== '' && note.buttons === 0 ? [`No next step is offered: “${note.words}”`] : []),
    ],
  };
}

function wordsAmiss({ isWhole, words: expected }: Ending, words: string): readonly string[] {
  if (expected === null || (isWhole === 'maybe' && words === '')) {
    return words === '' ? [] : [`It says “${words}”, though nothing happened to it.`];
  }
  return expected.test(words) ? [] : [`It says “${words}” instead of ${String(expected)}.`];
}

/** Checks, once the fault is undone, that the next question works and everything is on disk. */
export async function checkAfterwards(
  scene: Scene,
  fault: Fault,
  finding: Finding,
  first: RecordedRequest,
): Promise<Finding> {
  const problems = [...finding.problems];
  const before = await readTurn(turns(scene.panel).nth(TURNS - 1));
  await undo(scene);
  // Unsaved changes are saved when the user comes back, or asks.
  if (fault.isAboutStorage && scene.random.next() < 0.5) await reopen(scene);
  await changeSettings(scene.panel, { model: 'kimi-k2.5' });
  await ask(scene.panel, 'And what does the Moon do?');
  const isStuck = !(await settles(scene.panel, TURNS + 1));
  const { text } = await readTurn(lastTurn(scene.panel));
  if (text === '' || text !== fold(scene.kimi.requests.at(-1)?.sent.text ?? '')) {
    problems.push(`The next answer is not what was sent: “${text.slice(0, 80)}”`);
  }

  await scene.sidenote.killWorker();
  await reopen(scene);
  await settles(scene.panel, TURNS + 1);
  const count = await turns(scene.panel).count();
  if (count !== TURNS + 1) problems.push(`${count} turns are on disk instead of ${TURNS + 1}.`);
  const stored = await readTurn(turns(scene.panel).nth(TURNS - 1));
  const missing = difference(before, stored);
  if (missing > 0) problems.push(`${missing} characters are not on disk as they were shown.`);

  const oldest = turns(scene.panel).nth(0);
  if (fault.damagesFirstTurn) {
    const { words } = await readNote(oldest);
    if (!DAMAGED.test(words)) problems.push(`The damaged turn says “${words}”.`);
  } else if ((await readTurn(oldest)).text !== fold(first.sent.text)) {
    problems.push('The turn before has changed.');
  }
  return {
    ...finding,
    kept: Math.max(0, finding.kept - missing),
    lost: Math.min(finding.sent, finding.lost + missing),
    isStuck: finding.isStuck || isStuck,
    problems,
  };
}

async function undo(scene: Scene): Promise<void> {
  const pending = scene.undo;
  scene.undo = null;
  await pending?.();
}

async function reopen(scene: Scene): Promise<void> {
  await scene.sidenote.closePanel(scene.panel);
  scene.panel = await scene.sidenote.openPanel(scene.article);
  await settles(scene.panel, TURNS);
}

/** Characters that were shown and are not stored, or the other way round. */
function difference(one: Shown, other: Shown): number {
  return (['reasoning', 'text'] as const).reduce((sum, channel) => {
    const [a, b] = [one[channel], other[channel]];
    let same = 0;
    while (same < a.length && a[same] === b[same]) same += 1;
    return sum + Math.max(a.length, b.length) - same;
  }, 0);
}

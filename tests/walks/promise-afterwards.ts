/** The second half of the promise: what turns, panels and composers show afterwards. */
import { openTurn, type Turn } from '@/utils/chat/conversation';
import { scopeOf } from '@/utils/chat/draft';
import type { KimiRequest } from './kimi';
import { NOTHING_WRITTEN, write, writtenIn, type Asked } from './memory';
import type { WalkPanel } from './panel';
import type { Mismatch } from './promise';
import { idOf, readSent } from './sent';
import { shownOf } from './shown';
import type { Walk } from './walk';

/** The most that a crash may cost: a checkpoint's quarter of a second, and what a frame and a step of the clock take. */
const LOST_MS = 250 + 16 + 50;

/** (e) and (f) Panels on one conversation show the same, and at most its last turn is open. */
export function* agreeing({ world }: Walk): Generator<Mismatch> {
  const shown = new Map<string, string>();
  for (const { store } of world.panels.values()) {
    const { conversation } = store.getState();
    if (!conversation) continue;
    const same = JSON.stringify(conversation);
    const other = shown.get(conversation.id) ?? same;
    if (other !== same) yield { rule: 'panels disagree', words: `${other}\n${same}` };
    shown.set(conversation.id, same);
    const open = conversation.turns.filter(({ answer }) => answer.outcome === null);
    if (open.length > 1) yield { rule: 'two open turns', words: conversation.id };
    if (open.length === 1 && openTurn(conversation) !== conversation.turns.at(-1)) {
      yield { rule: 'open turn that is not the last', words: conversation.id };
    }
  }
}

/** A page that was taken along is the one that the panel shows to go with the next question. */
export function* takenPages({ world, memory }: Walk): Generator<Mismatch> {
  for (const [windowId, { conversationId, pageKey }] of memory.taken) {
    const state = world.panels.get(windowId)?.store.getState();
    const isBeside = state?.page?.type === 'readable' && state.page.key === pageKey;
    if (!state || !isBeside || state.conversation?.id !== conversationId) memory.taken.delete(windowId);
    else if (shownOf(state, world.model()).page?.key !== pageKey)
      yield { rule: 'taken page does not go', words: pageKey };
  }
}

/** (b) A turn shows the request that was sent and the answer that came. */
export function* answers(walk: Walk): Generator<Mismatch> {
  for (const { store } of walk.world.panels.values()) {
    for (const turn of store.getState().conversation?.turns ?? []) {
      const asked = walk.memory.asked.get(idOf(turn.question));
      if (!asked) yield { rule: 'turn of nobody', words: turn.question };
      else if (walk.memory.deleted.has(asked.id))
        yield { rule: 'deleted question is back', words: turn.question };
      else yield* turnAsAsked(walk, turn, asked);
    }
  }
}

function* turnAsAsked({ world, memory }: Walk, turn: Turn, asked: Asked): Generator<Mismatch> {
  asked.isTaken = true;
  if (asked.isUncertain) return;
  const { attachment, answer, action, question } = turn;
  // Another window has gone on from the branch before it was reworded.
  if (question !== asked.question && asked.former?.includes(question)) return;
  if (question !== asked.question) yield { rule: 'shown question', words: `${question}: ${asked.question}` };
  if (action !== asked.action) yield { rule: 'shown action', words: `${action}: ${asked.action}` };
  if (answer.model !== asked.model) yield { rule: 'shown model', words: `${answer.model}: ${asked.model}` };
  const requests = world.kimi.requests
    .slice(asked.since)
    .filter((request) => readSent(request).questions.at(-1) === asked.id);
  const last = requests.at(-1);
  if (!last) return;
  const { selection } = readSent(last);
  if ((attachment.selection?.text ?? null) !== selection) {
    yield { rule: 'shown selection', words: `${attachment.selection?.text}: ${selection}` };
  }
  const given = requests.flatMap((request) => request.given.map(({ text }) => text)).join('');
  const whole = asked.begun + given;
  const killed = memory.killed.get(last);
  if (
    killed === undefined
      ? answer.text !== whole
      : !isPrefix(answer.text, whole, safeLength(asked, requests, killed))
  ) {
    yield { rule: 'shown answer', words: `“${answer.text}” and not “${whole}”, ${last.state}` };
  }
  yield* endAsItCame(turn, last, killed !== undefined);
}

/** The length of an answer that had to be on disk when the worker was killed. */
function safeLength(asked: Asked, requests: readonly KimiRequest[], killed: number): number {
  const safe = requests.flatMap(({ given }) => given.filter(({ at }) => at < killed - LOST_MS));
  return asked.begun.length + safe.map(({ text }) => text).join('').length;
}

function isPrefix(text: string, whole: string, least: number): boolean {
  return whole.startsWith(text) && text.length >= least;
}

function* endAsItCame(
  { answer: { outcome } }: Turn,
  { state, finishReason }: KimiRequest,
  wasKilled: boolean,
): Generator<Mismatch> {
  const words = `${JSON.stringify(outcome)} and not ${state} ${finishReason}`;
  switch (state) {
    case 'open':
      if (outcome !== null) yield { rule: 'shown end', words };
      break;
    case 'ended':
      if (outcome?.type !== 'done' || outcome.finishReason !== finishReason)
        yield { rule: 'shown end', words };
      break;
    case 'stopped':
      if (outcome?.type !== 'stopped' && !(wasKilled && outcome?.type === 'failed'))
        yield { rule: 'shown end', words };
      break;
    case 'lost':
      // Where it is asked for again by itself, another request is the last.
      if (outcome?.type !== 'failed' && outcome?.type !== 'stopped') yield { rule: 'shown end', words };
      break;
  }
}

/** (d) A draft is never lost, except by being asked. */
export function* drafts(walk: Walk): Generator<Mismatch> {
  for (const panel of walk.world.panels.values()) yield* draftAsWritten(walk, panel);
}

function* draftAsWritten({ world, memory }: Walk, { windowId, store }: WalkPanel): Generator<Mismatch> {
  const { conversation, draft } = store.getState();
  if (!conversation) return;
  if (draft.selection && scopeOf(store.getState()) === 'page' && !memory.wholes.has(draft.selection.text))
    yield { rule: 'the whole page for another selection', words: draft.selection.text };
  const isAsked = (text: string) => memory.asked.get(idOf(text))?.isTaken === true;
  const now = { text: draft.text, selection: draft.selection?.text ?? null };
  const before = writtenIn(memory, windowId, conversation.id);
  // A closed panel's draft goes to the next one that opens, and to no other.
  const others = Array.from(world.panels.values(), (one) => one.store.getState()).filter(
    (state) => state !== store.getState() && state.conversation?.id === conversation.id,
  );
  const taken = new Set(others.map((state) => state.draft.text));
  const left = [...(memory.left.get(conversation.id) ?? [])].filter(
    (one) => one !== '' && !isAsked(one) && !taken.has(one),
  );
  write(memory, windowId, conversation.id, { ...now, isPointed: false, isDeleted: false });
  if (before === undefined && left.length > 0 && !left.includes(now.text)) {
    yield { rule: 'draft not put back', words: `“${now.text}” and not ${left.join(' or ')}` };
  }
  const { text, selection, isPointed = false, isDeleted = false } = before ?? NOTHING_WRITTEN;
  const how = isDeleted ? 'deleted' : 'lost';
  // It may have been taken before the conversation was deleted, and gone with it.
  const isGone = isDeleted && memory.asked.has(idOf(text));
  if (text !== '' && now.text !== text && !isAsked(text) && !isGone) {
    yield { rule: `draft ${how}`, words: `“${now.text}” and not “${text}”` };
  }
  if (selection !== null && now.selection !== selection && !wasAskedAbout(memory.asked.values(), selection)) {
    const rule = isPointed ? 'pointed selection is elsewhere' : `selection ${how}`;
    yield { rule, words: `${now.selection} and not ${selection}` };
  }
  if (text === '' && now.text !== '' && isAsked(now.text)) {
    const where = before === undefined ? 'another panel' : 'its panel';
    yield { rule: `asked draft is back in ${where}`, words: now.text };
  }
}

function wasAskedAbout(asked: Iterable<Asked>, selection: string): boolean {
  return [...asked].some((one) => one.isTaken && one.selection === selection);
}

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Conversation } from '@/utils/chat/conversation';
import { Refused } from '@/utils/chat/refused';
import { turnWith } from './chat-fixtures';
import { emptyConversation } from '@/utils/chat/conversation';
import { memoryDisk, REF, setup, WHY } from './hub-harness';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a hub', () => {
  test('shows a panel that joins in mid-answer what the others show', async () => {
    const { hub, panel, say, end, disk } = setup();
    const early = await panel();
    await hub.ask(REF, WHY);
    await say('be');
    const late = await panel();
    await say('cause');
    await end();
    expect(late.shows()).toEqual(early.shows());
    expect(disk.saved.get('c')).toEqual(early.shows());
    expect(early.shows()?.turns[0]?.answer).toMatchObject({
      text: 'because',
      outcome: { type: 'done' },
      usage: { completionTokens: 2 },
    });
  });

  test('tells of an answer that ends while no panel shows it, until one does', async () => {
    const { hub, panel, say, end, unseen } = setup();
    const { leave } = await panel();
    await hub.ask(REF, WHY);
    await say('be');
    leave();
    await say('cause');
    await end();
    expect([...unseen]).toEqual(['c']);
    const again = await panel();
    expect([...unseen]).toEqual([]);
    await hub.ask(REF, WHY);
    await end();
    expect([...unseen]).toEqual([]);
    again.leave();
  });

  test('sends at most one message a frame, however fast the deltas come', async () => {
    const { hub, panel, burst } = setup();
    const { messages, shows } = await panel();
    await hub.ask(REF, WHY);
    await burst(['reasoning', 'text'], 500);
    expect(
      messages.filter((message) => message.type === 'event' && message.event.type === 'delta'),
    ).toHaveLength(1);
    expect(shows()?.turns[0]?.answer).toMatchObject({ text: 'x'.repeat(500), reasoning: 'x'.repeat(500) });
  });

  test('stores an open answer every quarter of a second, and no more often', async () => {
    const { hub, say, disk } = setup();
    await hub.ask(REF, WHY);
    const before = disk.saves;
    for (let i = 0; i < 50; i++) await say('word ');
    // 1,000 ms of words, of which the last frame and the last quarter of a second may be missing.
    expect(disk.saved.get('c')?.turns[0]?.answer.text.length).toBeGreaterThanOrEqual(
      ((1_000 - 250 - 40) / 20) * 5,
    );
    expect(disk.saves - before).toBeLessThanOrEqual(4);
  });

  test('a crash costs at most the last quarter of a second of text', async () => {
    const first = setup();
    await first.hub.ask(REF, WHY);
    await first.say('kept');
    await vi.advanceTimersByTimeAsync(250);
    await first.say(' lost');
    const second = setup(first.disk);
    const { shows } = await second.panel();
    expect(shows()?.turns[0]?.answer).toMatchObject({
      text: 'kept',
      outcome: { type: 'failed', failure: { kind: 'interrupted' } },
    });
  });

  test('refuses a second question while the first is answered, and takes it afterwards', async () => {
    const { hub, end } = setup();
    await hub.ask(REF, WHY);
    await expect(hub.ask(REF, WHY)).rejects.toMatchObject({ failure: { kind: 'busy' } });
    await end();
    await expect(hub.ask(REF, WHY)).resolves.toBeUndefined();
  });

  test('refuses one of two questions that come in the same moment', async () => {
    const { hub } = setup();
    const outcomes = await Promise.allSettled([hub.ask(REF, WHY), hub.ask(REF, WHY)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('keeps what arrived when the connection is cut, and says why it ended', async () => {
    const { hub, say, cut, disk } = setup();
    await hub.ask(REF, WHY);
    await say('so far');
    await cut();
    expect(disk.saved.get('c')?.turns[0]?.answer).toMatchObject({
      text: 'so far',
      outcome: { type: 'failed', failure: { kind: 'network' } },
    });
  });

  test('keeps what arrived when the user stops the answer', async () => {
    const { hub, say, disk } = setup();
    await hub.ask(REF, WHY);
    await say('so far');
    await hub.stop('c');
    await vi.advanceTimersByTimeAsync(20);
    expect(disk.saved.get('c')?.turns[0]?.answer).toMatchObject({
      text: 'so far',
      outcome: { type: 'stopped' },
    });
  });

  test('goes on answering when the last panel leaves', async () => {
    const { hub, panel, say, end, disk } = setup();
    const { leave } = await panel();
    await hub.ask(REF, WHY);
    leave();
    await say('because');
    await end();
    expect(disk.saved.get('c')?.turns[0]?.answer).toMatchObject({
      text: 'because',
      outcome: { type: 'done' },
    });
  });

  test('lets an answer that was stopped go on from where it stands, and adds up what it took', async () => {
    const { hub, panel, say, end } = setup();
    const { shows } = await panel();
    await hub.ask(REF, WHY);
    await say('be');
    await hub.stop('c');
    await vi.advanceTimersByTimeAsync(20);
    await hub.continueAnswer(REF, shows()!.turns[0]!.id);
    expect(shows()?.turns[0]?.answer).toMatchObject({ text: 'be', outcome: null });
    await say('cause');
    await end();
    expect(shows()?.turns[0]?.answer).toMatchObject({
      text: 'because',
      outcome: { type: 'done' },
      usage: { completionTokens: 2 },
    });
  });

  test('an answer without any text cannot go on', async () => {
    const { hub, panel, end } = setup();
    const { shows } = await panel();
    await hub.ask(REF, WHY);
    await end();
    await expect(hub.continueAnswer(REF, shows()!.turns[0]!.id)).rejects.toMatchObject({
      failure: { kind: 'gone' },
    });
  });

  test('moves a citation of any settled answer, stores it, and shows every panel', async () => {
    const { hub, disk, panel, say, end } = setup();
    const [one, other] = [await panel(), await panel()];
    for (const text of ['first [7]', 'second [8]']) {
      await hub.ask(REF, WHY);
      await say(text);
      await end();
    }
    const [first] = one.shows()!.turns;
    const move = { type: 'citationMoved', turnId: first!.id, nth: 0 } as const;
    await hub.moveCitation(REF, { ...move, to: { source: null, passage: 14 } });
    expect(one.shows()?.turns[0]?.answer.moved).toEqual([{ nth: 0, source: null, passage: 14 }]);
    expect(other.shows()).toEqual(one.shows());
    expect(disk.saved.get('c')).toEqual(one.shows());
    await hub.moveCitation(REF, { ...move, to: null });
    expect(one.shows()?.turns[0]?.answer).not.toHaveProperty('moved');
    expect(disk.saved.get('c')).toEqual(one.shows());
  });

  test('moves no citation while it answers, of no turn that is gone, and none that it cannot store', async () => {
    const { hub, disk, panel, say, end } = setup();
    const { shows } = await panel();
    await hub.ask(REF, WHY);
    await say('so [7]');
    const move = {
      type: 'citationMoved',
      turnId: shows()!.turns[0]!.id,
      nth: 0,
      to: { source: null, passage: 14 },
    } as const;
    await expect(hub.moveCitation(REF, move)).rejects.toMatchObject({ failure: { kind: 'busy' } });
    await end();
    await expect(hub.moveCitation(REF, { ...move, turnId: 'x' })).rejects.toMatchObject({
      failure: { kind: 'gone' },
    });
    disk.broken = true;
    await expect(hub.moveCitation(REF, move)).rejects.toMatchObject({ failure: { kind: 'storage-full' } });
    expect(shows()?.turns[0]?.answer).not.toHaveProperty('moved');
    disk.broken = false;
    await hub.moveCitation(REF, move);
    expect(shows()?.turns[0]?.answer.moved).toHaveLength(1);
  });

  test('shows what an answer waits for, until its first word', async () => {
    const { hub, panel, wait, say } = setup();
    const { shows } = await panel();
    await hub.ask(REF, WHY);
    await wait({ type: 'queued', ahead: 2 });
    expect(shows()?.turns[0]?.answer.waiting).toEqual({ type: 'queued', ahead: 2 });
    await say('because');
    expect(shows()?.turns[0]?.answer.waiting).toBeNull();
  });

  test('asks no turn again that is gone', async () => {
    const { hub, end } = setup();
    await hub.ask(REF, WHY);
    await end();
    await expect(hub.askAgain(REF, 'another', 'm')).rejects.toMatchObject({ failure: { kind: 'gone' } });
  });

  test('refuses a question that cannot be stored, and shows nothing of it', async () => {
    const { hub, panel, disk } = setup();
    const { shows } = await panel();
    disk.broken = true;
    const refusal = await hub.ask(REF, WHY).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    expect(refusal).toMatchObject({ failure: { kind: 'storage-full' } });
    expect(shows()?.turns).toEqual([]);
    disk.broken = false;
    await expect(hub.ask(REF, WHY)).resolves.toBeUndefined();
  });

  describe('whose answer cannot be stored', () => {
    async function unsaved() {
      const parts = setup();
      const { shows, leave } = await parts.panel();
      await parts.hub.ask(REF, WHY);
      parts.disk.broken = true;
      await parts.say('because');
      await parts.end();
      await vi.advanceTimersByTimeAsync(1_100);
      const stored = () => parts.disk.saved.get('c')?.turns.at(-1)?.answer;
      return { ...parts, shows, leave, stored };
    }

    test('says so, and still shows all of it', async () => {
      const { shows, leave, panel, stored } = await unsaved();
      const answer = {
        text: 'because',
        outcome: { type: 'failed', failure: { kind: 'storage-full' } },
        usage: { completionTokens: 2 },
      };
      expect(shows()?.turns[0]?.answer).toMatchObject(answer);
      // Also to a panel that comes after all others have left.
      leave();
      const late = await panel();
      expect(late.shows()?.turns[0]?.answer).toMatchObject(answer);
      expect(stored()).toMatchObject({ text: '', outcome: null });
    });

    test('refuses to be quiet as long as words are in memory alone, and is once they are stored', async () => {
      const { hub, disk, stored } = await unsaved();
      await Promise.all([
        expect(hub.quiet()).rejects.toMatchObject({ failure: { kind: 'storage' } }),
        vi.advanceTimersByTimeAsync(5_000),
      ]);
      disk.broken = false;
      const quiet = hub.quiet();
      await vi.advanceTimersByTimeAsync(4_000);
      await hub.subscribe(REF, { postMessage: () => undefined });
      await vi.advanceTimersByTimeAsync(900);
      await quiet;
      expect(stored()?.text).toBe('because');
    });

    test('stores it by itself when the trouble passes within a second', async () => {
      const { hub, panel, say, end, disk } = setup();
      const { shows } = await panel();
      await hub.ask(REF, WHY);
      disk.broken = true;
      await say('because');
      await end();
      expect(shows()?.turns[0]?.answer.outcome?.type).toBe('failed');
      disk.broken = false;
      await vi.advanceTimersByTimeAsync(1_100);
      const answer = { text: 'because', outcome: { type: 'done' }, usage: { completionTokens: 2 } };
      expect(shows()?.turns[0]?.answer).toMatchObject(answer);
      expect(disk.saved.get('c')?.turns[0]?.answer).toMatchObject(answer);
    });

    for (const [what, act] of [
      ['somebody looks at it again', ({ panel }) => panel()],
      ['another conversation is deleted', ({ hub }) => hub.remove(['other'])],
    ] satisfies [string, (parts: Awaited<ReturnType<typeof unsaved>>) => Promise<unknown>][]) {
      test(`stores it when ${what}`, async () => {
        const parts = await unsaved();
        parts.disk.broken = false;
        await act(parts);
        await vi.advanceTimersByTimeAsync(0);
        expect(parts.shows()?.turns[0]?.answer.outcome).toEqual({ type: 'done', finishReason: 'stop' });
        expect(parts.stored()).toMatchObject({ text: 'because', outcome: { type: 'done' } });
      });
    }

    test('keeps its memory, and tries until it is stored', async () => {
      const { disk, stored, shows } = await unsaved();
      await vi.advanceTimersByTimeAsync(10 * 60_000);
      expect(shows()?.turns[0]?.answer.outcome?.type).toBe('failed');
      disk.broken = false;
      await vi.advanceTimersByTimeAsync(30_000);
      expect(stored()).toMatchObject({ text: 'because', outcome: { type: 'done' } });
      expect(shows()?.turns[0]?.answer.outcome?.type).toBe('done');
    });

    test('takes the next question only once it is stored', async () => {
      const { hub, disk, shows } = await unsaved();
      await expect(hub.ask(REF, WHY)).rejects.toMatchObject({ failure: { kind: 'storage-full' } });
      disk.broken = false;
      await hub.ask(REF, WHY);
      expect(shows()?.turns).toHaveLength(2);
      expect(disk.saved.get('c')?.turns[0]?.answer).toMatchObject({
        text: 'because',
        outcome: { type: 'done' },
      });
    });
  });

  test('writes one state after the other, however long a write takes', async () => {
    const disk = memoryDisk();
    const { saveAnswer } = disk;
    let delay = 0;
    disk.saveAnswer = async (conversation, turnId) => {
      const copy = structuredClone(conversation);
      await new Promise((resolve) => setTimeout(resolve, delay));
      await saveAnswer(copy, turnId);
    };
    const { hub, say, end } = setup(disk);
    const asking = hub.ask(REF, WHY);
    await vi.advanceTimersByTimeAsync(1);
    await asking;
    delay = 5_000;
    await say('because');
    // The checkpoint has begun, and is not done when the answer ends.
    await vi.advanceTimersByTimeAsync(300);
    delay = 0;
    await end();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(disk.saved.get('c')?.turns[0]?.answer.outcome).toEqual({ type: 'done', finishReason: 'stop' });
  });

  test('says within seconds that a blocked store has not stored an answer, and takes it back when it has', async () => {
    const disk = memoryDisk();
    const { saveAnswer } = disk;
    let isBlocked = false;
    disk.saveAnswer = async (conversation, turnId) => {
      if (isBlocked) await new Promise((resolve) => setTimeout(resolve, 9_000));
      await saveAnswer(conversation, turnId);
    };
    const { hub, panel, say, end } = setup(disk);
    const { shows } = await panel();
    await hub.ask(REF, WHY);
    isBlocked = true;
    await say('because');
    await end();
    await vi.advanceTimersByTimeAsync(3_100);
    expect(shows()?.turns[0]?.answer.outcome).toMatchObject({ type: 'failed', failure: { kind: 'storage' } });
    await vi.advanceTimersByTimeAsync(9_000);
    expect(shows()?.turns[0]?.answer).toMatchObject({
      text: 'because',
      outcome: { type: 'done' },
      usage: { completionTokens: 2 },
    });
  });

  test('settles what was left open when it died, seen by nobody', async () => {
    const { hub, say, disk } = setup();
    await hub.ask(REF, WHY);
    await say('be');
    await vi.advanceTimersByTimeAsync(300);
    const { hub: next } = setup(disk);
    await next.settleOrphans(() => undefined);
    expect(disk.saved.get('c')?.turns[0]?.answer).toMatchObject({
      text: 'be',
      outcome: { type: 'failed', failure: { kind: 'interrupted' } },
    });
  });

  test('a panel that comes while it settles what was left open hears of the next question', async () => {
    const { disk, hub, panel, say } = setup();
    await panel();
    await hub.ask(REF, WHY);
    await say('be');
    await vi.advanceTimersByTimeAsync(300);
    const after = setup(disk);
    const settling = after.hub.settleOrphans(() => undefined);
    // It has let itself in, and is still reading.
    await Promise.resolve();
    await Promise.resolve();
    const [shown] = await Promise.all([after.panel(), settling]);
    await after.hub.ask(REF, WHY);
    expect(shown.shows()?.turns).toHaveLength(2);
  });

  test('leaves alone what it is answering itself', async () => {
    const { hub, panel, say, end } = setup();
    const { shows } = await panel();
    await hub.ask(REF, WHY);
    await say('be');
    await hub.settleOrphans(() => undefined);
    await say('cause');
    await end();
    expect(shows()?.turns[0]?.answer).toMatchObject({ text: 'because', outcome: { type: 'done' } });
  });

  test('deletes a conversation even while it is answered, and tells who shows it', async () => {
    const { hub, panel, say, disk } = setup();
    const { messages } = await panel();
    await hub.ask(REF, WHY);
    await say('because');
    await hub.remove(['c']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(disk.saved.has('c')).toBe(false);
    expect(messages.at(-1)).toEqual({ type: 'deleted' });
  });

  describe('whose store is changed past it, as by an import', () => {
    const imported: Conversation = {
      ...emptyConversation('c', REF.pageKey, 0),
      turns: [turnWith({ id: 'i' })],
    };

    test('shows everybody what it has become, and builds on that', async () => {
      const { hub, panel, disk, end } = setup();
      const { shows } = await panel();
      const change = async () => void disk.saved.set('c', imported);
      await hub.changeStored(['c', 'nobody looks at'], change);
      expect(shows()).toEqual(imported);
      await hub.ask(REF, WHY);
      await end();
      expect(disk.saved.get('c')?.turns.map(({ id }) => id)).toEqual(['i', expect.any(String)]);
    });

    test('lets nobody read what is half changed', async () => {
      const { hub, panel, disk } = setup();
      let finish!: () => void;
      const changing = hub.changeStored(['c'], async () => {
        await new Promise<void>((resolve) => (finish = resolve));
        disk.saved.set('c', imported);
      });
      await vi.advanceTimersByTimeAsync(0);
      const late = panel();
      await vi.advanceTimersByTimeAsync(0);
      finish();
      await changing;
      expect((await late).shows()).toEqual(imported);
    });

    test('refuses that while one of them is answered, and changes nothing', async () => {
      const { hub, disk, end } = setup();
      await hub.ask(REF, WHY);
      const change = vi.fn<() => Promise<void>>();
      await expect(hub.changeStored(['c'], change)).rejects.toMatchObject({ failure: { kind: 'busy' } });
      expect(change).not.toHaveBeenCalled();
      await end();
      expect(disk.saved.get('c')?.turns).toHaveLength(1);
    });
  });

  test('a panel whose port closes in mid-answer does not disturb the others', async () => {
    const { hub, panel, say, end } = setup();
    await hub.subscribe(REF, {
      postMessage() {
        throw new Error('It was closed while the conversation was read.');
      },
    });
    await hub.subscribe(REF, {
      postMessage(message) {
        if (message.type === 'event') throw new Error('Attempting to use a disconnected port object');
      },
    });
    const { shows } = await panel();
    await hub.ask(REF, WHY);
    await say('because');
    await end();
    expect(shows()?.turns[0]?.answer.text).toBe('because');
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { REF, setup, WHY } from './hub-harness';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a hub', () => {
  test('asks a turn again as another branch, and keeps the one before', async () => {
    const { hub, panel, say, end, disk } = setup();
    const { shows } = await panel();
    for (const text of ['one', 'next']) {
      await hub.ask(REF, WHY);
      await say(text);
      await end();
    }
    const [first, second] = shows()!.turns;
    await hub.askAgain(REF, first!.id, 'kimi-k2-thinking', 'why not?');
    await say('two');
    await end();
    expect(shows()?.turns).toMatchObject([{ question: 'why not?', after: null, answer: { text: 'two' } }]);
    expect(shows()?.others).toEqual([first, second]);
    expect(disk.saved.get('c')).toEqual(shows());
  });

  test('asks a turn again in its place where nothing had come of it', async () => {
    const { hub, panel, cut, say, end } = setup();
    const { shows } = await panel();
    await hub.ask(REF, WHY);
    await cut();
    const { id } = shows()!.turns[0]!;
    await hub.askAgain(REF, id, 'kimi-k2-thinking');
    await say('because');
    await end();
    expect(shows()).toMatchObject({ turns: [{ id, answer: { text: 'because' } }], others: [] });
  });

  test('sends the branch that a question was asked in, and shows a branch in every window', async () => {
    const { hub, panel, say, end, disk, sent } = setup();
    const [one, other] = [await panel(), await panel()];
    await hub.ask(REF, WHY);
    await say('one');
    await end();
    const [first] = one.shows()!.turns;
    await hub.askAgain(REF, first!.id, 'm', 'why not?');
    await say('two');
    await end();
    await hub.showBranch(REF, first!.id);
    expect(one.shows()?.turns).toEqual([first]);
    expect(other.shows()).toEqual(one.shows());
    expect(disk.saved.get('c')).toEqual(one.shows());
    await hub.ask(REF, { ...WHY, question: 'and then?' }, { after: first!.id });
    expect(sent.at(-1)?.turns.map(({ question }) => question)).toEqual(['why?', 'and then?']);
    // Another branch may be read meanwhile; the answer goes on in its own.
    await hub.showBranch(REF, one.shows()!.others[0]!.id);
    await say('so');
    await end();
    expect(one.shows()?.turns.map(({ question }) => question)).toEqual(['why not?']);
    expect(one.shows()?.others.at(-1)).toMatchObject({ question: 'and then?', answer: { text: 'so' } });
    expect(disk.saved.get('c')).toEqual(other.shows());
  });

  test('a question after a turn that is gone is refused', async () => {
    const { hub } = setup();
    await expect(hub.ask(REF, WHY, { after: 'x' })).rejects.toMatchObject({ failure: { kind: 'gone' } });
  });
});

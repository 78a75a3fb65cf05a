/** The faults that the walks have found, as the shortest way to each. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scopeOf } from '@/utils/chat/draft';
import { begin } from './begin';
import type { WalkPanel } from './panel';
import { oneTurn, resumeTime, settle, stopTime } from './quiet';
import { readSent } from './sent';
import { shownOf } from './shown';
import {
  allow,
  closePanel,
  finish,
  kill,
  openPanel,
  setLanguage,
  setModel,
  wait,
  type AroundStep,
} from './steps-around';
import * as page from './steps-page';
import * as talk from './steps-talk';
import type { Walk } from './walk';

let walk: Walk;

beforeEach(async () => {
  stopTime();
  walk = await begin();
});
afterEach(async () => {
  await walk.world.close();
  resumeTime();
});

const panelIn = (windowId: number): WalkPanel => {
  const panel = walk.world.panels.get(windowId);
  if (!panel) throw new Error(`There is no panel in window ${windowId}`);
  return panel;
};
const draftIn = (windowId: number) => panelIn(windowId).store.getState().draft;
const conversationIn = (windowId: number) => panelIn(windowId).store.getState().conversation;
const pagesSent = () => {
  const last = walk.world.kimi.requests.at(-1);
  return last ? readSent(last).pages : [];
};

/** Takes steps in a panel, each until everything is at rest. */
async function inPanel(windowId: number, ...steps: readonly talk.Step[]): Promise<void> {
  for (const step of steps) {
    await step(walk, panelIn(windowId));
    await walk.world.rest();
  }
}

/** Takes steps in a panel, each only a few turns of the event loop after the one before. */
async function hastily(
  windowId: number,
  ...steps: readonly (readonly [talk.Step, turns: number])[]
): Promise<void> {
  for (const [step, turns] of steps) {
    await step(walk, panelIn(windowId));
    for (let turn = 0; turn < turns; turn++) await oneTurn();
  }
}

async function around(...steps: readonly AroundStep[]): Promise<void> {
  for (const step of steps) {
    await step(walk);
    await walk.world.rest();
  }
}

describe('a first question goes with the page that the panel shows', () => {
  test('after “New conversation”', async () => {
    await inPanel(1, talk.ask);
    await around(finish('stop'));
    await inPanel(1, talk.newConversation, talk.ask);
    expect(pagesSent()).toHaveLength(1);
  });

  test('after “New conversation”, as it is now', async () => {
    await inPanel(1, talk.ask);
    await around(finish('stop'));
    await inPanel(1, talk.newConversation, page.changePage, talk.ask);
    expect(pagesSent()[0]?.text).toContain('This is state 1');
  });

  test('where the conversation is deleted while it is asked', async () => {
    await inPanel(1, talk.ask);
    await around(finish('stop'));
    await hastily(1, [talk.ask, 0]);
    await inPanel(1, talk.deleteConversation);
    // Refused or asked in the conversation that takes its place: never without the page.
    expect(pagesSent()).toHaveLength(1);
  });

  test('after “Delete conversation”', async () => {
    await inPanel(1, talk.ask);
    await around(finish('stop'));
    await inPanel(1, talk.deleteConversation, talk.ask);
    expect(pagesSent()).toHaveLength(1);
  });
});

describe('what was pointed at on a page that this very click opened', () => {
  test('stands in the composer', async () => {
    await around(allow(false));
    await inPanel(1, page.point('ask', false));
    expect(draftIn(1).selection).not.toBeNull();
  });

  test('is what “Explain” asks about', async () => {
    await around(allow(false));
    await inPanel(1, page.point('explain', true));
    expect(conversationIn(1)?.turns.at(-1)?.attachment.selection).not.toBeNull();
  });

  test('stands in the composer also right after the tab was switched to', async () => {
    await hastily(1, [page.switchTab, 0]);
    await inPanel(1, page.point('ask', false));
    expect(draftIn(1).selection).not.toBeNull();
  });
});

describe('what a panel says of the page', () => {
  test('a section that is taken out does not go along with a question before', async () => {
    await inPanel(1, talk.ask);
    await around(finish('stop'));
    await inPanel(1, page.toggleSection(0), talk.ask);
    expect(pagesSent().filter(({ text }) => !text.includes('Only parts of this page'))).toEqual([]);
  });

  test('a page that a smaller model takes in part is not called whole', async () => {
    await inPanel(1, page.navigate(7), talk.ask);
    await around(setModel('moonshot-v1-8k'), finish('stop'));
    const { goes } = shownOf(panelIn(1).store.getState(), 'moonshot-v1-8k').page ?? {};
    await inPanel(1, talk.ask);
    expect(pagesSent().at(-1)?.text).toContain('Only parts of this page');
    expect(goes).toEqual({ type: 'part' });
  });
});

describe('what is asked from the history, beside another page', () => {
  beforeEach(async () => {
    await inPanel(1, page.switchTab, talk.ask);
    await around(finish('stop'));
    await inPanel(1, page.point('ask', false), page.switchTab, talk.showEarlier);
  });

  test('explains a selection without the page that was sent before, as the panel says', async () => {
    await inPanel(1, talk.press('explain'));
    expect(conversationIn(1)?.turns).toHaveLength(2);
    expect(pagesSent()).toEqual([]);
  });

  test('is answered in the language of the page that goes along', async () => {
    await around(setLanguage('page'));
    await inPanel(1, talk.ask);
    const sent = walk.world.kimi.requests.map(readSent).at(-1);
    expect(sent?.pages).toHaveLength(1);
    expect(sent?.language).toBe('German (de)');
  });
});

describe('what stands in a composer', () => {
  test('stays when the conversation is deleted', async () => {
    await inPanel(1, talk.ask);
    await around(finish('stop'));
    await inPanel(1, talk.type);
    await around(wait(400));
    const { text } = draftIn(1);
    await inPanel(1, talk.deleteConversation);
    expect(draftIn(1).text).toBe(text);
  });

  test('stays when the conversation is deleted in another window', async () => {
    await inPanel(1, talk.ask);
    await around(finish('stop'), openPanel(2));
    await inPanel(2, talk.type, page.point('ask', false));
    await around(wait(400));
    const before = draftIn(2);
    await inPanel(1, talk.deleteConversation);
    expect(draftIn(2)).toEqual(before);
  });

  test('is there when the panel opens again, whatever was written in another window meanwhile', async () => {
    await around(openPanel(2));
    await inPanel(1, talk.type);
    const { text } = draftIn(1);
    await inPanel(2, talk.type);
    await around(closePanel(1), wait(400), openPanel(1));
    expect(draftIn(1).text).toContain(text);
  });

  test('stays when it is taken along and the panel closes that moment', async () => {
    await inPanel(1, talk.ask);
    await around(finish('stop'));
    await inPanel(1, page.switchTab, talk.type);
    const { text } = draftIn(1);
    const { store, session } = panelIn(1);
    await hastily(1, [() => void session.takePage(store.getState().previous), 4]);
    await around(closePanel(1), openPanel(1));
    const onWaves = draftIn(1).text;
    await inPanel(1, page.switchTab);
    expect([onWaves, draftIn(1).text]).toContain(text);
  });

  test('is no question that was asked while the tab was switched', async () => {
    await hastily(1, [talk.ask, 0], [page.switchTab, 0]);
    await walk.world.rest();
    await inPanel(1, page.switchTab);
    expect(conversationIn(1)?.turns).toHaveLength(1);
    expect(draftIn(1).text).toBe('');
  });

  test('is what belongs to the page, also if a question about another was taken meanwhile', async () => {
    await inPanel(1, page.switchTab, page.point('ask', false));
    const { selection } = draftIn(1);
    await inPanel(1, page.switchTab);
    await hastily(1, [talk.ask, 0], [page.switchTab, 0]);
    await walk.world.rest();
    expect(draftIn(1).selection).toEqual(selection);
  });

  test('is no question over which the worker died once it was asked', async () => {
    await hastily(1, [talk.ask, 8]);
    await around(kill, wait(400), openPanel(2));
    expect(conversationIn(2)?.turns).toHaveLength(1);
    expect(draftIn(2).text).toBe('');
  });

  test('goes with the whole page only where that was chosen for this very selection', async () => {
    await inPanel(1, page.point('ask', false), page.switchTab, page.point('ask', false), talk.chooseScope);
    await inPanel(1, page.switchTab);
    expect(draftIn(1).selection).not.toBeNull();
    expect(scopeOf(panelIn(1).store.getState())).toBe('around');
  });

  test('is not taken along a second time, when nobody takes it', async () => {
    await inPanel(1, talk.ask);
    await around(finish('stop'));
    await inPanel(1, page.switchTab, talk.takePage, page.point('ask', false));
    const { selection } = draftIn(1);
    await inPanel(1, page.switchTab);
    expect(draftIn(1).selection).toBeNull();
    await inPanel(1, page.switchTab);
    expect(draftIn(1).selection).toEqual(selection);
  });

  test('keeps what was selected since, and offers no more what was refused of the selection before', async () => {
    await inPanel(1, page.navigate(6), page.point('translate', true));
    expect(panelIn(1).store.getState().refusal).not.toBeNull();
    await inPanel(1, page.point('ask', false));
    expect(panelIn(1).store.getState().refusal).toBeNull();
  });
});

test('a conversation that is deleted is gone, also if another window opens it that moment', async () => {
  await around(openPanel(2));
  await inPanel(1, talk.ask, page.switchTab);
  await hastily(1, [page.switchTab, 0]);
  await inPanel(2, talk.deleteConversation);
  await settle();
  expect(conversationIn(1)?.turns).toEqual([]);
});

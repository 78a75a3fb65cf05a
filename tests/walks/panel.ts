/** One panel, put together as `entrypoints/sidepanel/main.tsx` does it, without what it paints. */
import { connect, openChannel, PANEL_PORT, type Channel } from '@/utils/protocol/channel';
import type { Action } from '@/utils/chat/conversation';
import { keepDrafts } from '@/utils/panel/keep-drafts';
import { createPanelSession } from '@/utils/panel/panel-session';
import { createPanelStore } from '@/utils/panel/panel-store';
import { createClient, type Send } from '@/utils/protocol/client';
import { automaticItem } from '@/utils/settings/automatic-model';
import { settingsItem } from '@/utils/settings/settings';
import { followTab } from '@/utils/tab/follow-tab';
import { within, type Context } from './events';

export type WalkPanel = ReturnType<typeof openPanel>;

/** Lets the background's answer come back only as long as the panel is there to hear it. */
type Hear = <T>(answer: Promise<T>) => Promise<T>;

interface Surroundings {
  readonly windowId: number;
  /** The wire to the worker. */
  readonly send: Send;
  /** Gives the words of a question, for an action that was chosen from the page's menu. */
  readonly wordsFor: (action: Action) => string;
}

export function openPanel({ windowId, send, wordsFor }: Surroundings) {
  const context: Context = { windowId, isGone: false };
  const id = crypto.randomUUID();
  const channels: Channel[] = [];

  const hear: Hear = async (answer) => {
    await answer.catch(() => undefined);
    return context.isGone ? new Promise(() => undefined) : answer;
  };
  const parts = within(context, () => build({ id, context, channels, hear, send, wordsFor }));

  return {
    id,
    windowId,
    store: parts.store,
    session: parts.session,

    /** Looks at its tab again, as when the window comes to the front. */
    focus: () => within(context, () => void parts.store.lookForChanges(true)),

    close(): void {
      parts.keepNow();
      context.isGone = true;
      parts.follower.stop();
      parts.unwatch();
      for (const channel of channels) channel.close();
    },
  };
}

interface Parts extends Pick<Surroundings, 'send' | 'wordsFor'> {
  readonly id: string;
  readonly context: Context;
  readonly channels: Channel[];
  readonly hear: Hear;
}

function build({ id: panel, context, channels, hear, send, wordsFor }: Parts) {
  const client = createClient((name, data) => hear(send(name, data)), panel);
  const store = createPanelStore(client, () => true);
  const session = createPanelSession({
    store,
    background: client,
    holdTemporary: () => undefined,
    openChannel(ref, { onMessage, isNeeded }) {
      const channel = openChannel(ref, {
        onMessage: (message) => void (context.isGone || onMessage(message)),
        isNeeded: () => !context.isGone && isNeeded(),
      });
      channels.push(channel);
      return channel;
    },
    openTab: async () => undefined,
    goToTab: async () => null,
    neverRead: () => [],
    choosePrompt: () => Promise.resolve(),
    wordsFor,
  });
  const follower = followTab(
    async (next, hasMoved) => {
      if (!context.isGone) await session.seeTab(next, hasMoved);
    },
    (tabId) => client.barrierOf({ tabId }),
  );
  const look = async () => {
    await within(context, follower.look);
    await session.receiveGesture();
  };
  channels.push(connect(PANEL_PORT, { onMessage: () => void look(), isNeeded: () => false }));
  const keepNow = keepDrafts(store, client);
  const readAgain = () => void (context.isGone || store.readAgain());
  const unwatched = [settingsItem.watch(readAgain), automaticItem.watch(readAgain)];
  const unwatch = () => unwatched.forEach((one) => one());
  return { store, session, follower, keepNow, unwatch };
}

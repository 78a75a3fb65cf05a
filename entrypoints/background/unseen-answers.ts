import { browser, storage } from '#imports';
import type { Conversation } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { mayNotify } from '@/utils/browser/permissions';
import { isPrivate } from '@/utils/browser/private';
import { dropped } from '@/utils/diagnostics/log';
import { settingsItem } from '@/utils/settings/settings';
import { NO_PAGE, pageKey } from '@/utils/text/page-key';

/** The pages of conversations, by their ids. */
type Unseen = Readonly<Record<string, string>>;

/** The conversations whose answer ended while no panel showed them, as long as the browser runs. */
const unseenItem = storage.defineItem<Unseen>('session:unseen-answers', { fallback: {} });

/** The accent of the panel, which reads on light and on dark toolbars. */
const BADGE = { ground: '#3454c5', ink: '#ffffff' };

/**
 * Tells of answers that end while no panel shows them: by a number on the toolbar button, and by a notification where the
 * user wants one.
 */
export function createUnseenAnswers() {
  // One change at a time: several answers may end at once.
  let changing = Promise.resolve();

  function change(next: (unseen: Unseen) => Unseen): void {
    changing = changing.then(() => write(next)).catch(dropped('background', 'failed'));
  }

  listenToNotifications();

  return {
    add(conversation: Conversation): void {
      change((unseen) => ({ ...unseen, [conversation.id]: conversation.pageKey }));
      notify(conversation).catch(dropped('background', 'failed'));
    },

    remove(id: string): void {
      change((unseen) => {
        if (!(id in unseen)) return unseen;
        const { [id]: _, ...others } = unseen;
        return others;
      });
      void browser.notifications?.clear(id);
    },
  };
}

async function write(next: (unseen: Unseen) => Unseen): Promise<void> {
  const before = await unseenItem.getValue();
  const after = next(before);
  if (after === before) return;
  await unseenItem.setValue(after);
  await showCount(Object.keys(after).length);
}

async function showCount(count: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: BADGE.ground });
  await browser.action.setBadgeTextColor({ color: BADGE.ink });
  await browser.action.setBadgeText({ text: count === 0 ? '' : String(count) });
  // A screen reader reads the title, and not the badge.
  await browser.action.setTitle({ title: titleFor(count) });
}

function titleFor(count: number): string {
  if (count === 0) return t('action_title');
  return count === 1 ? t('action_unseen_one') : t('action_unseen', String(count));
}

async function notify({ id, turns }: Conversation): Promise<void> {
  const { notifies } = await settingsItem.getValue();
  // Nothing of a private window is shown outside of it.
  if (!notifies || isPrivate() || !(await mayNotify())) return;
  const last = turns.at(-1);
  const page = turns.findLast(({ attachment }) => attachment.page)?.attachment.page;
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: t(last?.answer.outcome?.type === 'done' ? 'answer_ready' : 'answer_ended'),
    message: page?.title ?? last?.question ?? '',
  });
}

/** Leads a click on a notification to the page. The permission may come while the worker runs. */
function listenToNotifications(): void {
  browser.notifications?.onClicked.addListener(goToPage);
  browser.permissions.onAdded.addListener(({ permissions }) => {
    if (permissions?.includes('notifications')) browser.notifications.onClicked.addListener(goToPage);
  });
}

function goToPage(id: string): void {
  const go = async () => {
    const { [id]: key = NO_PAGE } = await unseenItem.getValue();
    await browser.notifications.clear(id);
    if (key === NO_PAGE) return;
    // Only the tabs that may be read have an address.
    const tabs = await browser.tabs.query({});
    const tab = tabs.find(({ url }) => url !== undefined && pageKey(url) === key);
    if (tab?.id === undefined) return void (await browser.tabs.create({ url: key }));
    await browser.tabs.update(tab.id, { active: true });
    await browser.windows.update(tab.windowId, { focused: true });
  };
  go().catch(dropped('background', 'failed'));
}

import { browser } from '#imports';
import { keepAlive } from '@/utils/browser/keep-alive';
import type { Hub } from '@/utils/chat/hub';
import { dropped } from '@/utils/diagnostics/log';
import { readPolicy } from '@/utils/settings/policy';
import type { ConversationList } from '@/utils/storage/conversation-list';

const ALARM = { name: 'retention', periodInMinutes: 6 * 60 } as const;

const DAY_MS = 86_400_000;

interface Parts {
  readonly hub: Pick<Hub, 'remove'>;
  readonly conversationList: Pick<ConversationList, 'idsBefore'>;
}

/** Deletes what is older than an organisation allows, pinned or not: at each start of the worker, and every six hours. */
export function createRetention({ hub, conversationList }: Parts) {
  async function apply(): Promise<void> {
    const { retentionDays } = await readPolicy();
    if (retentionDays === null) return void (await browser.alarms.clear(ALARM.name));
    await browser.alarms.create(ALARM.name, { periodInMinutes: ALARM.periodInMinutes });
    const ids = await conversationList.idsBefore(Date.now() - retentionDays * DAY_MS, true);
    if (ids.length > 0) await hub.remove(ids);
  }

  const applySoon = () => void keepAlive(apply()).catch(dropped('storage', 'not-stored'));

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM.name) applySoon();
  });
  return { goOn: applySoon };
}

import type { AnswerUsage } from '../chat/answer-usage';
import type { Database } from './transaction';
import type { DayUsage } from './day-usage';
import { transact } from './transact';

/** The usage of one request. */
export interface UsageEntry {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly model: string;
  readonly usage: AnswerUsage;
}

export interface UsageStore {
  /** Adds to the usage of that day and model. Resolves once it is on disk. */
  add(entry: UsageEntry): Promise<void>;
  /** The last `days` days, today (at `now`, epoch milliseconds) included, oldest first; days without use are left out. */
  byDay(days: number, now: number): Promise<readonly DayUsage[]>;
  /** The tokens of the day so far, prompts and completions of all models. */
  usedToday(now: number): Promise<number>;
  /** The same for the calendar month. */
  usedThisMonth(now: number): Promise<number>;
}

/** Counts usage by day and model; it outlives the conversations. */
export function createUsageStore(database: Database): UsageStore {
  async function byDay(days: number, now: number): Promise<readonly DayUsage[]> {
    // The key is [day, model]; an array is greater than any model's name.
    const range = IDBKeyRange.bound([dayOf(now, days - 1)], [dayOf(now), []]);
    const found = await transact(database, ['usage'], 'readonly', (transaction) =>
      transaction.objectStore('usage').getAll(range),
    );
    // In a sealed database the models of a day are in no order.
    return found.toSorted((a, b) => indexedDB.cmp([a.day, a.model], [b.day, b.model]));
  }

  return {
    async add({ at, model, usage }) {
      const day = dayOf(at);
      // No other write can come between reading and writing: a transaction has the store to itself.
      await transact(database, ['usage'], 'readwrite', async (transaction) => {
        const store = transaction.objectStore('usage');
        const sum = (await store.get([day, model])) ?? { ...NOTHING, day, model };
        const { promptTokens, completionTokens } = usage;
        await store.put({
          ...sum,
          requests: sum.requests + 1,
          promptTokens: sum.promptTokens + promptTokens,
          cachedTokens: sum.cachedTokens + (usage.cachedTokens ?? 0),
          completionTokens: sum.completionTokens + completionTokens,
          reasoningTokens: sum.reasoningTokens + (usage.reasoningTokens ?? 0),
          estimatedTokens: sum.estimatedTokens + (usage.isEstimate ? promptTokens + completionTokens : 0),
        });
      });
    },

    byDay,

    usedToday: async (now) => tokensOf(await byDay(1, now)),
    usedThisMonth: async (now) => tokensOf(await byDay(new Date(now).getDate(), now)),
  };
}

function tokensOf(days: readonly DayUsage[]): number {
  return days.reduce((sum, { promptTokens, completionTokens }) => sum + promptTokens + completionTokens, 0);
}

const NOTHING: Omit<DayUsage, 'day' | 'model'> = {
  requests: 0,
  promptTokens: 0,
  cachedTokens: 0,
  completionTokens: 0,
  reasoningTokens: 0,
  estimatedTokens: 0,
};

/** The user's calendar day of a time, or of a number of days earlier; a day may have 23 or 25 hours. */
function dayOf(at: number, daysEarlier = 0): string {
  const time = new Date(at);
  const day = new Date(time.getFullYear(), time.getMonth(), time.getDate() - daysEarlier);
  const [month, date] = [day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${day.getFullYear()}-${month}-${date}`;
}

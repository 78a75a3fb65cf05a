import { describe, expect, test } from 'vitest';
import { createQueue } from '@/utils/answering/queue';

const never = new AbortController().signal;

/** Joins the queue and records the numbers ahead. */
function join(queue: ReturnType<typeof createQueue>, key: string, signal = never) {
  const place = queue.join(key);
  const heard: (number | 'go' | 'aborted')[] = [];
  const listening = (async () => {
    try {
      for await (const ahead of place.ahead(signal)) heard.push(ahead);
      heard.push('go');
    } catch {
      heard.push('aborted');
    }
  })();
  return { heard, listening, leave: place.leave };
}

const tick = () => new Promise((resolve) => setTimeout(resolve));

describe('a queue', () => {
  test('lets one go at a time, in order, and tells the others how many go first', async () => {
    const queue = createQueue();
    const [one, two, three] = [join(queue, 'k'), join(queue, 'k'), join(queue, 'k')];
    await tick();
    expect([one.heard, two.heard, three.heard]).toEqual([['go'], [1], [2]]);
    one.leave();
    await tick();
    expect([two.heard, three.heard]).toEqual([
      [1, 'go'],
      [2, 1],
    ]);
    two.leave();
    await tick();
    expect(three.heard).toEqual([2, 1, 'go']);
  });

  test('keeps the lines of different keys apart', async () => {
    const queue = createQueue();
    const [one, other] = [join(queue, 'k'), join(queue, 'other')];
    await tick();
    expect([one.heard, other.heard]).toEqual([['go'], ['go']]);
  });

  test('lets go whoever is stopped while waiting, and the others move up', async () => {
    const queue = createQueue();
    const controller = new AbortController();
    const [one, two, three] = [join(queue, 'k'), join(queue, 'k', controller.signal), join(queue, 'k')];
    await tick();
    controller.abort();
    await tick();
    expect(two.heard).toEqual([1, 'aborted']);
    two.leave();
    await tick();
    expect(three.heard).toEqual([2, 1]);
    one.leave();
    await three.listening;
    expect(three.heard).toEqual([2, 1, 'go']);
  });

  test('leaving twice does no harm', async () => {
    const queue = createQueue();
    const [one, two] = [join(queue, 'k'), join(queue, 'k')];
    one.leave();
    one.leave();
    await two.listening;
    expect(two.heard.at(-1)).toBe('go');
  });
});

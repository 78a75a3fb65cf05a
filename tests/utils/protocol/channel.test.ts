import { fakeBrowser } from 'wxt/testing/fake-browser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connect } from '@/utils/protocol/channel';

interface Port {
  readonly hear: (message: unknown) => void;
  /** As when the worker ends. */
  readonly drop: () => void;
}

let ports: Port[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  ports = [];
  vi.spyOn(fakeBrowser.runtime, 'connect').mockImplementation(() => {
    const hearers: ((message: unknown) => void)[] = [];
    const droppers: (() => void)[] = [];
    ports.push({
      hear: (message) => hearers.forEach((listener) => listener(message)),
      drop: () => droppers.forEach((listener) => listener()),
    });
    return {
      onMessage: { addListener: (listener: (message: unknown) => void) => hearers.push(listener) },
      onDisconnect: { addListener: (listener: () => void) => droppers.push(listener) },
      disconnect: () => undefined,
    } as unknown as ReturnType<typeof fakeBrowser.runtime.connect>;
  });
});
afterEach(() => void vi.useRealTimers());

function setup(isNeeded: boolean) {
  const heard: string[] = [];
  const channel = connect<string>('a', { onMessage: (one) => heard.push(one), isNeeded: () => isNeeded });
  return { heard, channel };
}

const wake = () => fakeBrowser.runtime.onMessage.trigger('awake', {}, () => undefined);

test('a port that is needed comes back by itself, ever more slowly while nothing is heard', async () => {
  const { heard } = setup(true);
  for (const [expected, ms] of [50, 100, 200, 400].entries()) {
    ports.at(-1)?.drop();
    await vi.advanceTimersByTimeAsync(ms - 1);
    expect(ports).toHaveLength(expected + 1);
    await vi.advanceTimersByTimeAsync(1);
    expect(ports).toHaveLength(expected + 2);
  }
  ports.at(-1)?.hear('snapshot');
  expect(heard).toEqual(['snapshot']);
  ports.at(-1)?.drop();
  await vi.advanceTimersByTimeAsync(50);
  expect(ports).toHaveLength(6);
});

test('a port that is not needed lets the worker sleep, and comes back when it is awake', async () => {
  setup(false);
  ports[0]?.drop();
  await vi.advanceTimersByTimeAsync(60 * 60 * 1000);
  expect(ports).toHaveLength(1);
  await wake();
  expect(ports).toHaveLength(2);
});

test('or when a command is about to be given', () => {
  const { channel } = setup(false);
  channel.reconnect();
  expect(ports).toHaveLength(1);
  ports[0]?.drop();
  channel.reconnect();
  expect(ports).toHaveLength(2);
});

test('a worker that starts before the end of the one before was noticed is found', async () => {
  setup(false);
  await wake();
  expect(ports).toHaveLength(1);
  ports[0]?.drop();
  await vi.advanceTimersByTimeAsync(50);
  expect(ports).toHaveLength(2);
});

test('a port that leads to no worker, and is never closed, is left for one that does', async () => {
  const { heard } = setup(false);
  await wake();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ports).toHaveLength(2);
  ports[1]?.hear('snapshot');
  expect(heard).toEqual(['snapshot']);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ports).toHaveLength(2);
});

test('a worker that was just started by this very port is not left for it', async () => {
  setup(false);
  await wake();
  ports[0]?.hear('snapshot');
  ports[0]?.drop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ports).toHaveLength(1);
});

test('a closed channel stays closed', async () => {
  const { channel } = setup(true);
  channel.close();
  ports[0]?.drop();
  await vi.advanceTimersByTimeAsync(10_000);
  await wake();
  expect(ports).toHaveLength(1);
});

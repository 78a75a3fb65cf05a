import type { Attached } from '../support/attached.ts';

/** Counts the worker's ports from now on, in `globalThis[name]`: those that open, less those that close again. */
export async function countPorts(worker: Attached, name: string): Promise<void> {
  await worker.evaluate(`(${count.toString()})(${JSON.stringify(name)})`);
}

/** Runs in the worker. */
function count(name: string): void {
  let open = 0;
  const publish = () => Object.assign(globalThis, { [name]: open });
  publish();
  chrome.runtime.onConnect.addListener((port) => {
    open += 1;
    publish();
    port.onDisconnect.addListener(() => {
      open -= 1;
      publish();
    });
  });
}

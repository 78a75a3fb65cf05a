import type { Attached } from '../support/attached.ts';

/** The memory that one context holds after garbage collection. */
export interface Held {
  /** Bytes of its heap. */
  readonly heap: number;
  /** Counts of its documents; none in a worker. */
  readonly documents: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** The number of collections after which weak references and their finalizers are done, too. */
const COLLECTIONS = 3;

/** Measures a page. Other pages in the same process count too, so there should be none. */
export async function heldByPage(page: Attached): Promise<Held> {
  const heap = await heapOf(page);
  const { documents, nodes, jsEventListeners } = (await page.send('Memory.getDOMCounters')) as {
    readonly documents: number;
    readonly nodes: number;
    readonly jsEventListeners: number;
  };
  return { heap, documents, nodes, listeners: jsEventListeners };
}

export async function heldByWorker(worker: Attached): Promise<Held> {
  return { heap: await heapOf(worker), documents: 0, nodes: 0, listeners: 0 };
}

async function heapOf(target: Attached): Promise<number> {
  await target.send('HeapProfiler.enable');
  for (let i = 0; i < COLLECTIONS; i++) await target.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await target.send('Runtime.getHeapUsage')) as { readonly usedSize: number };
  await target.send('HeapProfiler.disable');
  return usedSize;
}

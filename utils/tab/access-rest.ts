import type { RestStep } from '../page/capture';
import { callInjected, inject } from './access-injected';
import { dropped } from '../diagnostics/log';

/**
 * Scrolls a tab's page to its end, so that what it loads on the way is there when it is read next, including
 * lists that keep only a few of their items in the document. The page returns to its old position, also when
 * the next step is not requested within ten seconds.
 *
 * Yields each step as it is done, about one a second; two minutes at most. To stop, return: what came so far
 * stays. Throws when the tab may not be read, or shows another page.
 */
export async function* loadRest(tabId: number): AsyncGenerator<RestStep, void, void> {
  const target = { tabId };
  await inject(target, 'rest');
  try {
    for (;;) {
      const step = await callInjected(target, 'loadMore');
      if (!step) throw new Error('The page is another one.');
      // A caller that has the last step need not come back.
      if (step.isDone) await endLoading(tabId);
      yield step;
      if (step.isDone) return;
    }
  } finally {
    await endLoading(tabId);
  }
}

async function endLoading(tabId: number): Promise<void> {
  // The tab may be closed, or show a page that may not be read.
  await callInjected({ tabId }, 'endLoading').catch(dropped('page', 'gone'));
}

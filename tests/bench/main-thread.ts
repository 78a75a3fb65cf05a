import type { CDPSession } from '@playwright/test';

/** The CPU milliseconds that a page's main thread has used. Its domain must be enabled with `threadTicks`. */
export async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0) * 1000;
}

/** The CPU milliseconds of the longest task on a page's main thread while `work` runs. */
export async function longestTask(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  const tasks: number[] = [0];
  const collect = ({ value }: { value: readonly object[] }) => {
    for (const event of value) {
      if ('name' in event && event.name === 'RunTask' && 'tdur' in event) {
        tasks.push(Number(event.tdur) / 1000);
      }
    }
  };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline'] },
  });
  await work();
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  return Math.max(...tasks);
}

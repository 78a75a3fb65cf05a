import type { CDPSession } from '@playwright/test';

/** The CPU milliseconds that a page's main thread has used. Its domain must be enabled with `threadTicks`. */
export async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0) * 1000;
}

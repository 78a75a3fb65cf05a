import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** An open menu floats over the landmarks, and is in none of them. Axe cuts long names off. */
const FLOATING = '<div data-radix-popper-co';

/** The violations that axe finds in the panel, in light and in dark. */
export async function violations(panel: Page): Promise<readonly string[]> {
  const all: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await panel.emulateMedia({ colorScheme });
    // Legacy mode runs in the page itself: a side panel cannot open axe's second page.
    const { violations: found } = await new AxeBuilder({ page: panel }).setLegacyMode(true).analyze();
    for (const { id, nodes } of found) {
      const meant = nodes.filter(({ html }) => id !== 'region' || !html.startsWith(FLOATING));
      if (meant.length > 0) all.push(`${colorScheme}: ${id}: ${meant.map(({ html }) => html).join(' ')}`);
    }
  }
  return all;
}

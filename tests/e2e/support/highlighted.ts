import type { Page } from '@playwright/test';

/** The highlighted text on a page and in its frames, white space folded. */
export async function highlighted(page: Page): Promise<string> {
  const texts = await Promise.all(
    page
      .frames()
      .map((frame) =>
        frame.evaluate(() =>
          [...CSS.highlights.values()].flatMap((highlight) => [...highlight].map(String)).join(' '),
        ),
      ),
  );
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

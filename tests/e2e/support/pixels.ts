import type { Page } from '@playwright/test';

/** The colour of a highlight on white. */
export const HIGHLIGHT = [0xff, 0xe2, 0x8a] as const;

/** The number of visible pixels of a page in a colour, or near it, as paper is rarely all white. */
export async function pixelsOf(page: Page, colour: readonly number[]): Promise<number> {
  const picture = `data:image/png;base64,${(await page.screenshot()).toString('base64')}`;
  return page.evaluate(
    async ([address, levels]) => {
      const bitmap = await createImageBitmap(await (await fetch(address)).blob());
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const { data = new Uint8ClampedArray() } =
        context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {};
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (levels.every((level, index) => Math.abs(level - (data[at + index] ?? 0)) < 8)) count += 1;
      }
      return count;
    },
    [picture, colour] as const,
  );
}

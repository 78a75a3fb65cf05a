import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { PRACTICE_BUILD } from '../tests/e2e/support/sidenote.ts';

/** The strip with the extension's name that Chromium puts above a panel, in CSS pixels. */
const STRIP_HEIGHT = 40;

const STYLE = `
  body { margin: 0; width: max-content; font: 13px/${STRIP_HEIGHT}px system-ui, sans-serif; }
  #picture { display: flex; align-items: stretch; background: light-dark(#fff, #1f1f1f); color: light-dark(#1f1f1f, #e3e3e3); }
  #picture > * { display: flex; flex-direction: column; }
  #panel { border-left: 1px solid light-dark(#c7c7c7, #474747); }
  header { display: flex; align-items: center; gap: 8px; height: ${STRIP_HEIGHT}px; padding: 0 16px; }
  header img { width: 16px; height: 16px; }`;

/**
 * Writes a picture of a page with the panel beside it to a PNG file, arranged as in the window. Page and panel are
 * photographed; the browser's own strip above the panel, which no debugger sees, is drawn.
 */
export async function takePicture(page: Page, panel: Page, file: string): Promise<void> {
  const [left, right, icon] = await Promise.all([
    shoot(page),
    shoot(panel),
    readFile(`${PRACTICE_BUILD}/icon/32.png`).catch(() => null),
  ]);
  const scheme = await panel.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  const desk = await page.context().newPage();
  try {
    await desk.setContent(
      `<style>:root { color-scheme: ${scheme === 'dark' ? 'dark' : 'light'} } ${STYLE}</style>` +
        `<div id="picture"><div>${left}</div><div id="panel">` +
        `<header>${icon ? `<img src="${dataUrl(icon)}">` : ''}Sidenote</header>${right}</div></div>`,
    );
    await desk.locator('#picture').screenshot({ path: file });
  } finally {
    await desk.close();
  }
}

/** Takes a picture of a page, as an image of the same size. */
async function shoot(page: Page): Promise<string> {
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'device' });
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  return `<img src="${dataUrl(png)}" style="width: ${width}px; height: ${height}px">`;
}

function dataUrl(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`;
}

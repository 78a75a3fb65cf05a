import type { Page } from '@playwright/test';
import { until } from './until.ts';

/** The part that matters of a node as the browser's debugger describes it, closed shadow trees included. */
interface Described {
  readonly backendNodeId: number;
  readonly nodeValue: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly Described[];
  readonly shadowRoots?: readonly Described[];
}

/** A button of the bar: its words, and its middle in the window; null while it is not shown. */
interface BarButton {
  readonly words: string;
  readonly middle: { readonly x: number; readonly y: number } | null;
}

/** The buttons of the bar beside a page's selection, which no script of the page can see; none without a bar. */
async function barButtons(page: Page): Promise<readonly BarButton[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const bar = all(root).find(({ attributes = [] }) => attributes.includes('toolbar'));
    const buttons = bar ? all(bar).filter(({ attributes = [] }) => attributes.includes('button')) : [];
    return await Promise.all(
      buttons.map(async (button) => {
        const { backendNodeId } = button;
        const box = await session.send('DOM.getBoxModel', { backendNodeId }).catch(() => null);
        const [left = 0, top = 0, , , right = 0, bottom = 0] = box?.model.border ?? [];
        const words = all(button)
          .map(({ nodeValue }) => nodeValue)
          .join('');
        return { words, middle: box && { x: (left + right) / 2, y: (top + bottom) / 2 } };
      }),
    );
  } finally {
    await session.detach();
  }
}

/** The words of the buttons that are shown. */
export async function barWords(page: Page): Promise<readonly string[]> {
  return (await barButtons(page)).filter(({ middle }) => middle).map(({ words }) => words);
}

/** Clicks a button of the bar, once it is shown. */
export async function clickInBar(page: Page, name: string): Promise<void> {
  const { x, y } = await until(`“${name}” beside the selection`, async () => {
    const button = (await barButtons(page)).find(({ words }) => words === name);
    return button?.middle ?? null;
  });
  await page.mouse.click(x, y);
}

function all(node: Described): readonly Described[] {
  return [node, ...[...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap(all)];
}

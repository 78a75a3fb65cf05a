import type { Page } from '@playwright/test';

/**
 * The words of Sidenote's own that are cut off on a screen, run out of it, or are broken in two. Words of pages, questions
 * and answers may be: they say so by `dir="auto"`, or stand in an answer.
 */
export async function cutWords(panel: Page): Promise<readonly string[]> {
  return panel.evaluate(() => {
    const CONTENT =
      '[dir="auto"], .markdown, textarea, input, select, code, pre, kbd, .visually-hidden, [aria-hidden="true"]';
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement: element } = node;
      const isOwn =
        element?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        !element.closest(CONTENT);
      if (!element || !isOwn) continue;
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
        const lines = new Set(boxes.map(({ top }) => Math.round(top)));
        // Chinese and Japanese break between any two letters.
        const isLatin = /^[\p{Script=Latin}\p{N}]+$/u.test(word);
        if (isLatin && lines.size > 1) found.push(`broken: ${word} in “${element.textContent.trim()}”`);
        if (boxes.some((box) => isCut(box, element)))
          found.push(`cut: ${word} in “${element.textContent.trim()}”`);
      }
    }
    return [...new Set(found)];

    function isCut(box: DOMRect, element: Element): boolean {
      if (box.left < -1 || box.right > innerWidth + 1) return true;
      for (let around: Element | null = element; around; around = around.parentElement) {
        const { overflowX, overflowY, clipPath } = getComputedStyle(around);
        if (clipPath !== 'none') return false;
        const frame = around.getBoundingClientRect();
        const isOutX = box.left < frame.left - 1 || box.right > frame.right + 1;
        const isOutY = box.top < frame.top - 2 || box.bottom > frame.bottom + 2;
        if ((overflowX === 'hidden' || overflowX === 'clip') && isOutX) return true;
        // What is scrolled out of sight is whole.
        if (overflowY === 'auto' || overflowY === 'scroll') return false;
        if ((overflowY === 'hidden' || overflowY === 'clip') && isOutY) return true;
      }
      return false;
    }
  });
}

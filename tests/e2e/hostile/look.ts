import type { Page } from '@playwright/test';

/** Milliseconds until an answer counts as one that never ends, on a busy machine. */
const GIVE_UP_MS = 60_000;

/**
 * Waits until a question is answered, then returns the problems: the guard's findings, links that don't show their
 * host, and parts of the panel that are out of reach or out of place. One call, for there are hundreds of answers.
 */
export async function lookAt(panel: Page, question: string): Promise<readonly string[]> {
  return panel.evaluate(look, { question, patience: GIVE_UP_MS });
}

/** Runs in the panel: it must bring along all it needs. */
async function look({ question, patience }: { question: string; patience: number }): Promise<string[]> {
  const end = Date.now() + patience;
  let turn: Element | undefined;
  const isAnswered = () => {
    turn = Array.from(document.querySelectorAll('article')).at(-1);
    return turn?.ariaLabel === question && turn.querySelector('[aria-busy="false"]') !== null;
  };
  while (!isAnswered()) {
    if (Date.now() > end) return ['the answer does not end'];
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  // What comes with the last frame is seen too.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

  const wrong = globalThis.breaches.splice(0);
  if (!turn?.querySelector('.markdown')) wrong.push('nothing of the answer is shown');
  if ('owned' in globalThis) wrong.push('something ran');
  if (Object.keys(Object.prototype).length > 0 || 'owned' in {}) wrong.push('a prototype was changed');

  // Beside the words, which are the answer's own.
  const told = (link: Element) => {
    const description = link.getAttribute('aria-describedby') ?? '';
    const elsewhere = description.split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
    return [link.getAttribute('title'), link.getAttribute('data-tip'), ...elsewhere].join(' ');
  };
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.markdown a[href]')) {
    const host = URL.parse(link.href)?.host ?? '';
    if (!told(link).includes(host)) wrong.push(`the host is not shown: ${link.outerHTML.slice(0, 200)}`);
  }

  const isReached = (selector: string) => {
    const element = document.querySelector(selector);
    if (!element) return false;
    const { left, top, width, height } = element.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there !== null && element.contains(there);
  };
  for (const selector of ['.composer textarea', '.page-header button', '.conversation-scroller']) {
    if (!isReached(selector)) wrong.push(`${selector} can’t be reached`);
  }
  const { scrollWidth, scrollHeight } = document.documentElement;
  if (scrollWidth > innerWidth || scrollHeight > innerHeight) wrong.push('the panel has grown');
  return wrong;
}

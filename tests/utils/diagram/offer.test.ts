// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCode } from '@/utils/answer/show-code';
import { MOST_CHARACTERS } from '@/utils/diagram/messages';
import { offerDiagrams } from '@/utils/diagram/offer';

const words = {
  draw: 'Draw',
  drawing: 'Drawing',
  showCode: 'Show code',
  diagram: 'Diagram',
  drawn: 'It is drawn.',
  mistaken: 'It is mistaken.',
  tooLarge: 'It is too large.',
  lost: 'It went with another.',
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function offered(language: string, text = 'flowchart TD') {
  const answer = { taskDone: '', taskOpen: '', copyCode: '', wrapLines: '', codeIn: String };
  const block = createCode({ type: 'code', language, text }, answer);
  document.body.replaceChildren(block);
  offerDiagrams(block, words);
  const find = (selector: string) => block.querySelector<HTMLElement>(selector);
  return {
    block,
    find,
    button: find('.diagram-button'),
    said: () => find('.diagram-note')?.textContent,
    isCodeHidden: () => find('.code-block-text')?.hidden,
    frame: () => block.querySelector('iframe'),
  };
}

/** Sends a window's message to the panel. */
function tell(data: unknown, source: Window | null | undefined): void {
  dispatchEvent(new MessageEvent('message', { data, source: source ?? null }));
}

const settle = () => vi.advanceTimersByTimeAsync(0);

test('code in another language has no button, and a diagram has one however often it is offered', () => {
  expect(offered('js').button).toBeNull();
  expect(offered('').button).toBeNull();
  const { block } = offered('Mermaid');
  offerDiagrams(block, words);
  expect(block.querySelectorAll('.diagram-button')).toHaveLength(1);
});

test('nothing is loaded before a click, and what is asked of the frame is the code and the theme', async () => {
  const { button, frame } = offered('mermaid', 'flowchart LR');
  expect(frame()).toBeNull();
  button?.click();
  expect(frame()?.getAttribute('sandbox')).toBe('allow-scripts');
  expect(frame()?.getAttribute('src')).toBe('/diagram.html');
  const post = vi.spyOn(frame()!.contentWindow!, 'postMessage');
  frame()?.dispatchEvent(new Event('load'));
  await settle();
  expect(post).toHaveBeenCalledExactlyOnceWith({ code: 'flowchart LR', theme: 'light' }, '*');
});

test('a picture takes the place of its code, and a second click brings the code back', async () => {
  const { button, frame, find, said, isCodeHidden } = offered('mermaid');
  button?.click();
  expect(button?.textContent).toBe('Drawing');
  expect(isCodeHidden()).toBe(false);
  tell({ type: 'drawn', width: 300, height: 200 }, frame()?.contentWindow);
  await settle();
  expect(button?.textContent).toBe('Show code');
  expect(isCodeHidden()).toBe(true);
  expect(said()).toBe('It is drawn.');
  expect(find('.diagram')?.ariaLabel).toBe('Diagram');
  button?.click();
  expect(button?.textContent).toBe('Draw');
  expect(isCodeHidden()).toBe(false);
  expect(frame()).toBeNull();
  expect(said()).toBe('');
});

test.each([
  [{ type: 'mistaken' }, 'It is mistaken.'],
  [{ type: 'too_large' }, 'It is too large.'],
])('%o is told in words, with the code still there', async (reply, told) => {
  const { button, frame, said, isCodeHidden } = offered('mermaid');
  button?.click();
  tell(reply, frame()?.contentWindow);
  await settle();
  expect(said()).toBe(told);
  expect(isCodeHidden()).toBe(false);
  expect(frame()).toBeNull();
  expect(button?.textContent).toBe('Draw');
});

test('a frame that says nothing is given up after a while, and what is too long is not even begun', async () => {
  const slow = offered('mermaid');
  slow.button?.click();
  await vi.advanceTimersByTimeAsync(9_999);
  expect(slow.frame()).not.toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(slow.frame()).toBeNull();
  expect(slow.said()).toBe('It is too large.');

  const long = offered('mermaid', 'x'.repeat(MOST_CHARACTERS + 1));
  long.button?.click();
  await settle();
  expect(long.frame()).toBeNull();
  expect(long.said()).toBe('It is too large.');
});

test('one that is given up takes the others along, for they may be stuck with it, and they say so', async () => {
  const drawn = offered('mermaid');
  drawn.button?.click();
  tell({ type: 'drawn', width: 300, height: 200 }, drawn.frame()?.contentWindow);
  await settle();
  const endless = offered('mermaid');
  endless.button?.click();
  await vi.advanceTimersByTimeAsync(5000);
  const waiting = offered('mermaid');
  waiting.button?.click();
  document.body.append(drawn.block, endless.block);
  await vi.advanceTimersByTimeAsync(5000);
  expect(document.querySelector('iframe')).toBeNull();
  expect(endless.said()).toBe('It is too large.');
  for (const { said, button, isCodeHidden } of [drawn, waiting]) {
    expect(said()).toBe('It went with another.');
    expect(button?.textContent).toBe('Draw');
    expect(isCodeHidden()).toBe(false);
  }
});

test('what others say, and what makes no sense, is not heard', async () => {
  const { button, frame, isCodeHidden } = offered('mermaid');
  button?.click();
  tell({ type: 'drawn', width: 300, height: 200 }, window);
  tell({ type: 'drawn', width: 300, height: 200 }, null);
  for (const data of [
    null,
    'drawn',
    { type: 'drawn' },
    { type: 'drawn', width: 1e9, height: 1 },
    { type: 'drawn', width: Number.NaN, height: 1 },
    { type: 'drawn', width: 300, height: 200, html: '<img>' },
    { type: 'open' },
  ]) {
    tell(data, frame()?.contentWindow);
  }
  await settle();
  expect(button?.textContent).toBe('Drawing');
  expect(isCodeHidden()).toBe(false);
});

test('another theme draws it anew, until it is closed', async () => {
  const { button, frame } = offered('mermaid');
  button?.click();
  frame()?.dispatchEvent(new Event('load'));
  tell({ type: 'drawn', width: 300, height: 200 }, frame()?.contentWindow);
  await settle();
  const post = vi.spyOn(frame()!.contentWindow!, 'postMessage');
  document.documentElement.dataset['theme'] = 'dark';
  await settle();
  expect(post).toHaveBeenCalledExactlyOnceWith({ code: 'flowchart TD', theme: 'dark' }, '*');
  button?.click();
  document.documentElement.dataset['theme'] = 'light';
  await settle();
  expect(post).toHaveBeenCalledOnce();
});

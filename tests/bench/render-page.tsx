/** The script that `render.ts` runs in Chromium: one way of showing an answer after the other, in a panel's width. */
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Markdown } from '../../components/chat/Markdown';
import { loadAnswerView } from '../../components/chat/answer-view-loader';
import '../../components/kit/tokens.css';

/** Shows all of an answer so far. */
type Show = (text: string, isOpen: boolean) => void;

/** Ways of showing answers by their names, each starting with an empty element. */
type Ways = Readonly<Record<string, (root: HTMLElement) => Show>>;

declare global {
  /** The functions that this page offers to `render.ts`. */
  var renderBench: RenderBench;
}

/** Shows what a component makes of the answer so far, at once. */
export function withReact(root: HTMLElement, view: (text: string, isOpen: boolean) => ReactNode): Show {
  const rendered = createRoot(root);
  return (text, isOpen) => flushSync(() => rendered.render(view(text, isOpen)));
}

/** `floor` is the least that any way can do. */
const OWN_WAYS: Ways = {
  floor(root) {
    let seen = 0;
    let text: Text | null = null;
    return (all) => {
      for (const [index, line] of all.slice(seen).split('\n').entries()) {
        if (index > 0 || !text) {
          text = document.createTextNode('');
          root.appendChild(document.createElement('div')).appendChild(text);
        }
        text.appendData(line);
      }
      seen = all.length;
    };
  },
  ours: (root) =>
    withReact(root, (text, isOpen) => <Markdown text={text} isOpen={isOpen} hasCitations={false} />),
};

interface Stream {
  readonly scroller: HTMLElement;
  readonly show: Show;
}

let stream: Stream | null = null;
const counts = { added: 0, removed: 0 };
const observer = new MutationObserver((records) => {
  for (const { addedNodes, removedNodes } of records) {
    for (const node of addedNodes) counts.added += sizeOf(node);
    for (const node of removedNodes) counts.removed += sizeOf(node);
  }
});

function sizeOf(node: Node): number {
  let size = 1;
  for (const child of node.childNodes) size += sizeOf(child);
  return size;
}

/** Resolves when everything that a delta has started has run: React's work and promises', without timers. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      setTimeout(resolve, 0);
    });
    port1.start();
    port2.postMessage(null);
  });
}

function follow({ scroller }: Stream): void {
  scroller.scrollTop = scroller.scrollHeight;
}

/** An empty answer, shown in this way. */
async function start(way: (root: HTMLElement) => Show, isCounting: boolean): Promise<void> {
  // A panel has it before the first delta.
  await loadAnswerView();
  const scroller = document.createElement('div');
  scroller.style.cssText = 'width:400px;height:700px;overflow-y:auto';
  const root = document.createElement('div');
  scroller.append(root);
  document.body.replaceChildren(scroller);
  stream = { scroller, show: way(root) };
  observer.disconnect();
  Object.assign(counts, { added: 0, removed: 0 });
  if (isCounting) observer.observe(root, { childList: true, subtree: true });
}

/** Shows the answer up to each of these ends, one after the other, laid out each time. */
async function step(text: string, ends: readonly number[]): Promise<void> {
  if (!stream) throw new Error('Nothing was started.');
  for (const end of ends) {
    stream.show(text.slice(0, end), end < text.length);
    await settle();
    follow(stream);
  }
}

/** The answer at `perSecond` deltas, once each frame as far as they are due. Gives each frame's milliseconds. */
function pace(text: string, ends: readonly number[], perSecond: number): Promise<readonly number[]> {
  const current = stream;
  if (!current) throw new Error('Nothing was started.');
  return new Promise((resolve) => {
    const frames: number[] = [];
    const begun = performance.now();
    let last = begun;
    const frame = (now: number) => {
      frames.push(now - last);
      last = now;
      const due = Math.min(ends.length, Math.ceil(((now - begun) / 1000) * perSecond));
      const end = ends[due - 1] ?? 0;
      current.show(text.slice(0, end), due < ends.length);
      follow(current);
      if (due < ends.length) requestAnimationFrame(frame);
      else resolve(frames);
    };
    requestAnimationFrame(frame);
  });
}

interface RenderBench {
  readonly start: (way: string, isCounting: boolean) => Promise<void>;
  readonly step: typeof step;
  readonly pace: typeof pace;
  readonly counts: Readonly<typeof counts>;
}

/** Lets `render.ts` begin, with our own ways and these. */
export function offer(rivals: Ways): void {
  const ways = { ...OWN_WAYS, ...rivals };
  globalThis.renderBench = {
    async start(name, isCounting) {
      const way = ways[name];
      if (!way) throw new Error(`There is no way ${name}.`);
      await start(way, isCounting);
    },
    step,
    pace,
    counts,
  };
}

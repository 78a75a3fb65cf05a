import * as v from 'valibot';
import { element } from '../answer/dom';
import { DrawReply, type DrawRequest } from './messages';

/** The most milliseconds for a drawing, including loading Mermaid on a slow machine. */
const GIVE_UP_MS = 10_000;

/** A frame whose page draws diagrams. It has an origin of its own, and can neither reach the panel nor the network. */
export interface DiagramFrame {
  /** It loads once it is in the document, and ends when it is removed. */
  readonly element: HTMLIFrameElement;
  /** Resolves to null when it took too long: the frame may be stuck for good. */
  draw(request: DrawRequest): Promise<DrawReply | null>;
}

export function createDiagramFrame(title: string): DiagramFrame {
  const frame = element('iframe', 'diagram-frame');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = title;
  frame.src = '/diagram.html';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));

  return {
    element: frame,
    draw: (request) =>
      new Promise((resolve) => {
        const over = new AbortController();
        const end = (reply: DrawReply | null) => {
          clearTimeout(timer);
          over.abort();
          resolve(reply);
        };
        const timer = setTimeout(() => end(null), GIVE_UP_MS);
        const take = ({ source, data }: MessageEvent) => {
          const reply = v.safeParse(DrawReply, data);
          if (source === frame.contentWindow && reply.success) end(reply.output);
        };
        addEventListener('message', take, { signal: over.signal });
        // An origin of its own has no name; the panel's policy lets the frame show nothing but our pages.
        void loaded.then(() => frame.contentWindow?.postMessage(request, '*'));
      }),
  };
}

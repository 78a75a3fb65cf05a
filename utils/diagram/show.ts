import { element } from '../answer/dom';
import { createDiagramFrame } from './frame';
import type { DrawReply } from './messages';
import { panelTheme, watchPanelTheme } from './panel-theme';

export interface DiagramWords {
  /** The name of the picture. */
  readonly diagram: string;
}

export interface Diagram {
  /** The box of the picture: adding it to the document starts the drawing. */
  readonly box: HTMLElement;
  close(): void;
}

interface DiagramEvents {
  readonly onDrawn: () => void;
  readonly onFailed: (reason: 'mistaken' | 'too_large') => void;
  /** Called when another one took too long and this one must end with it, drawn or not. */
  readonly onLost: () => void;
}

/**
 * The event that tells all diagrams when one is given up. Their frames share a process, which may be stuck in
 * that one; the browser ends it once none of them is left.
 */
const GIVEN_UP = 'diagram-given-up';

/** CSS pixels beside a picture, for the scrollbar of a high one. */
const MARGIN = 16;

/** The smallest scale of a picture wider than the panel, before it scrolls: 14 px become 10.5. */
const SMALLEST_SCALE = 0.75;

/** A diagram, redrawn when the panel's theme changes. Its box takes no room until it is drawn. */
export function showDiagram(code: string, words: DiagramWords, events: DiagramEvents): Diagram {
  const closed = new AbortController();
  const frame = createDiagramFrame(words.diagram);
  const box = element('div', 'diagram diagram-waiting', frame.element);

  function see(reply: DrawReply | null): void {
    if (closed.signal.aborted) return;
    if (!reply) {
      events.onFailed('too_large');
      return void document.dispatchEvent(new Event(GIVEN_UP));
    }
    if (reply.type !== 'drawn') return events.onFailed(reply.type);
    fit(frame.element, reply, box.clientWidth - MARGIN);
    box.classList.remove('diagram-waiting');
    // It scrolls, so the keyboard must reach it.
    box.tabIndex = 0;
    box.role = 'group';
    box.ariaLabel = words.diagram;
    events.onDrawn();
  }

  async function draw(): Promise<void> {
    see(await frame.draw({ code, theme: panelTheme() }));
  }

  void draw();
  // The answer may be removed without notice.
  watchPanelTheme(() => (box.isConnected ? void draw() : closed.abort()), closed.signal);
  document.addEventListener(GIVEN_UP, events.onLost, { signal: closed.signal });
  return {
    box,
    close() {
      closed.abort();
      box.remove();
    },
  };
}

function fit(
  frame: HTMLIFrameElement,
  size: { readonly width: number; readonly height: number },
  room: number,
): void {
  const scale = Math.min(1, Math.max(SMALLEST_SCALE, room / size.width));
  frame.width = String(Math.floor(size.width * scale));
  frame.height = String(Math.floor(size.height * scale));
}

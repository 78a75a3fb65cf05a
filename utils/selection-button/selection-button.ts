import { listenForEscape } from '../locate/escape-key';
import { ancestorsOf } from '../page/dom/page-range';
import type { VisibleDom } from '../page/dom/visible-dom';
import { readableEnds } from '../page/select/selection';
import { showBar, type BarAction, type BarWords, type ButtonBar } from './button-bar';
import { lastBox } from './last-box';

interface SelectionButtonOptions {
  readonly words: BarWords;
  readonly visible: VisibleDom;
  /** Called in the same turn as the user's click. */
  readonly onPress: (action: BarAction) => void;
}

/** The rest after a key or a press at which a selection is done, in milliseconds: longer than between the clicks that select a paragraph. */
const SETTLED_MS = 300;

/** Fields, and what a page says is one: what is selected while one has the focus is the user's own writing. */
const FIELD =
  'input, textarea, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=searchbox]';

/**
 * Shows a bar of buttons beside what the user selects, by mouse or by keyboard, once that has come to rest. It goes with
 * Escape, with a press elsewhere, and with the selection; while the page scrolls it is away. A selection that the page
 * makes at any other time has none: it would put the bar where it wants a click. Returns the function that ends it all.
 */
export function createSelectionButton(document: Document, options: SelectionButtonOptions): () => void {
  const window = document.defaultView;
  // Drawings and other XML have nowhere to show it.
  if (!window || !document.body) return () => undefined;
  const { words, visible, onPress } = options;
  let bar: ButtonBar | null = null;
  /** True for a selection that the user makes just now, and for one whose bar is away while the page scrolls. */
  let isWanted = false;
  let isHeld = false;

  const rest = createRest(window, () => {
    if (!isWanted || isHeld || bar) return;
    const end = selectionEnd(document, visible);
    isWanted = false;
    if (!end) return;
    bar = showBar(end.holder, end.box, words, (action) => {
      drop();
      onPress(action);
    });
    // Its end is out of sight: it may be scrolled to.
    isWanted = bar === null;
  });
  function hide(): void {
    bar?.remove();
    bar = null;
  }
  function drop(): void {
    isWanted = false;
    rest.end();
    hide();
  }

  const stop = listen(window, {
    isOwn: (target) => bar !== null && target === bar.host,
    onChange() {
      hide();
      isWanted = isHeld || rest.isOn();
    },
    onPress() {
      drop();
      isHeld = true;
    },
    onRelease(isPointer) {
      if (isPointer) isHeld = false;
      rest.begin();
    },
    onMove() {
      isWanted ||= bar !== null;
      hide();
      if (isWanted && !isHeld) rest.begin();
    },
    onEscape() {
      if (!bar?.fold()) drop();
    },
  });
  return () => {
    stop();
    drop();
  };
}

/** Hears of changes to a page's selection, of the user's presses and keys, and of changes to what is seen of it. */
interface Heard {
  /** True for the bar's own element, on which a press is none in the page. */
  isOwn(target: EventTarget | null): boolean;
  onChange(): void;
  onPress(): void;
  onRelease(isPointer: boolean): void;
  onMove(): void;
  onEscape(): void;
}

/** Hears of it ahead of the page, and keeps nothing from it. Returns the function that ends it. */
function listen(window: Window, heard: Heard): () => void {
  const ending = new AbortController();
  const options = { signal: ending.signal, capture: true, passive: true };
  const byUser = (hear: (event: Event) => void) => (event: Event) => {
    if (event.isTrusted && !heard.isOwn(event.target)) hear(event);
  };
  window.document.addEventListener('selectionchange', heard.onChange, options);
  window.addEventListener('pointerdown', byUser(heard.onPress), options);
  const release = byUser(({ type }) => heard.onRelease(type.startsWith('pointer')));
  for (const type of ['pointerup', 'pointercancel', 'keydown', 'keyup'])
    window.addEventListener(type, release, options);
  for (const type of ['scroll', 'resize']) window.addEventListener(type, heard.onMove, options);
  const stopEscape = listenForEscape(new Set([window]), heard.onEscape);
  return () => {
    ending.abort();
    stopEscape();
  };
}

/** Calls `then` once nothing has begun this again for a while. */
function createRest(window: Window, then: () => void) {
  let timer = 0;
  function end(): void {
    window.clearTimeout(timer);
    timer = 0;
  }
  return {
    begin(): void {
      end();
      timer = window.setTimeout(() => {
        timer = 0;
        then();
      }, SETTLED_MS);
    },
    end,
    isOn: () => timer !== 0,
  };
}

/** The last piece of what is selected, and the element that takes a bar for it; null where there is nothing to ask about. */
function selectionEnd(document: Document, visible: VisibleDom) {
  const ends = isInField(document, visible) ? null : readableEnds(document, visible);
  const box = ends && lastBox(ends);
  return box && { box, holder: holderOf(document, ends.end.node) };
}

/** True while a field has the focus, in whatever shadow tree. */
function isInField(document: Document, { shadowRootOf }: VisibleDom): boolean {
  let focused = document.activeElement;
  for (let root = focused && shadowRootOf(focused); root?.activeElement; root = shadowRootOf(focused))
    focused = root.activeElement;
  return document.designMode === 'on' || (focused?.matches(FIELD) ?? false);
}

/** The element that takes the bar: all but a modal dialog is out of reach while that is open. */
function holderOf(document: Document, node: Node): Element {
  return ancestorsOf(node).find((element) => element.matches('dialog:modal')) ?? document.documentElement;
}

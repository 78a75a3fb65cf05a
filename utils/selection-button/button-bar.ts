import type { Box } from '../locate/boxes';
import { placeBeside } from './place';

/** The actions of the bar; `off` turns it off for the site. */
export type BarAction = 'ask' | 'explain' | 'translate' | 'off';

/** The words of the bar, in the user's language. */
export interface BarWords extends Readonly<Record<BarAction, string>> {
  /** BCP 47, so that a browser draws Chinese and Japanese as such. */
  readonly language: string;
  /** The name of the bar, and of the button that shows its last action. */
  readonly label: string;
  readonly more: string;
}

const LOOK = `
:host { all: initial !important; display: contents !important; }
.bar { all: initial; position: fixed; inset: 0 auto auto 0; margin: 0; padding: 3px; box-sizing: border-box;
  width: max-content; max-width: calc(100vw - 16px); border: 1px solid #d9d7d0; border-radius: 10px; background: #fff;
  box-shadow: 0 2px 10px rgb(0 0 0 / 14%); font: 13px/20px system-ui, sans-serif; color: #2b2a27; user-select: none;
  cursor: default; }
.row { display: flex; gap: 1px; }
.row[hidden] { display: none; }
.row + .row { margin-top: 3px; border-top: 1px solid #ebe9e4; padding-top: 3px; }
button { all: unset; box-sizing: border-box; min-height: 26px; padding: 3px 9px; border-radius: 7px; cursor: pointer;
  white-space: nowrap; }
.off { flex: 1; overflow: hidden; text-overflow: ellipsis; }
.more { padding: 3px 7px; letter-spacing: 1px; color: #6b6962; }
button:hover, .more[aria-expanded=true] { background: #f0eee9; }
@media (prefers-color-scheme: dark) {
  .bar { background: #2a2927; border-color: #4a4843; color: #eceae4; box-shadow: 0 2px 12px rgb(0 0 0 / 50%); }
  .row + .row { border-color: #3b3935; }
  .more { color: #a8a59c; }
  button:hover, .more[aria-expanded=true] { background: #3b3935; }
}
@media (forced-colors: active) {
  .bar { border-color: ButtonBorder; }
  button:hover, .more[aria-expanded=true] { outline: 2px solid Highlight; outline-offset: -2px; }
}
@media print { .bar { display: none !important; } }
`;

/** Events of the pointer over the bar, which are none of the page's. */
const POINTER = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick', 'contextmenu'];

export interface ButtonBar {
  /** The element in the page that holds the bar. */
  readonly host: Element;
  /** Hides the last action again; false if it was not shown. */
  fold(): boolean;
  remove(): void;
}

/**
 * Shows the bar beside the end of a selection, in a holder of the page; null where that end is out of sight.
 *
 * It is in a closed shadow root and in the browser's top layer, and takes clicks of the user only. It takes no focus, so
 * that the selection and the page's Tab order stay as they are: by keyboard, the shortcut brings the selection along.
 */
export function showBar(
  holder: Element,
  end: Box,
  words: BarWords,
  onPress: (action: BarAction) => void,
): ButtonBar | null {
  const document = holder.ownerDocument;
  const view = document.documentElement;
  const { host, bar } = emptyBar(document, words);
  const buttonFor = (action: BarAction) => {
    const button = buttonNamed(document, words[action], () => onPress(action));
    button.className = action;
    return button;
  };
  const more = buttonNamed(document, '⋯', () => fold(!rest.hidden));
  more.className = 'more';
  more.ariaLabel = words.more;
  more.title = words.more;
  const rest = rowOf(document, [buttonFor('off')]);
  const first = (['ask', 'explain', 'translate'] as const).map(buttonFor);
  bar.append(rowOf(document, [...first, more]), rest);

  function place(): boolean {
    const { width, height } = bar.getBoundingClientRect();
    const at = placeBeside(end, { width, height }, { width: view.clientWidth, height: window.innerHeight });
    if (at) bar.style.cssText = `left: ${at.left}px; top: ${at.top}px`;
    return at !== null;
  }
  function fold(isFolded: boolean): void {
    rest.hidden = isFolded;
    more.ariaExpanded = String(!isFolded);
    place();
  }

  holder.append(host);
  bar.showPopover();
  rest.hidden = true;
  more.ariaExpanded = 'false';
  if (!place()) {
    host.remove();
    return null;
  }
  return {
    host,
    fold() {
      const wasShown = !rest.hidden;
      if (wasShown) fold(true);
      return wasShown;
    },
    remove: () => host.remove(),
  };
}

function emptyBar(document: Document, { label, language }: BarWords) {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new (document.defaultView as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(LOOK);
  root.adoptedStyleSheets = [sheet];
  const bar = document.createElement('div');
  bar.className = 'bar';
  bar.role = 'toolbar';
  bar.ariaLabel = label;
  bar.lang = language;
  bar.popover = 'manual';
  for (const type of POINTER)
    bar.addEventListener(type, (event) => {
      event.stopPropagation();
      // The selection stays.
      event.preventDefault();
    });
  root.append(bar);
  return { host, bar };
}

function rowOf(document: Document, buttons: readonly HTMLButtonElement[]): HTMLDivElement {
  const row = document.createElement('div');
  row.className = 'row';
  row.append(...buttons);
  return row;
}

function buttonNamed(document: Document, name: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.textContent = name;
  button.addEventListener('click', ({ isTrusted }) => {
    // The page's own clicks are none.
    if (isTrusted) press();
  });
  return button;
}

import { grammarOf } from './grammars';
import { dropped } from '../diagnostics/log';

/** About this many characters are highlighted in one task: a millisecond or two on a slow machine. */
const SLICE = 2000;
/** Longer code is data, and stays plain. */
const MOST = 60_000;

/**
 * Highlights the code blocks in `finished`, a part of an answer that no longer changes, each in tasks of its
 * own.
 */
export function highlightIn(finished: HTMLElement): void {
  const blocks = finished.matches('.code-block') ? [finished] : finished.querySelectorAll('.code-block');
  for (const block of blocks) {
    const code = block.querySelector('code');
    const language = block.querySelector('.code-block-language')?.textContent ?? '';
    // If the grammar does not load, the code stays plain.
    if (code && code.childElementCount === 0)
      void highlight(code, language).catch(dropped('answer', 'not-loaded'));
  }
}

async function highlight(code: HTMLElement, language: string): Promise<void> {
  const grammar = grammarOf(language);
  const text = code.textContent;
  if (!grammar || text.length > MOST) return;
  const [{ tokenizeCode }, { default: rules }] = await Promise.all([
    import('./tokenize-code'),
    grammar.load(),
  ]);
  const highlighted = document.createDocumentFragment();
  for (const slice of slicesOf(text)) {
    await nextTask();
    highlighted.appendChild(tokenizeCode(slice, grammar.name, rules));
  }
  await nextTask();
  if (code.textContent === text) keepSelection(code, () => code.replaceChildren(highlighted));
}

/** Splits `code` before lines that begin something new, so that each piece can be highlighted by itself. */
function slicesOf(code: string): readonly string[] {
  const slices: string[] = [];
  let rest = code;
  while (rest.length > SLICE) {
    const end = rest.slice(SLICE).search(/\n\n(?=\S)/);
    if (end === -1) break;
    slices.push(rest.slice(0, SLICE + end + 2));
    rest = rest.slice(SLICE + end + 2);
  }
  return [...slices, rest];
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Runs `change`, which leaves the text of `within` as it is, and restores the selection there. */
function keepSelection(within: HTMLElement, change: () => void): void {
  const selection = getSelection();
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {};
  const [anchor, focus] = [within.contains(anchorNode ?? null), within.contains(focusNode ?? null)];
  change();
  if (!selection || !anchorNode || !focusNode || (!anchor && !focus)) return;
  const [from, fromOffset] = anchor ? placeAt(within, anchorOffset) : [anchorNode, anchorOffset];
  const [to, toOffset] = focus ? placeAt(within, focusOffset) : [focusNode, focusOffset];
  selection.setBaseAndExtent(from, fromOffset, to, toOffset);
}

/** Finds the node and offset of the character at `offset` of all the text in `within`. */
function placeAt(within: HTMLElement, offset: number): readonly [Node, number] {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  let rest = offset;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node.textContent ?? '';
    if (rest <= length) return [node, rest];
    rest -= length;
  }
  return [within, within.childNodes.length];
}

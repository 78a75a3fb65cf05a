import { leftParts } from '../../utils/page/account/left-parts';
import { lettersOf } from '../../utils/page/account/sent-words';
import { snapshot } from '../../utils/page/dom/snapshot';
import { dropBoilerplate } from '../../utils/page/extract/boilerplate';
import { extractPage } from '../../utils/page/extract/extract';
import { dropRepeats } from '../../utils/page/extract/repeats';
import { dropSideSections } from '../../utils/page/extract/side-sections';
import { strip } from '../../utils/page/extract/strip';

/** The page's own text in elements that no reader sees. */
const UNSEEN =
  'script,style,noscript,template,textarea,option,title,iframe,object,canvas,audio,video,svg,math';

/** The longest beginning of a part that is told, in characters. */
const BEGINNING = 120;

/** The rules that take text off a page of any kind, in their order; what is left after them was not chosen. */
const RULES: readonly (readonly [name: string, apply: (body: Element) => void])[] = [
  ['declared boilerplate', dropBoilerplate],
  ['sections that lead elsewhere', (body) => dropSideSections(body, false)],
  ['names, forms and blocks of links', (body) => void strip(body, 'thorough')],
  ['said before', (body) => dropRepeats(body, 60)],
];

/** Reads the page, and accounts for all that it shows: in letters and numbers. */
export function account() {
  const page = extractPage(document, location.href);
  const parts = leftParts(page, location.href);
  const known = [page.title, page.byline ?? '', page.markdown, ...parts.map(({ text }) => text)];
  const all = lettersOf(
    known
      .join('\n')
      .replace(/\]\([^)\s]*\)/g, ']')
      .replace(/<\/?su[bp]>/g, ''),
  );
  const pieces = visiblePieces();
  const missing = pieces.filter((piece) => !all.includes(piece));
  const ruleOf = createRules();
  return {
    shown: sumOf(pieces),
    unaccounted: sumOf(missing),
    missing: missing.slice(0, 5),
    parts: parts.map(({ kind, isContent, text }) => ({
      kind,
      isContent,
      rule: ruleOf(text),
      characters: text.length,
      begins: text.slice(0, BEGINNING),
    })),
  };
}

function sumOf(pieces: readonly string[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

/** The pieces of text that the live page shows: a walk that knows nothing of ours. */
function visiblePieces(): readonly string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const pieces: string[] = [];
  while (walker.nextNode()) {
    const { parentElement, nodeValue } = walker.currentNode;
    if (!parentElement?.checkVisibility() || parentElement.closest(UNSEEN)) continue;
    pieces.push(lettersOf(nodeValue ?? ''));
  }
  return pieces.filter((piece) => piece !== '');
}

/** Finds the first rule that takes a part off the page, by its first line. */
function createRules(): (text: string) => string {
  const { body } = snapshot(document, location.href);
  const states = RULES.map(([name, apply]) => {
    apply(body);
    return [name, lettersOf(body.textContent ?? '')] as const;
  });
  return (text) => {
    const line =
      text
        .split('\n')
        .map(lettersOf)
        .find((letters) => letters !== '') ?? '';
    return states.find(([, left]) => !left.includes(line))?.[0] ?? 'not chosen';
  };
}

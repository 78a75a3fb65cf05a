import { BLOCKS, HEADINGS } from '../dom/block-elements';
import { textOf } from '../dom/text-length';

/** Languages by the names that pages show above code, and their names in Markdown where these differ. */
const LANGUAGES = new Map(
  (
    'bash shell sh zsh fish powershell console terminal cmd batch javascript js typescript ts jsx tsx json jsonc yaml yml ' +
    'toml ini xml html css scss sass less python py ruby rb php perl lua java kotlin scala groovy swift objective-c=objectivec ' +
    'c c++=cpp cpp c#=csharp csharp f#=fsharp go golang=go rust zig dart elixir erlang haskell clojure ocaml r julia matlab ' +
    'fortran cobol pascal assembly sql mysql postgresql graphql dockerfile makefile cmake nginx apache diff markdown md latex ' +
    'tex vue svelte solidity protobuf hcl terraform vim text plaintext=text output'
  )
    .split(' ')
    .map((entry): readonly [string, string] => {
      const [name = '', alias = name] = entry.split('=');
      return [name, alias];
    }),
);

/** A longer line before a block, in characters, is a sentence. */
const MAX_LABEL = 40;

/** A file’s name says more than a language does. */
const FILE = /[./\\]/;

/**
 * Takes the label off a code block, from within its `pre` or from directly before it. Returns the language
 * that it names, or null; what else it says stands before the block.
 */
export function takeLabel(pre: Element): string | null {
  return takeInnerLabel(pre) ?? takeOuterLabel(pre);
}

/** The text of a `pre` on the lines before its only piece of code is no code. */
function takeInnerLabel(pre: Element): string | null {
  const codes = [...pre.querySelectorAll('code')].filter((code) => !code.parentElement?.closest('code'));
  const [code] = codes;
  if (!code || codes.length > 1 || textOf(code) === '') return null;
  const label = pre.ownerDocument.createElement('p');
  for (let part: Element = code; part !== pre; part = part.parentElement ?? pre) {
    const before = precedingSiblings(part).filter(
      (sibling) => (BLOCKS.has(part.localName) || BLOCKS.has(sibling.localName)) && textOf(sibling) !== '',
    );
    label.prepend(...before);
  }
  const { language, rest } = languageIn(wordsOf(label));
  label.textContent = rest;
  if (rest !== '') pre.before(label);
  return language;
}

function precedingSiblings(element: Element): readonly Element[] {
  const siblings = [...(element.parentElement?.children ?? [])];
  return siblings.slice(0, siblings.indexOf(element));
}

/** The element before a block is its label if it names a language, and says nothing else but on controls. */
function takeOuterLabel(pre: Element): string | null {
  let block = pre;
  while (!block.previousElementSibling && block.parentElement && isAlone(block)) block = block.parentElement;
  const label = block.previousElementSibling;
  if (!label || label.matches(`${HEADINGS},pre`) || isFollowedByText(label)) return null;
  const words = wordsOf(label);
  const [first = ''] = words;
  const mayHaveControls =
    !label.matches('p') && !label.querySelector('p') && words.join(' ').length <= MAX_LABEL;
  if (!LANGUAGES.has(first.toLowerCase()) || (words.length > 1 && !mayHaveControls)) return null;
  const { language, rest } = languageIn(words);
  if (rest !== '') return null;
  label.remove();
  return language;
}

function isAlone(element: Element): boolean {
  return textOf(element.parentElement ?? element) === textOf(element);
}

function isFollowedByText(element: Element): boolean {
  const next = element.nextSibling;
  return next?.nodeType === 3 && (next.nodeValue ?? '').trim() !== '';
}

/** The words of a label, text by text; what stands on a button is none of it. */
function wordsOf(label: Element): readonly string[] {
  const words: string[] = [];
  const walker = label.ownerDocument.createTreeWalker(label, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.nodeValue ?? '').trim();
    if (text !== '' && !node.parentElement?.closest('button,[role=button]')) words.push(text);
  }
  return words;
}

/** The language that a label names, and what it says besides; next to a language, controls are no words. */
function languageIn(words: readonly string[]): { readonly language: string | null; readonly rest: string } {
  const language = words.map((word) => LANGUAGES.get(word.toLowerCase())).find((name) => name !== undefined);
  const rest = language === undefined ? words : words.filter((word) => FILE.test(word));
  return { language: language ?? null, rest: rest.join(' ') };
}

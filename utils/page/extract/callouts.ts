import { linkLength, textLength } from '../dom/text-length';
import { namesOf, splitNames } from '../dom/names';

/** Elements that readers of pages take for a message of the site, or for a place beside the text. */
const CANDIDATES = '[role=alert],[role=note],[class]';

/** Names of a box with a remark in the text. A site names its own messages so, too. */
const CALLOUT_NAME =
  /(^|[\s_-])(alert|note|callout|admonition|notice|tip|hint|warning|caution|important|remark|info-?box|hinweis|aviso|attention)([\s_-]|$)/i;

/** Blocks of a text, between which a remark stands. */
const TEXT: ReadonlySet<string> = new Set(
  'p pre ul ol dl h1 h2 h3 h4 h5 h6 blockquote table figure'.split(' '),
);

/** Controls: a box with one asks for something, and says nothing. */
const CONTROL = 'form,input,select,textarea,iframe,button:not([aria-expanded])';

const MAX_LINKS = 0.3;

/** The greatest share of the page in one remark. */
const MAX_SHARE = 0.3;

/**
 * Takes the names off the remarks of a text, in place, so that no rule about names takes them for messages of
 * the site: boxes that stand between the blocks of a text, with words rather than links and controls.
 */
export function keepCallouts(body: Element): void {
  let total: number | null = null;
  const kept = new Set<Element>();
  for (const element of body.querySelectorAll(CANDIDATES)) {
    if (TEXT.has(element.localName) && element.localName !== 'blockquote') continue;
    if (!standsInText(element, kept) || !isCallout(element) || element.querySelector(CONTROL)) continue;
    const length = textLength(element);
    total ??= textLength(body);
    if (length === 0 || length > MAX_SHARE * total || linkLength(element) > MAX_LINKS * length) continue;
    const box = element.ownerDocument.createElement(
      element.localName === 'aside' ? 'div' : element.localName,
    );
    box.append(...element.childNodes);
    element.replaceWith(box);
    kept.add(box);
  }
}

function isCallout(element: Element): boolean {
  return element.matches('[role=alert],[role=note]') || CALLOUT_NAME.test(splitNames(namesOf(element)));
}

/**
 * True for a box with a block of the text on each side, or between one and the end of the text's box; a remark
 * that was kept is such a block.
 */
function standsInText(
  { previousElementSibling: before, nextElementSibling: after }: Element,
  kept: ReadonlySet<Element>,
): boolean {
  if (before === null || !(TEXT.has(before.localName) || kept.has(before))) return false;
  return after === null || TEXT.has(after.localName) || isBox(after);
}

/** Remarks may follow each other. */
function isBox(element: Element): boolean {
  return element.matches('div,section,aside');
}

import { hasBlock } from '../dom/block-elements';
import { linkLength, proseLength, textLength } from '../dom/text-length';
import { kindOf } from './thread-bylines';

/** This many boxes of one kind in a row are a run. */
const LEAST = 3;

/** The greatest share of links in a run of text, and the least share of sentences. */
const MAX_LINKS = 0.5;
const MIN_PROSE = 0.3;

/**
 * Makes paragraphs of the boxes of a run, in place: the utterances of a transcript, the steps of a guide. Each
 * of them alone may be a word and a link, which looks like furniture; together they are text.
 */
export function runsToParagraphs(body: Element): void {
  for (const run of runsIn(body)) {
    let [length, linked, prose] = [0, 0, 0];
    for (const box of run) {
      length += textLength(box);
      linked += linkLength(box);
      prose += proseLength(box);
    }
    if (linked > MAX_LINKS * length || prose < MIN_PROSE * length) continue;
    for (const box of run) toParagraph(box);
  }
}

function runsIn(body: Element): readonly (readonly Element[])[] {
  const parents = new Set([...body.querySelectorAll('div')].map(({ parentElement }) => parentElement));
  return [...parents].flatMap((parent) => {
    if (!parent || parent.childElementCount < LEAST) return [];
    const all = [...parent.children].filter(({ localName }) => localName === 'div');
    if (all.length < LEAST) return [];
    const boxes = all.filter((element) => !hasBlock(element) && element.textContent?.trim());
    return [...Map.groupBy(boxes, kindOf).values()].filter((run) => run.length >= LEAST);
  });
}

function toParagraph(box: Element): void {
  const paragraph = box.ownerDocument.createElement('p');
  for (const { name, value } of box.attributes) paragraph.setAttribute(name, value);
  paragraph.append(...box.childNodes);
  box.replaceWith(paragraph);
}

import { BLOCKS, HEADINGS, HOLDS_TEXT_BLOCKS, TEXT_BLOCK } from '../dom/block-elements';
import { hasMoreText, linkLength, textLength, textOf } from '../dom/text-length';
import type { TextMeasure } from '../dom/text-measure';
import { DATE } from './thread-bylines';

/** Words that begin a line by the site, and as often one by the author: they are a hint, never a verdict. */
const STOCK_WORDS = [
  'advertisement|sponsored|story continues( below)?|continue reading|read more|loading',
  'read also|also read|see also|related( articles?| stories| content)?|more on|recommended|up next',
  'most read|trending|you (may|might) (also )?like|follow us( on \\w+)?|share this',
  'sign up|subscribe|click here|download our|get the|comments?|leave a (comment|reply)',
  'tags?:|filed under|topics?:|watch:|video:|listen:',
  'anzeige|werbung|weiterlesen|mehr (lesen|erfahren|zum thema|dazu)|(lesen|hören|sehen) sie (auch|hier|dazu)|lies auch|auch interessant|schon gelesen|das könnte',
  '(folgen|liken) sie uns|folge? uns|teilen|drucken|rezept drucken|newsletter|(keine )?kommentare|kommentieren|kommentar schreiben|schlagworte:?|themen:',
  'publicité|lire aussi|à lire( aussi)?|voir aussi|lire la suite|suivez-nous|partager|imprimer|commentaires?|mots[- ]clés:?',
  'publicidad|lea? también|leer más|ver también|síganos|síguenos|compartir|imprimir|comentarios?|reportar error|etiquetas:?',
  'pubblicità|leggi anche|leggi tutto|seguici|condividi|stampa|commenti|publicidade|leia (também|mais)|siga-nos|compartilh(e|ar)|comentários',
  'advertentie|lees (ook|meer|verder)|volg ons|delen|reacties|reklama|czytaj (też|także|więcej)|zobacz (też|także)|udostępnij|komentarze',
  'реклама|читайте (также|ещё)|подробнее|поделиться|комментарии|広告|関連記事|あわせて読みたい|続きを読む|シェア|コメント|广告|相关(阅读|文章|新闻)|延伸阅读|阅读全文|分享|评论',
].join('|');
const STOCK_PHRASE = new RegExp(`^(${STOCK_WORDS})(?![\\p{L}\\p{N}])`, 'iu');
/** A first look at a line: an engine makes it much sooner than an expression that knows the letters of all scripts. */
const STOCK_START = new RegExp(`^(${STOCK_WORDS})`, 'i');

/** The credit of a picture, or its number in a gallery. */
const CREDIT =
  /^(photo(graph)? ?(by|:)|image ?(:|credit)|image \d+ of( \/)? ?\d+|copyright|©|credit:|\(?(foto|bild|fotos|titelbild|beitragsbild|crédits?|foto de|imagen|immagine|fot|zdj|zdjęcie|фото) ?[:.|(] ?\S|写真 ?[:：/／]|图(片来源)?[:：]|사진 ?[=:])/i;

/** The rights in a text; the words alone may also begin a sentence. */
const RIGHTS = /^(copyright|©|all rights reserved)/i;

/** A name with its capitals: "By Jane Doe", not "By then" nor "By Friday it was over". */
const BYLINE = /^[Bb]y( (\p{Lu}[\p{L}.'’-]*|and|de|van|von),?){1,8}$/u;
/** The beginning of such a line that also says when. */
const BYLINE_START = /^[Bb]y \p{Lu}/u;

/** The owner of the text with a year: no sentence, though a full stop may end it. */
const DATED_RIGHTS = /^(copyright )?(©|\(c\)) ?(19|20)\d\d/i;

/** The source of a text, named in up to four words. */
const SOURCE =
  /^(quellen?|source|fuente|fonte|źródło|bron|kilde|källa|zdroj|kaynak|источник|出典|来源|來源|출처) ?[:：] ?\S+( \S+){0,3}$/iu;

const SENTENCE_END = /[.!?…。！？](["”'’»)」』）]|\[?\d{1,3}\]?)*$/u;

/** The address of a page or of a mailbox. */
const ADDRESS = /^\S+(\.\p{L}{2,}|@\S+)(\/\S*)?$/u;

const MAX_STOCK_LINE = 90;
const MAX_STOCK_BLOCK = 200;
const MAX_END = 100;
const MIN_NUMBERS = 2;

/** The most letters between the links of a line that says nothing but the phrase: "on", "and". */
const MAX_BETWEEN_LINKS = 6;

/** An item has at least this many others of its kind beside it that say something. */
const MIN_ITEMS = 2;

const PICTURE = 'img,picture,figure,video,svg';

/** An element with less text than this, in characters, around a picture and a line, is the picture's. */
const MAX_PICTURE_BOX = 400;

/**
 * Removes lines by the site that say nothing themselves: a stock phrase alone, or one before links, between
 * paragraphs; the credit beside a picture. The same words stay in a sentence, over a text and in a list. Of a part that
 * was shortened since it was measured, the lines within are looked at.
 */
export function removeStockLines(article: Element, measureOf: (element: Element) => TextMeasure): void {
  for (const element of article.querySelectorAll('p,li,div,span')) {
    if (measureOf(element).length >= MAX_STOCK_BLOCK || !article.contains(element)) continue;
    const text = textOf(element);
    const isStock =
      (STOCK_START.test(text) && STOCK_PHRASE.test(text) && isOnlyPhrase(element) && isApart(element)) ||
      (CREDIT.test(text) && text.length < MAX_STOCK_LINE && isBesidePicture(element, article));
    if (isStock) element.remove();
  }
}

/** True if all that an element says is a stock phrase and links. */
function isOnlyPhrase(element: Element): boolean {
  const own = element.cloneNode(true) as Element;
  for (const link of own.querySelectorAll('a')) link.remove();
  const text = textOf(own);
  const isLinked = text.length < textOf(element).length;
  const rest = text.replace(STOCK_PHRASE, '').replace(/[^\p{L}\p{N}]+/gu, '');
  return rest.length <= (isLinked ? MAX_BETWEEN_LINKS : 0);
}

/**
 * True for a line of its own: no word within another line, no bold line that heads a text, and no item among
 * others of its kind.
 */
function isApart(element: Element): boolean {
  if (element.closest('table') || headsText(element) || isOverTitle(element)) return false;
  // A list that counts its items would miss a number.
  if (element.closest('li')?.parentElement?.localName === 'ol') return false;
  if (element.localName === 'span') return isBlockEdge(element, 'previous') && isBlockEdge(element, 'next');
  const { parentElement } = element;
  const isItem = element.localName === 'li' || (element.localName === 'div' && element.className !== '');
  if (!parentElement || !isItem) return true;
  const others = [...parentElement.children].filter(
    (other) =>
      other !== element && other.localName === element.localName && other.className === element.className,
  );
  const said = others.filter((other) => textLength(other) > 0 && !isOnlyPhrase(other));
  return said.length < MIN_ITEMS;
}

function headsText(element: Element): boolean {
  if (!element.querySelector('b,strong') || element.querySelector('a')) return false;
  const next = element.nextElementSibling;
  return next !== null && linkLength(next) < 0.5 * textLength(next);
}

/** True for a line over a title that leads elsewhere and stays: without it the title would be one of the text's own. */
function isOverTitle({ nextElementSibling: next }: Element): boolean {
  return next !== null && next.matches(HEADINGS) && next.querySelector('a[href]') !== null;
}

function isBlockEdge(element: Element, side: 'previous' | 'next'): boolean {
  let beside = element[`${side}Sibling`];
  while (beside && !beside.textContent?.trim()) beside = beside[`${side}Sibling`];
  return beside === null || BLOCKS.has(beside.nodeName.toLowerCase());
}

/** True where a picture stands in the same small box, or just before. */
function isBesidePicture(element: Element, article: Element): boolean {
  if (element.previousElementSibling?.matches(`:is(${PICTURE}),:has(${PICTURE})`)) return true;
  for (let box: Element | null = element; box && box !== article; box = box.parentElement) {
    if (textLength(box) >= MAX_PICTURE_BOX) return false;
    if (box.querySelector(PICTURE)) return true;
  }
  return false;
}

interface Block {
  readonly element: Element;
  readonly text: string;
}

/**
 * Removes the lines around an article that say when and by whom it was written and whose it is, before the
 * first and after the last sentence. Another short line stays: many texts end without a full stop, and a
 * heading belongs to what follows it.
 */
export function removeEnds(article: Element): void {
  const elements = [...article.querySelectorAll(TEXT_BLOCK)].filter(
    (element) => !element.querySelector(HOLDS_TEXT_BLOCKS) && hasMoreText(element, 0),
  );
  // The lines "By Train" and "By Boat" head the parts of a text.
  let isSigned: boolean | null = null;
  const isName = (block: Block): boolean =>
    isByline(block) && (isSigned ??= elements.map(blockOf).filter(isByline).length === 1);

  for (const block of elements.slice(4).toReversed().values().map(blockOf)) {
    if (!isLine(block) || !(isName(block) || isImprint(block))) break;
    block.element.remove();
  }
  const first = elements.slice(0, Math.max(0, Math.min(6, elements.length - 4)));
  for (const block of first.values().map(blockOf)) {
    if (!isLine(block) || !(isName(block) || isDateline(block))) break;
    block.element.remove();
  }
}

function blockOf(element: Element): Block {
  return { element, text: textOf(element) };
}

function isByline({ text }: Block): boolean {
  return /^[Bb]y /.test(text) && BYLINE.test(text);
}

function isLine({ element, text }: Block): boolean {
  return text.length < MAX_END && element.matches('p,div') && !element.closest('table,ul,ol');
}

/** True for whose the text is, for an address alone, and for counts and rules without a word. */
function isImprint({ text }: Block): boolean {
  if (DATED_RIGHTS.test(text) || SOURCE.test(text)) return true;
  return (RIGHTS.test(text) && !SENTENCE_END.test(text)) || ADDRESS.test(text) || !/\p{L}/u.test(text);
}

/** True for a date in full, which has two numbers at least, with or without the name of an author. */
function isDateline({ element, text }: Block): boolean {
  if (!/\p{L}/u.test(text)) return true;
  if (!DATE.test(text) || (text.match(/\d+/g) ?? []).length < MIN_NUMBERS) return false;
  return !SENTENCE_END.test(text) || (BYLINE_START.test(text) && element.querySelector('a') !== null);
}

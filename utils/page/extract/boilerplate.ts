import { HEADINGS } from '../dom/block-elements';
import { MAX_NAMED_SHARE, namesOf } from '../dom/names';
import { textLength, textOf } from '../dom/text-length';

/** Never part of the text, on any page; a link without a target is the name of a button. */
const BOILERPLATE =
  'a[role=button]:not([href]),' +
  'nav,[role=navigation],[role=search],[role=menu],[role=menubar],[role=toolbar],[role=contentinfo],' +
  'dialog,[role=dialog],[role=alertdialog],[aria-modal=true],body > footer';

/** A sheet beside the page: a dialog that leaves the page as it is. */
const SHEET = '[role=dialog]:not([aria-modal=true])';

/** Places where the reader may write. */
const EDITABLE = '[contenteditable]:not([contenteditable=false])';

/** Fields to fill in. A form without one may be how a forum wraps each post. */
export const FIELD = 'input:not([type=hidden]),select,textarea';

/** Names of cookie banners, on sites and by the services that make them. */
const CONSENT_NAME = /cookie|consent|gdpr|onetrust|cybot|didomi|usercentrics|truste|qc-cmp/i;

/** Names of the filters beside a list. */
const FILTER_NAME = /(^|[\s_-])(filters?|facets?|refinements?)([\s_-]|$)/i;

/** Names of the place where readers write a comment. */
const REPLY_NAME = /(^|[\s_-])(respond|comment-?form|reply-?form|post-?comment)([\s_-]|$)/i;

/** Any of them. */
const MAY_ASK = new RegExp(`${CONSENT_NAME.source}|filter|facet|refinement|respond|comment|reply`, 'i');

/** The greatest share of the text in the words of a cookie banner, which is no text of any page. */
const MAX_CONSENT_SHARE = 0.6;

/** A list of choices, each of them shorter than this: a message that can be chosen is longer. */
const CHOICES = '[role=listbox]';
const MAX_CHOICE = 40;

/** A page may begin with up to this many links to its own parts that are not text. */
const MAX_SKIP_LINKS = 3;

/**
 * Removes parts that declare themselves not to be text: navigation, dialogs, the page's footer, cookie
 * banners, filters beside a list, choices of a field, drafts. In place; safe on every page, so it runs before anything else looks
 * at the text.
 */
export function dropBoilerplate(body: Element): void {
  for (const sheet of body.querySelectorAll(SHEET)) if (isFoldedPart(sheet)) keepFoldedPart(sheet);
  for (const element of body.querySelectorAll(BOILERPLATE)) element.remove();
  removeSkipLinks(body);
  removeDrafts(body);
  for (const list of body.querySelectorAll(CHOICES)) if (isChoice(list)) list.remove();
  const forms = [...body.querySelectorAll('[class],[id]')].flatMap((form) => {
    const share = shareOfForm(form);
    return share === 0 ? [] : [{ form, share }];
  });
  if (forms.length === 0) return;
  const total = textLength(body);
  for (const { form, share } of forms) if (textLength(form) < share * total) form.remove();
}

/** The share of the page's text below which an element is a form that is no text; 0 for anything else. */
function shareOfForm(element: Element): number {
  // Hardly one has such a name: the author's own are looked for where one may.
  if (!MAY_ASK.test(`${element.getAttribute('id') ?? ''} ${element.getAttribute('class') ?? ''}`)) return 0;
  if (element.querySelector('main,article,h1')) return 0;
  const names = namesOf(element);
  if (CONSENT_NAME.test(names) && element.querySelector('button,[role=button],input'))
    return MAX_CONSENT_SHARE;
  const asks = FILTER_NAME.test(names) || REPLY_NAME.test(names);
  return asks && element.querySelector(FIELD) ? MAX_NAMED_SHARE : 0;
}

/** True for a part of the text that opens in a sheet: what opens it stands right before, with the same name. */
function isFoldedPart(sheet: Element): boolean {
  const opener = sheet.previousElementSibling;
  const heading = sheet.querySelector(HEADINGS);
  if (!opener || !heading || sheet.querySelector(FIELD)) return false;
  const name = textOf(opener);
  return name !== '' && textOf(heading) === name && opener.matches('button,[role=button],:has(button)');
}

/** Puts a sheet's text in its place, without what is around it. */
function keepFoldedPart(sheet: Element): void {
  for (const element of [...sheet.querySelectorAll('aside,header,footer'), sheet]) {
    const box = element.ownerDocument.createElement('div');
    box.append(...element.childNodes);
    element.replaceWith(box);
  }
}

/** True for the countries of a form, and the like, which a list of messages is not. */
function isChoice(list: Element): boolean {
  const options = [...list.querySelectorAll('[role=option]')];
  return options.length > 0 && options.every((option) => textLength(option) <= MAX_CHOICE);
}

/**
 * Removes drafts: an unsent answer to a mail is no part of the page, while a document that is being edited
 * is.
 */
function removeDrafts(body: Element): void {
  const drafts = [...body.querySelectorAll(EDITABLE)];
  if (drafts.length === 0) return;
  const length = drafts.reduce((sum, draft) => sum + textLength(draft), 0);
  if (length < MAX_NAMED_SHARE * textLength(body)) for (const draft of drafts) draft.remove();
}

/** Removes “Skip to the content”, for keyboard users. A page may also begin with its table of contents. */
function removeSkipLinks(body: Element): void {
  const links = new Set<Element>();
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!text.textContent?.trim()) continue;
    const link = text.parentElement?.closest('a[href^="#"]');
    if (!link || link.closest(HEADINGS) || link.querySelector(HEADINGS)) break;
    links.add(link);
  }
  if (links.size <= MAX_SKIP_LINKS) for (const link of links) link.remove();
}

import { HEADINGS } from '../dom/block-elements';
import { MAX_NAMED_SHARE, namesOf } from '../dom/names';
import { textLength } from '../dom/text-length';

/** What is never part of the text, on any page; a link that leads nowhere is the name of a button. */
const BOILERPLATE =
  'a[role=button]:not([href]),' +
  'nav,[role=navigation],[role=search],[role=menu],[role=menubar],[role=toolbar],[role=contentinfo],' +
  'dialog,[role=dialog],[role=alertdialog],[aria-modal=true],body > footer';

/** Where the reader may write. */
const EDITABLE = '[contenteditable]:not([contenteditable=false])';

/** What there is to fill in. A form without it may be what a forum keeps each post in. */
export const FIELD = 'input:not([type=hidden]),select,textarea';

/** How banners that ask for consent are named, by sites and by the services that make them. */
const CONSENT_NAME = /cookie|consent|gdpr|onetrust|cybot|didomi|usercentrics|truste|qc-cmp/i;

/** How the choices beside a list are named. */
const FILTER_NAME = /(^|[\s_-])(filters?|facets?|refinements?)([\s_-]|$)/i;

/** How many links to its own parts a page may begin with, for them to be none of its text. */
const MAX_SKIP_LINKS = 3;

/**
 * Removes what says of itself that it is no text: navigation, dialogs, the page's footer, banners that ask
 * for consent, filters beside a list, drafts. In place; safe on every page, so it comes before anything else looks at the text.
 */
export function dropBoilerplate(body: Element): void {
  for (const element of body.querySelectorAll(BOILERPLATE)) element.remove();
  removeSkipLinks(body);
  removeDrafts(body);
  const forms = [...body.querySelectorAll('[class],[id]')].filter((element) => {
    const names = namesOf(element);
    const asks = CONSENT_NAME.test(names) && element.querySelector('button,[role=button],input');
    const chooses = FILTER_NAME.test(names) && element.querySelector(FIELD);
    return (asks || chooses) && !element.querySelector('main,article,h1');
  });
  if (forms.length === 0) return;
  const limit = MAX_NAMED_SHARE * textLength(body);
  for (const form of forms) if (textLength(form) < limit) form.remove();
}

/** What the reader is about to write, an answer to a mail, is no part of the page; a document that is edited is. */
function removeDrafts(body: Element): void {
  const drafts = [...body.querySelectorAll(EDITABLE)];
  if (drafts.length === 0) return;
  const length = drafts.reduce((sum, draft) => sum + textLength(draft), 0);
  if (length < MAX_NAMED_SHARE * textLength(body)) for (const draft of drafts) draft.remove();
}

/** “Skip to the content”, for who goes through the page by keyboard. A page may also begin with its table of contents. */
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

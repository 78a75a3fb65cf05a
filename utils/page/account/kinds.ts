import { namesOf, splitNames } from '../dom/names';
import { NOT_READ, UNSEEN } from '../dom/not-read';
import { foldedLength, linkLength, textLength } from '../dom/text-length';
import type { PartKind } from './part-kinds';

/** Elements that say by themselves what they are, with all that is in them. The first that holds decides. */
const BY_ELEMENT: readonly (readonly [kind: PartKind, selector: string])[] = [
  ['navigation', 'nav,[role=navigation],[role=menu],[role=menubar],[role=tablist]'],
  ['controls', 'button,[role=button],[role=search],[role=toolbar],form,label,select,textarea,input,search'],
  ['consent', 'dialog,[role=dialog],[role=alertdialog],[aria-modal=true]'],
  ['captions', 'figcaption,caption'],
  ['site', 'body > footer,body > header,[role=contentinfo],[role=banner]'],
  ['beside', 'aside,[role=complementary]'],
];

const BY_NAME: readonly (readonly [kind: PartKind, words: string])[] = [
  ['consent', 'cookies?|consent|gdpr|onetrust|cybot|didomi|usercentrics|truste|qc-cmp'],
  ['advertising', 'ads?|advert|advertisement|advertising|sponsor|sponsored|promo|banner-ad|adsbygoogle'],
  ['comments', 'comments?|kommentare?|commentaires?|comentarios|replies|respond|disqus'],
  [
    'related',
    'related|recommend|recommended|recommendations?|recirc|teasers?|popular|trending|more-from|read-?more',
  ],
  [
    'navigation',
    'nav|navbar|menu|megamenu|subnav|submenu|breadcrumbs?|pagination|pager|toc|skip-link|skip-to',
  ],
  [
    'controls',
    'newsletter|subscribe|signup|sign-up|social|share|sharing|login|signin|cart|minicart|filters?|facets?',
  ],
  ['controls', 'toolbar|actions|buttons|controls|feedback|search|sort|editsection'],
  ['captions', 'caption|captions|credit|credits'],
  ['site', 'footer|site-header|masthead|copyright|colophon|topbar'],
  ['beside', 'sidebar|widgets?|aside|infobox'],
];

const NAMES = BY_NAME.map(
  ([kind, words]) => [kind, new RegExp(`(^|[\\s_-])(${words})([\\s_-]|$)`, 'i')] as const,
);

/** More than this share of its text in links, and a part leads elsewhere. */
const MIN_LINKS = 0.7;

/** The kind that an element gives itself and all that is in it, or null. */
export function kindByItself(element: Element): PartKind | null {
  const mark = element.getAttribute(NOT_READ);
  if (mark !== null) return mark === UNSEEN ? 'hidden' : 'controls';
  const said = BY_ELEMENT.find(([, selector]) => element.matches(selector));
  if (said) return said[0];
  const names = splitNames(namesOf(element));
  return NAMES.find(([, pattern]) => pattern.test(names))?.[0] ?? null;
}

/** True for several links with hardly a word beside them. */
export function isLinkList(element: Element): boolean {
  return element.querySelectorAll('a').length > 1 && kindByLinks([element]) === 'navigation';
}

/** The kind of neighbours that nothing names: most of what leads elsewhere is links. */
export function kindByLinks(nodes: readonly Node[]): PartKind {
  let [length, linked] = [0, 0];
  for (const node of nodes) {
    if (node.nodeType !== node.ELEMENT_NODE) {
      length += foldedLength(node.nodeValue ?? '');
      continue;
    }
    const element = node as Element;
    const own = textLength(element);
    length += own;
    linked += element.localName === 'a' || element.closest('a') ? own : linkLength(element);
  }
  return linked >= MIN_LINKS * length ? 'navigation' : 'clutter';
}

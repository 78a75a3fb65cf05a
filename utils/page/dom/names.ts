import { HEADINGS } from './block-elements';

/** Class and id names of the parts around the content. Whole words of a name only. */
export const BOILERPLATE_NAME = new RegExp(
  `(^|[\\s_-])(${[
    'cookies?|consent|gdpr|newsletter|subscribe|signup|sign-up|social|share|sharing|popup|modal|lightbox',
    'breadcrumbs?|pagination|pager|toc|skip-link|skip-to|nav|navbar|menu|megamenu|toolbar|off-?canvas|drawer',
    'related|recommend(ed|ations?)|promo|advert|ads?|sponsor(ed)?|banner-ad|sidebar|widgets?|tooltip|alert',
    'cart|minicart|login|signin|footer|site-header|masthead|subnav|submenu|subheader|copyright',
    'filters?|facets?|sort(ing)?|actions|buttons|controls|feedback|signature|user-?extras',
  ].join('|')})([\\s_-]|$)`,
  'i',
);

/**
 * The names among them that belong to controls, or to a place beside the text: the parts within may have them
 * too.
 */
export const CONTROL_NAME =
  /(^|[\s_-])(nav|navbar|menu|megamenu|toolbar|off-?canvas|drawer|cart|minicart|filters?|facets?|sort(ing)?|actions|buttons|controls|promo|widgets?)([\s_-]|$)/i;

/** A part with more than this share of the text is not boilerplate, whatever its name. */
export const MAX_NAMED_SHARE = 0.25;

/** The author's names for a part: its id and its classes. An id made of the words of a heading is no name. */
export function namesOf(element: Element): string {
  // In a form with a field named "id", the property would be that field.
  const id = element.getAttribute('id') ?? '';
  return `${isMadeOfHeading(id, element) ? '' : id} ${element.getAttribute('class') ?? ''}`;
}

/** This many words are no name but a sentence. */
const SENTENCE_WORDS = 3;

/**
 * True if a section's id comes from its heading: it has several words, or the heading has code with that
 * name.
 */
function isMadeOfHeading(id: string, element: Element): boolean {
  if (id === '') return false;
  // An anchor of another name may stand before it.
  const first = element.firstElementChild;
  const heading = first?.matches(HEADINGS) ? first : first?.nextElementSibling;
  if (!heading?.matches(HEADINGS)) return false;
  const words = slugOf(id);
  if (slugOf(heading.textContent ?? '') !== words) return false;
  return words.split('-').length >= SENTENCE_WORDS || element.querySelector('pre') !== null;
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** `productFilter` is as good as `product-filter`; `top-[var(--nav-height)]` is a style, and `adF2E` a hash. */
export function splitNames(names: string): string {
  return names.replace(/\S*[[(]\S*/g, '').replace(/([a-z])(?=[A-Z][a-z])/g, '$1-');
}

/** What class and id names call the parts around the content. Whole words of a name only. */
export const FURNITURE_NAME = new RegExp(
  `(^|[\\s_-])(${[
    'cookies?|consent|gdpr|newsletter|subscribe|signup|sign-up|social|share|sharing|popup|modal|lightbox',
    'breadcrumbs?|pagination|pager|toc|skip-link|skip-to|nav|navbar|menu|megamenu|toolbar|off-?canvas|drawer',
    'related|recommend(ed|ations?)|promo|advert|ads?|sponsor(ed)?|banner-ad|sidebar|widgets?|tooltip|alert',
    'cart|minicart|login|signin|footer|site-header|masthead|subnav|submenu|subheader|copyright',
    'filters?|facets?|sort(ing)?|actions|buttons|controls|feedback|signature|user-?extras',
  ].join('|')})([\\s_-]|$)`,
  'i',
);

/** Those of them that name what is pressed and chosen, or a place beside the text: they may say the same of its parts. */
export const CONTROL_NAME =
  /(^|[\s_-])(nav|navbar|menu|megamenu|toolbar|off-?canvas|drawer|cart|minicart|filters?|facets?|sort(ing)?|actions|buttons|controls|promo|widgets?)([\s_-]|$)/i;

/** A part with more than this share of the text is not furniture, whatever it is called. */
export const MAX_NAMED_SHARE = 0.25;

/** What the author calls a part: its id and its classes. */
export function namesOf(element: Element): string {
  return `${element.id} ${element.getAttribute('class') ?? ''}`;
}

/** `productFilter` is as good as `product-filter`; `top-[var(--nav-height)]` is a style, and `adF2E` a hash. */
export function wordsOf(names: string): string {
  return names.replace(/\S*[[(]\S*/g, '').replace(/([a-z])(?=[A-Z][a-z])/g, '$1-');
}

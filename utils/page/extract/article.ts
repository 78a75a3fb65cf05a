import { Readability } from '@mozilla/readability';
import { HEADINGS } from '../dom/block-elements';
import { dropFieldNames } from './field-names';
import { runsToParagraphs } from './runs';

/** Readability looks for a text of this length before it tries again with fewer rules. */
const CHAR_THRESHOLD = 250;

/** Readability's article in a page, and what it says about it. */
export interface Article {
  readonly content: Element | null;
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
}

/** Reads the article of a copy by `snapshot`. Takes it apart. A page on which Readability throws has no article. */
export function readArticle(page: Document): Article {
  runsToParagraphs(page.body);
  // Readability takes anything called a header for the page's own.
  for (const heading of page.body.querySelectorAll(HEADINGS)) {
    const classes = heading.getAttribute('class');
    if (classes) heading.setAttribute('class', classes.replace(/header/gi, 'heading'));
  }
  dropFieldNames(page);
  keepForRetry(page.body);
  const reader = new Readability(page, {
    keepClasses: true,
    charThreshold: CHAR_THRESHOLD,
    serializer: (node) => node as Element,
  });
  const article = parse(Object.assign(reader, FOR_COPIES));
  return {
    content: article?.content ?? null,
    title: article?.title ?? null,
    byline: article?.byline ?? null,
    published: article?.publishedTime ?? null,
  };
}

function parse(reader: Readability<Element>): ReturnType<Readability<Element>['parse']> {
  try {
    return reader.parse();
  } catch {
    return null;
  }
}

/** Readability keeps the page as HTML for another try, which most pages do not need: a copy is sooner made. */
function keepForRetry(body: HTMLElement): void {
  let kept: Element | null = null;
  Object.defineProperty(body, 'innerHTML', {
    get() {
      kept = body.cloneNode(true) as Element;
      return '';
    },
    set() {
      body.replaceChildren(...(kept?.cloneNode(true).childNodes ?? []));
    },
  });
}

/** Attributes in which a picture has its address. */
const ADDRESSED = '[src],[srcset],[data-src],[data-srcset]';

const PICTURE_FILE = /\.(jpg|jpeg|png|webp)/i;

const HIDING = /display:\s*none|visibility:\s*hidden/i;

/** Steps of Readability, as much of them as a copy by `snapshot` needs: it has no scripts, and Markdown no styles. */
const FOR_COPIES = {
  _removeScripts: (): void => undefined,
  _cleanStyles: (): void => undefined,
  _unwrapNoscriptImages(page: Document): void {
    for (const image of page.querySelectorAll(`img:not(${ADDRESSED})`)) {
      if (![...image.attributes].some(({ value }) => PICTURE_FILE.test(value))) image.remove();
    }
  },
  _isProbablyVisible(element: Element): boolean {
    if (!element.hasAttributes()) return true;
    if (element.hasAttribute('hidden') || HIDING.test(element.getAttribute('style') ?? '')) return false;
    return (
      element.getAttribute('aria-hidden') !== 'true' ||
      (element.getAttribute('class') ?? '').includes('fallback-image')
    );
  },
} as const;

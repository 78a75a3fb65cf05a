import type { Site } from '../support/site.ts';

/** A page that a walk comes by. */
export interface Place {
  readonly name: string;
  readonly url: (site: Site) => string;
  /** Words that all of its text has: from its beginning, and from its end. */
  readonly words: readonly string[];
  /** Something to select in it. */
  readonly passage?: string;
}

export const PLACES: readonly [Place, ...Place[]] = [
  {
    name: 'article',
    url: (site) => site.url('article.html'),
    words: ['The Moon pulls on the sea'],
    passage: 'article p',
  },
  { name: 'app', url: (site) => site.url('app.html?note=kettles'), words: [], passage: 'main p' },
  { name: 'paper', url: (site) => site.url('paper.pdf'), words: [] },
  {
    name: 'frames',
    url: (site) => site.url('frames/index.html'),
    words: ['Every office of the harbour keeps its own notices', 'Maren Oddvik'],
    passage: 'main > p',
  },
  {
    name: 'notices',
    url: (site) => site.url('walks/notices.html'),
    words: ['The lock keeper hangs out', 'the ladders are for people alone'],
    passage: 'main p:not(#today)',
  },
  {
    name: 'docs',
    url: (site) => site.url('docs.html'),
    words: ['Ferry runs each job at least once'],
    passage: 'main p',
  },
  // Sidenote’s button has not been clicked over it.
  { name: 'stranger', url: (site) => site.foreignUrl('forum.html'), words: [] },
  { name: 'browser page', url: () => 'chrome://version/', words: [] },
];

/** The words that the whole text of the page at an address has; nothing is known of other pages. */
export function wordsOf(site: Site, url: string): readonly string[] {
  return PLACES.find((place) => place.url(site) === url)?.words ?? [];
}

import { removeNotRead } from '../dom/not-read';
import { snapshotOfAll, snapshotOfHidden } from '../dom/snapshot';
import { VISIBLE_TO_SCRIPTS, type VisibleDom } from '../dom/visible-dom';
import { hideAnnouncedLinks, showAnnouncedLinks } from './announced';
import { dropBoilerplate } from './boilerplate';
import { normaliseCode } from './code';
import { keepContentButtons } from './content-buttons';
import { frameSection, takeFrames } from './frame-sections';
import { hiddenText } from './hidden-text';
import { type MainText, mainText } from './main-text';
import { toMarkdown } from './markdown';
import { type Metadata, readMetadata } from './metadata';
import { buildTables } from './role-tables';
import { buildSteps } from './steps';

/** The main text of a page, and its metadata. */
export interface ExtractedPage extends Metadata {
  /** The main text. Empty when the page has none. */
  readonly markdown: string;
}

/** A page with what its readers say under it. */
export interface CommentedPage extends ExtractedPage {
  /** The comments, as Markdown under a heading of their own. Empty when the page has none. */
  readonly comments: string;
  /** A copy of all that the page shows, for the account of what is left out; null for a text file. */
  readonly shown: Element | null;
}

/**
 * Reads the main text of a page as Markdown, and its metadata.
 *
 * Uses the DOM alone and changes nothing in it. `url` is the page's address, the base of its links. Never
 * waits: a page that is still drawing itself gives what it has.
 */
export function extractPage(document: Document, url: string, visible = VISIBLE_TO_SCRIPTS): CommentedPage {
  if (isPlainText(document)) {
    return {
      ...readMetadata(document, url, {}),
      markdown: (document.body?.textContent ?? '').trim(),
      comments: '',
      shown: null,
    };
  }
  const { copy, shown } = snapshotWithShown(document, url, visible);
  const frames = takeFrames(copy.body);
  dropBoilerplate(copy.body);
  keepContentButtons(copy.body);
  const hidden = hiddenText(document, copy.body);
  copy.body.append(...hidden.map((element) => snapshotOfHidden(element, url, visible)));
  const main = mainOf(copy, url);
  return {
    ...readMetadata(document, url, main),
    markdown: withFrames(toMarkdown(main.content, url), frames, url, (content) => {
      dropBoilerplate(content.body);
      return toMarkdown(mainOf(content, url).content, url);
    }),
    comments: main.comments ? toMarkdown(main.comments, url) : '',
    shown,
  };
}

function mainOf(copy: Document, url: string): MainText {
  build(copy.body);
  hideAnnouncedLinks(copy.body);
  const main = mainText(copy, url);
  showAnnouncedLinks(main.content);
  if (main.comments) showAnnouncedLinks(main.comments);
  return main;
}

/** Makes elements of what is one by its looks alone. */
function build(body: Element): void {
  normaliseCode(body);
  buildTables(body);
  buildSteps(body);
}

/** The text of a page with that of the frames of other sites, each as a section at its end. */
function withFrames(
  markdown: string,
  frames: ReturnType<typeof takeFrames>,
  url: string,
  read: (content: Document) => string,
): string {
  const sections = frames.flatMap(({ host, heading, content }) => {
    const text = read(content);
    return text === '' ? [] : [frameSection(host, heading ? toMarkdown(heading, url) : '', text)];
  });
  return [markdown, ...sections].join('\n\n').trim();
}

/** Reads everything that a page shows, with navigation and the rest of its boilerplate, in the same form. */
export function extractWhole(document: Document, url: string, visible = VISIBLE_TO_SCRIPTS): CommentedPage {
  if (isPlainText(document)) return extractPage(document, url, visible);
  const { copy, shown } = snapshotWithShown(document, url, visible);
  const frames = takeFrames(copy.body);
  keepContentButtons(copy.body);
  build(copy.body);
  return {
    ...readMetadata(document, url, {}),
    markdown: withFrames(toMarkdown(copy.body, url), frames, url, ({ body }) => {
      build(body);
      return toMarkdown(body, url);
    }),
    comments: '',
    shown,
  };
}

/** A copy of the page to be taken apart, and one of all that it shows. */
function snapshotWithShown(document: Document, url: string, visible: VisibleDom) {
  const copy = snapshotOfAll(document, url, visible);
  const shown = copy.body.cloneNode(true) as Element;
  removeNotRead(copy.body);
  return { copy, shown };
}

/** True for a text file, which browsers show in a `pre`: it needs no extraction. */
function isPlainText(document: Document): boolean {
  return /^(text\/(?!html)|application\/(json|.*\+json)$)/.test(document.contentType);
}

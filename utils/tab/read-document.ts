import { leftParts } from '../page/account/left-parts';
import type { PageCapture } from '../page/capture';
import {
  createFrameTexts,
  type FrameReading,
  type FrameText,
  type MissedFrame,
} from '../page/dom/frame-text';
import { createInk } from '../page/dom/ink';
import { settled } from '../page/dom/settled';
import { snapshotOfAll } from '../page/dom/snapshot';
import { VISIBLE_TO_SCRIPTS, type VisibleDom } from '../page/dom/visible-dom';
import { countCutTexts } from '../page/dom/cut-text';
import { type CommentedPage, extractPage, extractWhole } from '../page/extract/extract';
import { goesOnElsewhere } from '../page/extract/next-page';
import { readPatiently } from '../page/extract/patient-reading';
import { leftFrames } from '../page/left-frames';
import type { LeftOut } from '../page/reading';
import { showsMoreOnScroll } from '../page/scroll/lazy';
import { readSite } from '../sites/read-site';
import { pageKey } from '../text/page-key';
import { anyShadowRoot } from './access-shadow';
import { injectedInto, type ReadRequest } from './injected';

/** Milliseconds for a frame to come to rest. */
const FRAME_QUIET_MS = 50;
const FRAME_MS = 500;

/** The most text that is taken from a frame, in characters of HTML. */
const MAX_FRAME = 2_000_000;

/** Text files and PDFs draw nothing themselves: they are complete as loaded. */
const DRAWN = /html|xml/;

/** Reads the page once it has drawn itself. */
export async function readDocument(request: ReadRequest): Promise<PageCapture> {
  if (!DRAWN.test(document.contentType)) return readNow(request, new Map());
  const injected = injectedInto(globalThis);
  const { mode } = request;
  // A page that is read again while it draws itself asks its server once.
  const loaded = (request.isQuiet && injected.loaded) || new Map<string, Promise<string | null>>();
  injected.loaded = loaded;
  const capture = await readPatiently(document, injected.last?.[mode] ?? null, () =>
    readNow(request, loaded),
  );
  const last = { key: pageKey(capture.url), text: capture.markdown };
  injected.last = { ...injected.last, [mode]: last };
  return capture;
}

/** Reads this frame for the page around it. */
export async function readFrame(frames: readonly FrameText[]): Promise<FrameReading> {
  await settled(document, FRAME_QUIET_MS, FRAME_MS);
  const { visible, missed } = lookAt(frames);
  // With its marks: the page around it tells what is left out of it.
  const html = snapshotOfAll(document, location.href, visible).body.innerHTML.slice(0, MAX_FRAME);
  return { html, missed: missed() };
}

async function readNow(
  { mode, frames, mayOpenTranscript }: ReadRequest,
  loaded: Map<string, Promise<string | null>>,
): Promise<PageCapture> {
  const url = location.href;
  const { visible, missed } = lookAt(frames);
  const extract = (page: Document, address: string): CommentedPage => extractPage(page, address, visible);
  const site = mode === 'main' ? await readSite(document, url, { mayOpenTranscript, extract, loaded }) : null;
  const page: CommentedPage = site
    ? { ...site, comments: '', shown: snapshotOfAll(document, url, visible).body }
    : mode === 'main'
      ? extract(document, url)
      : extractWhole(document, url, visible);
  const parts = leftParts(page, url);
  const { title, byline, published, language, excerpt } = page;
  const leftOut: LeftOut[] = [
    ...leftFrames(missed(), { width: innerWidth, height: innerHeight, characters: page.markdown.length }),
  ];
  if (site?.transcript === 'closed') leftOut.push({ type: 'transcript' });
  if (injectedInto(globalThis).completed !== pageKey(url) && showsMoreOnScroll(document, visible)) {
    leftOut.push({ type: 'lazy' });
  }
  if (mode === 'main' && goesOnElsewhere(document, url)) leftOut.push({ type: 'pages' });
  const cut = countCutTexts(document);
  if (cut > 0) leftOut.push({ type: 'cut', texts: cut });
  return {
    url,
    contentType: document.contentType,
    site: page.site,
    title,
    byline,
    published,
    language,
    excerpt,
    markdown: page.markdown,
    leftOut,
    parts,
  };
}

function lookAt(frames: readonly FrameText[]): {
  readonly visible: VisibleDom;
  readonly missed: () => readonly MissedFrame[];
} {
  const texts = createFrameTexts(window, frames);
  const visible: VisibleDom = {
    ...VISIBLE_TO_SCRIPTS,
    shadowRootOf: anyShadowRoot,
    inkOf: createInk(),
    frameHtml: texts.htmlOf,
    itemsOf: (list) => injectedInto(globalThis).shown?.of(list) ?? null,
  };
  return { visible, missed: texts.missed };
}

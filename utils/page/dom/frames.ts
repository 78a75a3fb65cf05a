import { isInSight } from './frame-sight';
import type { FrameHtml, VisibleDom } from './visible-dom';

/** Smaller than this it is a button, a counter or the usual 300 x 250 advertisement. In square pixels. */
const MIN_AREA = 300 * 300;

/** Too small to be seen: frames that carry messages or count visitors. In square pixels. */
const MIN_SEEN = 50 * 50;

/** Less text than this is not worth reading from a frame that a script filled. In characters. */
const MIN_TEXT = 250;

/** Advertisements also come in frames of the page's own origin, and say so in their names. */
const ADVERTISEMENT =
  /(^|[^a-z])(ads?|adframe|advert|advertisement|doubleclick|googlesyndication|google_ads|safeframe|banner)([^a-z]|$)/i;

/**
 * The content of a frame: its body, where the page may look into it, or its text as HTML, where only the
 * browser could. Null where it holds nothing of the page, or is out of sight.
 *
 * Documents of the same origin and `srcdoc` are always read if they are visible. A script that writes into an
 * empty frame makes an advertisement more often than not, so such a frame has to be large and to have text.
 */
export function frameContent(frame: HTMLIFrameElement, visible: VisibleDom): Element | FrameHtml | null {
  const { width, height } = frame.getBoundingClientRect();
  const area = width * height;
  if (area < MIN_SEEN || isAdvertisement(frame) || !isInSight(frame)) return null;
  const body = frame.contentDocument?.body;
  if (!body && frame.hasAttribute('srcdoc')) return parsed(frame.srcdoc);
  if (!body) return area < MIN_AREA ? null : visible.frameHtml(frame);
  const isDocument = frame.hasAttribute('srcdoc') || !body.ownerDocument.URL.startsWith('about:');
  const isWorthIt = isDocument || (area >= MIN_AREA && (body.textContent ?? '').trim().length >= MIN_TEXT);
  return isWorthIt ? body : null;
}

/** A sandboxed `srcdoc` closes its document to the page, but not the HTML it was written in. */
function parsed(html: string): Element {
  return new DOMParser().parseFromString(html, 'text/html').body;
}

function isAdvertisement(frame: HTMLIFrameElement): boolean {
  const host = URL.parse(frame.getAttribute('src') ?? '')?.host ?? '';
  return ADVERTISEMENT.test(`${frame.id} ${frame.className} ${frame.name} ${host}`);
}

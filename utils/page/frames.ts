/** Smaller than this it is a button, a counter or the usual 300 x 250 advertisement. In square pixels. */
const MIN_AREA = 300 * 300;

/** Less text than this is not worth reading apart. In characters. */
const MIN_TEXT = 250;

/** Advertisements also come in frames of the page's own origin, and say so in their names. */
const ADVERTISEMENT = /(^|[^a-z])(ads?|advert|doubleclick|google_ads|banner)([^a-z]|$)/i;

/** The body of a frame that holds text of the page: same origin (or `srcdoc`), large, and no advertisement. */
export function mainFrameText(frame: HTMLIFrameElement): HTMLElement | null {
  const { width, height } = frame.getBoundingClientRect();
  if (width * height < MIN_AREA) return null;
  if (ADVERTISEMENT.test(`${frame.id} ${frame.className} ${frame.name}`)) return null;
  const body = frame.contentDocument?.body ?? null;
  return body && (body.textContent ?? '').trim().length >= MIN_TEXT ? body : null;
}

import { readTranscriptPanel, type ShownTranscript } from './transcript-panel';

/** Milliseconds. The panel opens at once, its lines come from the server. */
const LINES_COME_WITHIN = 6_000;
const DRAWN_WITHIN = 1_000;
const LOOK_EVERY = 100;

/** The rows of both of the site's transcripts, that from before 2026 and the present one. */
const ROWS = 'ytd-transcript-segment-renderer,transcript-segment-view-model';
const PANEL = 'ytd-engagement-panel-section-list-renderer';
const WITHOUT_PANEL = 'ytd-transcript-renderer';
const BUTTON =
  'ytd-video-description-transcript-section-renderer button,[class*=VideoDescriptionTranscript] button';
const NAME =
  /transcript|文字起こし|文字稿|转写|內容轉文字|transkript|transcripci|transcriç|trascrizione|расшифровк/i;

/** The transcript, if it is open. */
export function shownTranscript(document: Document): ShownTranscript | null {
  const panels = new Set(
    [...document.querySelectorAll(ROWS)].map((row) => row.closest(PANEL) ?? row.closest(WITHOUT_PANEL)),
  );
  for (const panel of panels) {
    if (!panel || isClosed(panel)) continue;
    const transcript = readTranscriptPanel(panel, ROWS);
    if (transcript) return transcript;
  }
  return null;
}

/** A closed panel keeps the lines of the previous video. */
function isClosed(panel: Element): boolean {
  return panel.getAttribute('visibility')?.endsWith('HIDDEN') ?? false;
}

/** True if the page has a button that opens it. */
export function isTranscriptOffered(document: Document): boolean {
  return buttonOf(document) !== null;
}

/** Opens the transcript by the page's own button and waits for its lines; null when they do not come. */
export async function openTranscript(document: Document): Promise<ShownTranscript | null> {
  const button = buttonOf(document) ?? (await unfoldedButton(document));
  if (!button) return null;
  button.click();
  let before = -1;
  for (let waited = 0; waited < LINES_COME_WITHIN; waited += LOOK_EVERY) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    const rows = document.querySelectorAll(ROWS).length;
    // All of them come at once, but are drawn one after the other.
    if (rows > 0 && rows === before) {
      const transcript = shownTranscript(document);
      if (transcript) return transcript;
    }
    before = rows;
  }
  return shownTranscript(document);
}

/** The button is at the end of the description, which may be drawn only as it is unfolded. */
async function unfoldedButton(document: Document): Promise<HTMLElement | null> {
  const unfold = document.querySelector<HTMLElement>('ytd-watch-metadata #expand,#description #expand');
  if (!unfold) return null;
  unfold.click();
  for (let waited = 0; waited < DRAWN_WITHIN; waited += LOOK_EVERY) {
    const button = buttonOf(document);
    if (button) return button;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
  return null;
}

function buttonOf(document: Document): HTMLElement | null {
  const known = document.querySelector<HTMLElement>(BUTTON);
  if (known) return known;
  const buttons = document.querySelectorAll<HTMLElement>('#description button,ytd-watch-metadata button');
  return (
    [...buttons].find((button) =>
      NAME.test(`${button.getAttribute('aria-label') ?? ''} ${button.textContent}`),
    ) ?? null
  );
}

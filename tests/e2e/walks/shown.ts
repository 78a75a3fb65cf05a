import type { Page } from '@playwright/test';

/** The panel's view of the question that is about to be asked. */
export interface Shown {
  readonly title: string;
  readonly site: string;
  /** The part of the page that goes along: the chip, and its sentence; null where there is none. */
  readonly chip: { readonly label: string; readonly words: string } | null;
  /** The notice below the header: about another page, or why the page can't be read. */
  readonly notice: string;
  /** The words about a page that has changed, with their buttons. */
  readonly change: string;
  /** The selection that is attached. */
  readonly quote: string | null;
  /** True if the whole page is to go with the selection. */
  readonly isWhole: boolean;
  /** The questions so far, oldest first; null where they are not known. */
  readonly questions: readonly string[] | null;
}

/** Runs in the panel: it must bring along all it needs. */
function look(): Shown {
  const textOf = (selector: string) => document.querySelector(selector)?.textContent?.trim() ?? '';
  const chip = document.querySelector('.page-chip');
  const quote = document.querySelector('.composer .quote-text');
  const words = document.getElementById(chip?.getAttribute('aria-describedby') ?? '');
  return {
    title: textOf('.page-header h1'),
    site: textOf('.page-header-host'),
    chip: chip && { label: chip.textContent.trim(), words: words?.textContent.trim() ?? '' },
    notice: textOf('.page-header [role="note"], .page-header .page-notice'),
    change: textOf('.composer .page-changed'),
    quote: quote && quote.textContent,
    isWhole: document.querySelector('.selection-actions [aria-pressed="true"]') !== null,
    questions: [...document.querySelectorAll('[role="log"] article')].map(
      (turn) => turn.getAttribute('aria-label') ?? '',
    ),
  };
}

/** Notes from now on what the panel shows at the very moment when a control is pressed. */
export async function watchPresses(panel: Page): Promise<void> {
  await panel.evaluate(`{
    if (!globalThis.walkLook) {
      globalThis.walkLook = ${look.toString()};
      const note = () => { globalThis.walkPressed = globalThis.walkLook(); };
      addEventListener('click', note, true);
      addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLTextAreaElement) note();
      }, true);
    }
  }`);
}

/** The panel's view when a control was last pressed; see `watchPresses`. */
export async function shownAtPress(panel: Page): Promise<Shown> {
  return (await panel.evaluate('globalThis.walkPressed')) as Shown;
}

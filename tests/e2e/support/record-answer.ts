import type { Page } from '@playwright/test';

/** The text of the last answer at one moment. */
export interface Recorded {
  /** Epoch milliseconds, finer than a frame and comparable between windows. */
  readonly at: number;
  readonly text: string;
}

/** Records every state of the last answer's text, as the panel's document has it, until `stop`. */
export async function recordAnswer(panel: Page): Promise<{ stop(): Promise<readonly Recorded[]> }> {
  const recording = await panel.evaluateHandle(() => {
    const states: { at: number; text: string }[] = [];
    const look = () => {
      const answer = [...document.querySelectorAll('.turn-view-answer > .markdown')].at(-1);
      const text = answer?.textContent ?? '';
      if (text === '' || text === states.at(-1)?.text) return;
      states.push({ at: performance.timeOrigin + performance.now(), text });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    return { states, stop: () => observer.disconnect() };
  });
  return {
    stop: () =>
      recording.evaluate(({ states, stop }) => {
        stop();
        return states;
      }),
  };
}

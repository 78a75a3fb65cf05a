import type { Page } from '@playwright/test';
import type { Random } from '../../bench/random.ts';
import type { KimiServer } from '../../kimi-server/kimi-server.ts';
import type { Sidenote } from '../support/sidenote.ts';
import type { Site } from '../support/site.ts';
import type { By } from './hand.ts';

/** `mismatch`: the panel shows one thing, and another was sent or received. `stuck`: something does not go on. */
export type Kind = 'mismatch' | 'lostFocus' | 'blank' | 'error' | 'stuck';

/** The state of a walk, and its memory of the way. */
export interface Scene {
  readonly sidenote: Sidenote;
  readonly kimi: KimiServer;
  readonly site: Site;
  /** The tabs by the names of their places; a tab that was led elsewhere keeps its name. */
  readonly tabs: Map<string, Page>;
  /** The tab in front, and its name. */
  front: Page;
  frontName: string;
  panel: Page;
  /** Questions typed so far, so that each is another. */
  typed: number;
  /** Questions whose answers say nothing more until they are stopped. */
  readonly held: Set<string>;
  /** The model chosen in the settings. */
  model: string;
  language: string;
  translateInto: string;
  /** The number of times the page with the notices has changed, in the tab that shows it. */
  notice: number;
  /** The text in “What Kimi sees”, until something else happens. */
  seen: string | null;
  /** True if a worker was killed: answers then end where they are, and say so. */
  hasKilled: boolean;
  /** True if the page beside the panel may be another one than before the step. */
  hasMoved: boolean;
  /** True if the walk can’t go on from here. */
  isOver: boolean;
  readonly report: (kind: Kind, what: string) => void;
}

/** The manner of a step: by what, and its random choices. */
export interface Way {
  readonly by: By;
  readonly random: Random;
}

/** One thing that a user may do. */
export interface Step {
  readonly name: string;
  /** The weight in the choice of steps; 1 by default. */
  readonly weight?: number;
  /** Done in the browser or on the page, not by a control of the panel. */
  readonly isElsewhere?: boolean;
  /** True if its control is there and enabled at the moment. */
  readonly isPossible: (scene: Scene) => Promise<boolean>;
  readonly take: (scene: Scene, way: Way) => Promise<void>;
}

/** The tab beside the panel as the browser names it to the extension; null where it may not know. */
export async function tabBeside(
  panel: Page,
): Promise<{ readonly title: string; readonly url: string } | null> {
  return panel.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return tab?.url === undefined ? null : { title: tab.title ?? '', url: tab.url };
  });
}

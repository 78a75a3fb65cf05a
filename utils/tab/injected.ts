import type { Passages } from '../locate/show-passage';
import type { PageCapture, RestStep, SelectionCapture } from '../page/capture';
import type { FrameText } from '../page/dom/frame-text';
import type { LastReading } from '../page/extract/patient-reading';
import type { PassageTarget, Shown } from '../page/passage-target';
import type { ReadingMode } from '../page/reading';
import type { Loading } from '../page/scroll/load-more';
import type { ShownItems } from '../page/scroll/shown-items';

/** How a page is to be read. */
export interface ReadRequest {
  readonly mode: ReadingMode;
  /** What stands in frames that the page itself may not look into. */
  readonly frames: readonly FrameText[];
  /** The user asked for the transcript: the page's own button may be pressed for it. */
  readonly mayOpenTranscript: boolean;
  /** Nobody asked for it: what the page's server answered before is not asked for again. */
  readonly isQuiet: boolean;
}

/**
 * What the injected scripts leave in a page: in the extension's own world, which the page's code cannot see,
 * as the global `sidenote`. The background calls the functions by `executeScript`, which takes arguments for a
 * function and not for a file.
 */
export interface Injected {
  readDocument?: (request: ReadRequest) => Promise<PageCapture>;
  /** The text of a frame as HTML, for the page around it. */
  readFrame?: (frames: readonly FrameText[]) => Promise<string>;
  /** `mayReadFields`: the user pointed at a form field or an editor. */
  readSelection?: (mayReadFields: boolean) => SelectionCapture | null;
  /** One step towards the page's end. */
  loadMore?: () => Promise<RestStep>;
  /** The page goes back to where it was scrolled. */
  endLoading?: () => Promise<void>;

  /** Scrolls to a passage and highlights it; `absent` where it is not in this frame. */
  showPassage?: (target: PassageTarget) => Promise<Shown>;
  hidePassage?: () => void;
  /** Escape takes the highlight away that is shown in another frame. */
  heedEscape?: () => void;

  /** What the page's server answered, by address. */
  loaded?: Map<string, Promise<string | null>>;
  /** What was read last, by mode. */
  last?: Partial<Record<ReadingMode, LastReading>>;
  /** What its lists have shown so far. */
  shown?: ShownItems;
  /** The way to its end, if somebody is on it. */
  loading?: Loading | null;
  /** The address whose end was reached. */
  completed?: string;
  /** The passages of this frame, one of which may be highlighted. */
  passages?: Passages;
}

/** The injected scripts' part of the page that they run in. */
export function injectedInto(world: object): Injected {
  const { sidenote } = world as { sidenote?: Injected };
  return sidenote ?? ((world as { sidenote?: Injected }).sidenote = {});
}

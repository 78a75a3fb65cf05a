import type { Passages } from '../locate/show-passage';
import { heedNames } from '../page/dom/own';
import type { PageCapture, RestStep, SelectionCapture } from '../page/capture';
import type { FrameReading, FrameText } from '../page/dom/frame-text';
import type { LastReading } from '../page/extract/patient-reading';
import type { NumberedTarget, PassageTarget, Shown } from '../page/passage-target';
import type { ReadingMode } from '../page/reading';
import type { FilePart } from '../pdf/file-part';
import type { PdfFault } from '../pdf/pdf-capture';
import type { MarkedRegion, RegionWords } from '../picture/mark-region';
import type { MadePicture, SeenPart } from '../picture/picture';
import type { Loading } from '../page/scroll/load-more';
import type { ShownItems } from '../page/scroll/shown-items';

/** The way in which a page is to be read. */
export interface ReadRequest {
  readonly mode: ReadingMode;
  /** The text of frames that the page itself may not look into. */
  readonly frames: readonly FrameText[];
  /** True if the user asked for the transcript: the page's own button may be pressed for it. */
  readonly mayOpenTranscript: boolean;
  /**
   * True for a reading that the user did not ask for: the page's server is not asked again for what it
   * answered before.
   */
  readonly isQuiet: boolean;
}

/**
 * The global that the injected scripts leave in a page: in the extension's own world, which the
 * page's code cannot see. The background calls the functions by `executeScript`, which takes arguments for a
 * function and not for a file.
 */
export interface Injected {
  readDocument?: (request: ReadRequest) => Promise<PageCapture>;
  /** Reads a frame for the page around it. */
  readFrame?: (frames: readonly FrameText[]) => Promise<FrameReading>;
  /** `mayReadFields`: the user pointed at a form field or an editor. */
  readSelection?: (mayReadFields: boolean) => SelectionCapture | null;
  /** Takes one step towards the page's end. */
  loadMore?: () => Promise<RestStep>;
  /** Returns the page to its old scroll position. */
  endLoading?: () => Promise<void>;

  /** Scrolls to a passage and highlights it; `absent` where it is not in this frame. */
  showPassage?: (target: PassageTarget) => Promise<Shown>;
  /** Highlights several, as far as they are in this frame; null stands for one that is elsewhere. */
  showPassages?: (passages: readonly (NumberedTarget | null)[]) => readonly Shown[];
  hidePassage?: () => void;

  /** Lets the user mark a part of what is seen; null where they did not. */
  markRegion?: (words: RegionWords) => Promise<MarkedRegion | null>;
  /** Takes a key that was pressed in the panel meanwhile. */
  pressRegionKey?: (key: string, isShift: boolean) => void;
  /** The picture of an image with this address, or where it is seen; null where it is not. */
  readImage?: (url: string) => Promise<MadePicture | SeenPart | null>;
  /** A part of the PDF that the tab shows, from a byte on. */
  readFile?: (from: number) => Promise<FilePart | PdfFault>;
  /** Makes Escape here remove the highlight in another frame. */
  heedEscape?: () => void;

  /** Ends the button beside the selection. */
  endSelectionButton?: () => void;

  /** The answers of the page's server, by address. */
  loaded?: Map<string, Promise<string | null>>;
  /** The last reading, by mode. */
  last?: Partial<Record<ReadingMode, LastReading>>;
  /** The items that its lists have shown so far. */
  shown?: ShownItems;
  /** The scrolling to its end, while that is under way. */
  loading?: Loading | null;
  /** The address whose end was reached. */
  completed?: string;
  /** The passages of this frame, one of which may be highlighted. */
  passages?: Passages;
}

/** The key of that global. A page can name elements and frames after any word, and its window has them; not so a symbol. */
const KEY = Symbol.for('sidenote');

/** Returns the injected scripts' part of the page that they run in. */
export function injectedInto(world: object): Injected {
  heedNames(document);
  const own = world as { [KEY]?: Injected };
  return (own[KEY] ??= {});
}

import type { Action } from '../chat/conversation';
import type { Failure } from '../chat/failure';
import type { SelectionCapture } from '../page/capture';
import type { CapturedPicture } from '../picture/picture';

/** The user's gesture that pointed Sidenote at a tab. */
export interface Gesture {
  readonly selection: SelectionCapture | null;
  /** The selection with the secrets that are hidden in it; absent where there are none. */
  readonly bare?: SelectionCapture;
  /** The action on the selection; `ask` waits for the user's own question. */
  readonly action: Action;
  /** The image that the user pointed at, or why there is no picture of it; absent for other gestures. */
  readonly picture?: CapturedPicture | { readonly failure: Failure };
  /** The id of the prompt to ask of the selection, in place of the action. */
  readonly prompt?: string;
  /** True if the tab could be read. */
  readonly isReadable: boolean;
}

export interface TimedGesture extends Gesture {
  /** The time of the gesture, epoch milliseconds; never later than its effects. */
  readonly at: number;
}

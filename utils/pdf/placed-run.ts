import type { TextRun } from './pdf-page';

export interface PlacedRun extends TextRun {
  /** Small text above or below the line: the sign of a note, an exponent, an index. */
  readonly shift: 'none' | 'super' | 'sub';
}

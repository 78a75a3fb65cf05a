import type { PartKind } from './account/part-kinds';
import type { LeftPart } from './account/left-parts';
import type { HiddenSecret } from '../text/secrets';
import type { Metadata } from './extract/metadata';

/** The part of a page that is read: its main text, or all of it with its boilerplate. */
export type ReadingMode = 'main' | 'whole';

/** A part of a page that was left out of the reading, and why. */
export type LeftOut =
  /**
   * A frame of another site that the browser does not let us read; of several the largest, in CSS pixels, and the
   * number of those that hold much of the page. Readings of older versions have the host alone.
   */
  | {
      readonly type: 'frame';
      readonly host: string;
      readonly width?: number;
      readonly height?: number;
      readonly content?: number;
    }
  /**
   * Text of one kind beside what is sent: in characters, and in parts of it that read like content. Readings of older
   * versions counted no parts.
   */
  | { readonly type: PartKind; readonly characters: number; readonly content?: number }
  /** Pages of a PDF that are pictures. */
  | { readonly type: 'scanned'; readonly pages: number }
  /** Pages of a PDF that can't be parsed. */
  | { readonly type: 'damaged'; readonly pages: number }
  /** Text of a PDF whose file does not tell its letters: on how many pages, and in drawn signs. */
  | { readonly type: 'unmapped'; readonly pages: number; readonly characters: number }
  /** Files inside a PDF, by their names. */
  | { readonly type: 'attachments'; readonly names: readonly string[] }
  /** A form of a PDF that is laid out when it is opened, by few programs only. */
  | { readonly type: 'xfa' }
  /** A transcript that the page shows only when it is opened. */
  | { readonly type: 'transcript' }
  /** The page shows more when it is scrolled. */
  | { readonly type: 'lazy' }
  /** The text goes on at other addresses, as the pages of one article do. */
  | { readonly type: 'pages' }
  /** Texts that are shown cut, and of which the page fetches the rest when it is asked. */
  | { readonly type: 'cut'; readonly texts: number }
  /** A secret that stands in the text and is not sent. */
  | ({ readonly type: 'secret' } & HiddenSecret);

/** A page as it was read, before anything of it is chosen or sent. */
export interface PageReading extends Omit<Metadata, 'excerpt'> {
  readonly url: string;
  readonly mode: ReadingMode;
  readonly leftOut: readonly LeftOut[];
  /** The parts that were left out and can be taken in. */
  readonly parts: readonly LeftPart[];
  /** The parts that the user took in, by their ids; they stand at the end of the text. */
  readonly taken: readonly string[];
  /** All of it, as Markdown. */
  readonly text: string;
}

/** The share of the reading that is sent. */
export type Coverage =
  | 'whole'
  /** The sections that are relevant to the question, with the outline of all. */
  | 'chosen'
  /** The text around a selection, and nothing else. */
  | 'around'
  /** A summary of each section, in place of the text. */
  | 'digest'
  /** All of it, in parts that were translated one after the other: too much for one request. */
  | 'translated';

/** A range of a text; UTF-16 code units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * An answer as the panel shows it: a closed list of what may appear. Any other Markdown is text in here (raw
 * HTML above all, but for the few tags that have a type of their own), so no view needs a sanitiser.
 */
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'heading'; readonly depth: HeadingDepth; readonly children: readonly Inline[] }
  | { readonly type: 'quote'; readonly children: readonly Block[] }
  | CodeBlock
  | { readonly type: 'list'; readonly start: number | null; readonly items: readonly ListItem[] }
  | Table
  | { readonly type: 'rule' }
  /** A formula on a line of its own, as TeX. */
  | { readonly type: 'formula'; readonly source: string }
  /** The content of a footnote, in the place where the answer gives it. */
  | { readonly type: 'footnote'; readonly label: string; readonly children: readonly Block[] }
  | Fold;

export type HeadingDepth = 1 | 2 | 3 | 4 | 5 | 6;

export interface CodeBlock {
  readonly type: 'code';
  /** The language as the answer names it; empty without a name. */
  readonly language: string;
  readonly text: string;
}

/** A part that is shown on demand, below its summary; that is null without one. */
export interface Fold {
  readonly type: 'fold';
  readonly summary: readonly Inline[] | null;
  readonly children: readonly Block[];
}

export interface ListItem {
  /** Null when the item is no task. */
  readonly isChecked: boolean | null;
  /** A tight item is a run of inlines, as in HTML; a loose one holds paragraphs. */
  readonly children: readonly (Block | TightText)[];
}

/** The text of a tight list item: inlines without a paragraph around them. */
export interface TightText {
  readonly type: 'tight';
  readonly children: readonly Inline[];
}

export interface Table {
  readonly type: 'table';
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Cell {
  readonly align: 'left' | 'center' | 'right' | null;
  readonly children: readonly Inline[];
}

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis' | 'deleted'; readonly children: readonly Inline[] }
  /** An element that Markdown has no sign for. */
  | { readonly type: 'element'; readonly name: ElementName; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  /** Never loaded: shown as its description, with the address to open if it is a safe one. */
  | { readonly type: 'image'; readonly href: string | null; readonly alt: string }
  | { readonly type: 'break' }
  /** A formula as TeX; `isDisplay` when it is written as a display formula. */
  | { readonly type: 'math'; readonly source: string; readonly isDisplay: boolean }
  /** A reference to the footnote of that label. */
  | { readonly type: 'reference'; readonly label: string }
  | Citation;

type ElementName = 'u' | 'ins' | 'sub' | 'sup' | 'kbd' | 'mark' | 'small';

/** A citation of a passage of what was sent: `[7]`, or `[2·7]` where there were several pages. */
export interface Citation {
  readonly type: 'citation';
  /** The number of the page, or null when the citation names none. */
  readonly source: number | null;
  readonly passage: number;
}

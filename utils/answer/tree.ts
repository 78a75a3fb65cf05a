/**
 * An answer as the panel shows it: a closed list of what may appear. Whatever Markdown can say beyond
 * it (raw HTML above all) is text in here, so no view needs a sanitiser.
 */
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'heading'; readonly depth: HeadingDepth; readonly children: readonly Inline[] }
  | { readonly type: 'quote'; readonly children: readonly Block[] }
  | { readonly type: 'code'; readonly language: string; readonly text: string }
  | { readonly type: 'list'; readonly start: number | null; readonly items: readonly ListItem[] }
  | { readonly type: 'table'; readonly header: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly type: 'rule' };

export type HeadingDepth = 1 | 2 | 3 | 4 | 5 | 6;

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

export interface Cell {
  readonly align: 'left' | 'center' | 'right' | null;
  readonly children: readonly Inline[];
}

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis' | 'deleted'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  /** Never loaded: shown as its description, with the address to open if it is a safe one. */
  | { readonly type: 'image'; readonly href: string | null; readonly alt: string }
  | { readonly type: 'break' };

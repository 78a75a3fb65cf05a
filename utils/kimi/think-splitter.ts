/** The pairs of tags with which chat templates mark reasoning inside the content. */
const TAGS = [
  { open: '<think>', close: '</think>' },
  { open: '◁think▷', close: '◁/think▷' },
] as const;

/** A piece of an answer: the model's reasoning, or its text. */
export interface SplitText {
  readonly type: 'reasoning' | 'text';
  readonly text: string;
}

/**
 * Separates reasoning from text when a server leaves `<think>…</think>` in the content. Only at the very start of the
 * content, so that an answer may mention the tag. Takes the content of every delta; holds back only what may turn out
 * to be a tag, which `flush` returns at the end.
 */
export function createThinkSplitter() {
  /** `null` before the start is decided; then the tag to wait for, or `''` when there is none. */
  let close: string | null = null;
  let held = '';

  function push(content: string): readonly SplitText[] {
    if (close === '') return pieces('text', content);
    held += content;
    return close === null ? begin() : inside(close);
  }

  function begin(): readonly SplitText[] {
    const start = held.trimStart();
    const tag = TAGS.find(({ open }) => start.startsWith(open));
    if (tag) {
      close = tag.close;
      held = start.slice(tag.open.length);
      return inside(tag.close);
    }
    if (TAGS.some(({ open }) => open.startsWith(start))) return [];
    close = '';
    return pieces('text', take());
  }

  function inside(tag: string): readonly SplitText[] {
    const end = held.indexOf(tag);
    if (end >= 0) {
      const reasoning = held.slice(0, end);
      const text = held.slice(end + tag.length);
      close = '';
      held = '';
      return [...pieces('reasoning', reasoning), ...pieces('text', text)];
    }
    const kept = overlap(held, tag);
    const reasoning = held.slice(0, held.length - kept);
    held = held.slice(held.length - kept);
    return pieces('reasoning', reasoning);
  }

  function take(): string {
    const text = held;
    held = '';
    return text;
  }

  return {
    push,
    /** True if everything from here on is text. */
    isOver: (): boolean => close === '',
    flush: (): readonly SplitText[] => pieces(close ? 'reasoning' : 'text', take()),
  };
}

function pieces(type: SplitText['type'], text: string): readonly SplitText[] {
  return text === '' ? [] : [{ type, text }];
}

/** The number of characters at the end of `text` that are the beginning of `tag`. */
function overlap(text: string, tag: string): number {
  let length = Math.min(text.length, tag.length - 1);
  while (!tag.startsWith(text.slice(text.length - length))) length--;
  return length;
}

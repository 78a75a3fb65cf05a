import { textOf } from '../page/dom/text-length';

/** A post of a thread. */
export interface Post {
  readonly author: string;
  /** As the page gives it, ISO 8601 with its zone; null without one. */
  readonly time: string | null;
  /** Other parts of its head, such as a score or “accepted answer”. */
  readonly marks?: readonly (string | null)[];
  /** Markdown. */
  readonly body: string;
  /** The number of posts above it: 0 for one that answers the thread itself. */
  readonly depth?: number;
}

/** Posts one after the other, each under a heading with its author: for threads without branches. */
export function flatPosts(posts: readonly Post[], level = 3): string {
  return posts
    .map((post) => `${'#'.repeat(level)} ${headOf(post)}\n\n${lowerHeadings(post.body, level)}`.trim())
    .join('\n\n');
}

/** Posts as a list with each answer under the post it answers. A branch that is cut off keeps its depth. */
export function nestedPosts(posts: readonly Post[]): string {
  let deepest = -1;
  const items = posts.map((post) => {
    // Markdown knows no item two levels below its parent.
    const depth = Math.min(post.depth ?? 0, deepest + 1);
    deepest = depth;
    const text = `**${headOf(post)}**\n${lowerHeadings(post.body, 3)}`.trim();
    const indent = '  '.repeat(depth);
    return `${indent}- ${text.replaceAll('\n', `\n${indent}  `)}`.replace(/[ \t]+$/gm, '');
  });
  return items.join('\n');
}

/** Date and time to the minute, in UTC: `2026-03-04 23:03`. Other text stays as it is. */
export function postTime(time: string | null | undefined): string | null {
  const text = time?.trim() ?? '';
  if (text === '') return null;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  const iso = date.toISOString();
  return /\d:\d\d/.test(text) ? iso.slice(0, 16).replace('T', ' ') : iso.slice(0, 10);
}

/** The text of the first element that `selector` finds; null when there is none, or it is empty. */
export function textIn(root: ParentNode, selector: string): string | null {
  const element = root.querySelector(selector);
  return (element && textOf(element)) || null;
}

function headOf({ author, time, marks = [] }: Post): string {
  return [author, postTime(time), ...marks].filter((part) => part !== null && part !== '').join(' · ');
}

/** Lowers the headings of a text that is put under a heading of `level`. */
export function lowerHeadings(markdown: string, level: number): string {
  let isCode = false;
  return markdown
    .split('\n')
    .map((line) => {
      if (/^\s*(?:```|~~~)/.test(line)) isCode = !isCode;
      const heading = isCode ? null : /^(#{1,6}) (.*)$/.exec(line);
      return heading ? `${'#'.repeat(Math.min(6, (heading[1]?.length ?? 1) + level))} ${heading[2]}` : line;
    })
    .join('\n');
}

import type { Stretch } from './candidates';
import { fold } from './fold';

/** What stands in the text of a page without standing on it: the time before what is said. */
const WRITTEN = [/^\[\d{1,3}(?::\d{2}){1,2}\]/];

/** The folded stretches of a passage that the page may lack, because they were written by who read it. */
export function lackableIn(text: string): readonly Stretch[] {
  return WRITTEN.flatMap((pattern) => {
    const found = pattern.exec(text);
    if (!found) return [];
    const start = fold(text.slice(0, found.index)).length;
    return [{ start, end: start + fold(found[0]).length }];
  });
}

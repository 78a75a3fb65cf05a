import { sectionsOf, type Section } from '../prompt/sections';
import type { PageReading } from '../page/reading';

type Text = Pick<PageReading, 'text'>;

/**
 * The sections to leave out of a page that was read again, by index: those with a heading that was left out before.
 * Null where nothing was.
 */
export function omittedAfter(
  omitted: readonly number[],
  before: Text,
  after: Text,
): readonly number[] | null {
  if (omitted.length === 0) return null;
  // What comes after all that was there leaves the sections before it as they are.
  if (after.text.startsWith(before.text)) return omitted;
  const sections = sectionsOf(before.text);
  const out = new Set(omitted.flatMap((index) => namesOf(sections[index])));
  return sectionsOf(after.text)
    .filter((section) => namesOf(section).some((name) => out.has(name)))
    .map(({ index }) => index);
}

/** The headings within a section; the beginning of a page has none, and no name. */
function namesOf(section: Section | undefined): readonly string[] {
  if (!section) return [];
  const { headings, level, index, title } = section;
  if (headings.length > 0) return headings.map((heading) => heading.title);
  return [level === 0 && index === 0 ? '' : title];
}

export type OmittedAfter = typeof omittedAfter;

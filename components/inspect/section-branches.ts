import type { Section } from '@/utils/prompt/sections';

/** A section, and those below its heading. */
export interface Branch {
  readonly section: Section;
  readonly below: readonly Branch[];
  /** Its own index and those of all below, in order. */
  readonly indexes: readonly number[];
}

interface Growing {
  readonly section: Section;
  readonly below: Growing[];
}

/** The sections as a tree, by the levels of their headings. */
export function branchesOf(sections: readonly Section[]): readonly Branch[] {
  const roots: Growing[] = [];
  const above: Growing[] = [];
  for (const section of sections) {
    const { level, part } = section;
    // A part that continues a section is below its heading, like its subheadings.
    const isBelow = (one: Growing) => one.section.level < level || (part > 1 && one.section.level === level);
    let parent = above.at(-1);
    while (parent && !isBelow(parent)) {
      above.pop();
      parent = above.at(-1);
    }
    const branch: Growing = { section, below: [] };
    (parent?.below ?? roots).push(branch);
    if (level > 0 && part === 1) above.push(branch);
  }
  return roots.map(finish);
}

function finish({ section, below }: Growing): Branch {
  const finished = below.map(finish);
  return {
    section,
    below: finished,
    indexes: [section.index, ...finished.flatMap(({ indexes }) => indexes)],
  };
}

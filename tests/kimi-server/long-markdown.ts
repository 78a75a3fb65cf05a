/** One section of each kind that an answer may hold. */
const SECTIONS: readonly ((number: number) => string)[] = [
  (n) =>
    `## ${n}. Prose\n\nA paragraph with **bold**, *italic*, ~~struck~~ text, \`code\` and a [link](https://example.com/section-${n}). It goes on for a while, because paragraphs do: the reader scrolls, the panel follows, and nothing may jump while it grows.`,
  (n) =>
    `## ${n}. Lists\n\n- The first point of section ${n}\n- The second, which has points of its own:\n  - one inside\n  - another, with \`inline code\`\n- The last\n\n1. Open the page.\n2. Read it.\n3. Close it.`,
  (n) =>
    `## ${n}. A table\n\n| Model | Context | Note |\n| :-- | --: | :-: |\n| kimi-k2.5 | 262,144 | section ${n} |\n| kimi-k2-thinking | 262,144 | thinks |\n| kimi-k2-turbo-preview | 262,144 | fast |`,
  (n) =>
    `## ${n}. Code\n\n\`\`\`ts\n/** Section ${n}. */\nexport function area(width: number, height: number): number {\n  return width * height; // no units\n}\n\`\`\``,
  (n) =>
    `## ${n}. 引用と日本語\n\n> 吾輩は猫である。名前はまだ無い。\n\n日本語の段落 ${n} です。句読点、「かぎ括弧」、**太字**、そして英単語 Sidenote が混ざります。\n\n中文段落 ${n}:标点、**粗体**和链接 [示例](https://example.com/zh)。`,
  (n) =>
    `## ${n}. A long quotation\n\n> Whatever is quoted keeps its lines,\n> and may hold **marks** of its own.\n>\n> - even a list\n\n---\n\nAfter the rule, section ${n} ends with an emoji 🦊 and an ellipsis…`,
];

/** Varied Markdown of exactly `characters` UTF-16 units: always the same for the same length. */
export function longMarkdown(characters: number): string {
  const parts: string[] = [];
  let length = 0;
  for (let i = 0; length < characters; i++) {
    const section = `${SECTIONS[i % SECTIONS.length]?.(i + 1) ?? ''}\n\n`;
    parts.push(section);
    length += section.length;
  }
  const text = parts.join('').slice(0, characters);
  // Never half a surrogate pair.
  return text.isWellFormed() ? text : `${text.slice(0, -1)}.`;
}

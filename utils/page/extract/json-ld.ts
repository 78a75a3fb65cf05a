/** A thing that a page's JSON-LD describes. Its values are whatever the page wrote. */
export type JsonLdNode = Readonly<Record<string, unknown>>;

/** Parses the JSON-LD blocks of a page. A broken block is skipped. */
export function readJsonLd(document: Document): readonly unknown[] {
  const blocks: unknown[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    // Some content systems leave an old comment around the block.
    const text = (script.textContent ?? '').replace(/^\s*<!--|-->\s*$|^\s*\/\*.*?\*\/|;\s*$/g, '');
    try {
      blocks.push(JSON.parse(text));
    } catch {
      continue;
    }
  }
  return blocks;
}

/**
 * Lists every node on the top level, in a list or in `@graph`: the subjects of the page, not what it
 * mentions.
 */
export function findNodes(value: unknown): readonly JsonLdNode[] {
  if (Array.isArray(value)) return value.flatMap(findNodes);
  if (!isNode(value)) return [];
  return [value, ...findNodes(value['@graph'] ?? []), ...findNodes(value['mainEntity'] ?? [])];
}

export function typesOf(node: JsonLdNode): readonly string[] {
  return strings(node['@type']);
}

/** The text of a property: a string, or the names of one or more things. */
export function namesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesOf);
  return isNode(value) ? strings(value['name']) : strings(value);
}

function strings(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((entry): entry is string => typeof entry === 'string' && entry.trim() !== '');
}

function isNode(value: unknown): value is JsonLdNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

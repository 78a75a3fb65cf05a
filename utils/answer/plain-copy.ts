const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';

/** A copy of `cleanCopy` as plain text: blocks apart, one item or row a line, `x<sup>2</sup>` as `x²`. */
export function plainCopy(copy: Element): string {
  return textOf(copy).trim();
}

function textOf(parent: Element): string {
  const parts: string[] = [];
  let line = '';
  const end = () => {
    if (line.trim() !== '') parts.push(line.trim());
    line = '';
  };
  for (const child of parent.childNodes) {
    if (child instanceof Text) line += child.data;
    else if (child instanceof Element) {
      const block = blockOf(child);
      if (block === null) line += inlineOf(child);
      else {
        end();
        if (block !== '') parts.push(block);
      }
    }
  }
  end();
  return parts.join(isTight(parent) ? '\n' : '\n\n');
}

function isTight({ localName }: Element): boolean {
  return ['ul', 'ol', 'li', 'table', 'thead', 'tbody'].includes(localName);
}

/** The lines of an element that has lines of its own; null for one within a line. */
function blockOf(node: Element): string | null {
  switch (node.localName) {
    case 'pre':
      return node.textContent.replace(/\n$/, '');
    case 'hr':
      return '———';
    case 'ul':
    case 'ol':
      return itemsOf(node);
    case 'blockquote':
      return indent(textOf(node), '> ', '> ');
    case 'table':
      return Array.from(node.querySelectorAll('tr'), rowOf).join('\n');
    case 'tr':
      return rowOf(node);
    case 'li':
      return indent(textOf(node), '- ', '  ');
    case 'p':
    case 'div':
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return textOf(node);
  }
  return null;
}

function itemsOf(list: Element): string {
  const start = list instanceof HTMLOListElement ? list.start : null;
  return Array.from(list.children, (item, index) => {
    const mark = start === null ? '- ' : `${start + index}. `;
    return indent(textOf(item), mark, ' '.repeat(mark.length));
  }).join('\n');
}

function rowOf(row: Element): string {
  return Array.from(row.children, (cell) => textOf(cell).replaceAll('\n', ' ')).join('\t');
}

function indent(text: string, first: string, others: string): string {
  return first + text.replaceAll('\n', `\n${others}`);
}

function inlineOf(node: Element): string {
  switch (node.localName) {
    case 'br':
      return '\n';
    case 'sup':
      return shifted(textOf(node), RAISED, '^');
    case 'sub':
      return shifted(textOf(node), LOWERED, '_');
  }
  return Array.from(node.childNodes, (child) =>
    child instanceof Element ? (blockOf(child) ?? inlineOf(child)) : (child.textContent ?? ''),
  ).join('');
}

/** Digits have characters for it, other text gets a sign: `H₂O`, `xⁿ` as `x^n`. */
function shifted(text: string, digits: string, sign: string): string {
  if (/^\d+$/.test(text)) return text.replaceAll(/\d/g, (digit) => digits.charAt(Number(digit)));
  return text === '' || text.startsWith('[') ? text : sign + text;
}

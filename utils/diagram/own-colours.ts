const COLOUR = /(?:#[\da-f]{3,8}\b|\brgba?\(|\b(?:fill|color|stroke):)/i;
const COLOURED = /^[ \t]*(?:style|classDef|linkStyle|rect|box)\b.*$/gim;

/** True if a diagram brings colours of its own: they were chosen for a white background and dark letters. */
export function hasOwnColours(code: string): boolean {
  return Array.from(code.matchAll(COLOURED)).some(([line]) => COLOUR.test(line));
}

const NAME = /^[a-z]{3,20}$/i;
const HEX = /^#(?:[\da-f]{3}|[\da-f]{6})$/i;
/** As browsers write a colour that was given in hexadecimal. */
const RGB = /^rgb\((\d{1,3}), (\d{1,3}), (\d{1,3})\)$/;

/** The ink or the background of a page: unreadable in the other theme. */
const PAPER: ReadonlySet<string> = new Set([
  'black',
  'white',
  'transparent',
  '#000',
  '#fff',
  '#000000',
  '#ffffff',
]);

/** The colour that a formula gives an element by its style or its `mathcolor`; null for anything but a plain one. */
export function mathColour(node: Element): string | null {
  const style = /(?:^|;)\s*color:\s*([^;]+)/.exec(node.getAttribute('style') ?? '')?.[1];
  const written = (node.getAttribute('mathcolor') ?? style ?? '').trim();
  const parts = RGB.exec(written)?.slice(1);
  const colour = parts
    ? `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`
    : written;
  return (NAME.test(colour) || HEX.test(colour)) && !PAPER.has(colour.toLowerCase()) ? colour : null;
}

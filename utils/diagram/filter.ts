/** Elements of a drawing: shapes, text, what they refer to, and the HTML of labels. All others go, with their content. */
const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'svg g path rect circle ellipse line polyline polygon text tspan textpath title desc defs marker symbol clippath ' +
    'mask pattern lineargradient radialgradient stop filter fegaussianblur fedropshadow feoffset feblend feflood ' +
    'fecomposite fecolormatrix femerge femergenode foreignobject style ' +
    'div span p br hr b i u s em strong code pre small sub sup ul ol li table thead tbody tr td th ' +
    'math mrow mi mo mn ms mtext mfrac msqrt mroot msub msup msubsup mover munder munderover mtable mtr mtd mspace ' +
    'mstyle mpadded mphantom semantics annotation'
  ).split(' '),
);

/** Attributes that name something to load, to open or to run. */
const LEADS_OUT =
  /^(?:on.*|(?:.*:)?href|src|srcset|srcdoc|data|poster|action|formaction|ping|background|cite|manifest|longdesc|target|download)$/i;

/** An address in CSS that is not a part of the drawing, and rules that fetch. */
const FETCHES = /url\(\s*(?!["']?#)[^)]*\)?|@import[^;]*;?|image-set\([^)]*\)?|@font-face\s*\{[^}]*\}?/gi;

/**
 * Takes out of a drawing, in place, all that could load, open or run something: what is not in a list of elements, and
 * addresses in attributes and styles. References within the drawing stay.
 */
export function filterDrawing(drawing: Element): void {
  for (const element of [drawing, ...drawing.querySelectorAll('*')]) {
    if (!ELEMENTS.has(element.localName.toLowerCase())) {
      element.remove();
      continue;
    }
    for (const { name, value } of Array.from(element.attributes)) {
      if (LEADS_OUT.test(name)) element.removeAttribute(name);
      else if (fetches(value)) element.setAttribute(name, unescaped(value).replaceAll(FETCHES, 'none'));
    }
    if (element.localName === 'style' && fetches(element.textContent ?? ''))
      element.textContent = unescaped(element.textContent ?? '').replaceAll(FETCHES, 'none');
  }
}

function fetches(css: string): boolean {
  return unescaped(css).search(FETCHES) >= 0;
}

/** CSS may write any letter by its number. */
function unescaped(css: string): string {
  return css.replaceAll(/\\([0-9a-f]{1,6})\s?/gi, (_, digits: string) => {
    const code = Number.parseInt(digits, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

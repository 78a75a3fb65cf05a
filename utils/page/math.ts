import { texOfMathml } from './mathml';

export interface Formula {
  readonly tex: string;
  /** Stands on a line of its own. */
  readonly isBlock: boolean;
}

/** In the class of all that a renderer makes of a formula. */
const RENDERER = /katex|MathJax|mwe-math/;

/** What the renderers leave beside the element that holds the source; read once, dropped here. */
const RENDERED =
  '.MathJax,.MathJax_Preview,.MathJax_Display,.MathJax_SVG,.MathJax_CHTML,.MathJax_SVG_Display';

/**
 * The formula that `element` shows, or null when it shows none: KaTeX, MathJax 2 to 4, Wikipedia's, MathML.
 * An element that only repeats a formula gives an empty one.
 */
export function texOf(element: Element): Formula | null {
  const name = element.localName;
  if (name === 'script') {
    const type = element.getAttribute('type') ?? '';
    if (!type.startsWith('math/tex')) return null;
    return formula(element.textContent ?? '', type.includes('mode=display'));
  }
  if (name === 'math') return ofMathml(element, element.getAttribute('display') === 'block');
  if (name !== 'mjx-container' && !RENDERER.test(element.getAttribute('class') ?? '')) return null;
  const classes = element.classList;
  if (classes.contains('katex-display') || classes.contains('katex')) {
    const math = element.querySelector('math');
    return math && ofMathml(math, classes.contains('katex-display'));
  }
  if (classes.contains('mwe-math-element')) {
    const math = element.querySelector('math');
    return math && ofMathml(math, math.getAttribute('display') === 'block');
  }
  if (name === 'mjx-container') {
    const isBlock = element.getAttribute('display') === 'true';
    const source = element.querySelector('[data-latex]')?.getAttribute('data-latex');
    if (source) return formula(source, isBlock);
    const math = element.querySelector('math');
    return math && ofMathml(math, isBlock);
  }
  return element.matches(RENDERED) && hasSourceBeside(element) ? { tex: '', isBlock: false } : null;
}

function hasSourceBeside(element: Element): boolean {
  return element.parentElement?.querySelector(':scope > script[type^="math/tex"]') != null;
}

function ofMathml(math: Element, isBlock: boolean): Formula {
  const annotation = [...math.querySelectorAll('annotation')].find((note) =>
    /tex/i.test(note.getAttribute('encoding') ?? ''),
  );
  const source = annotation?.textContent ?? math.getAttribute('alttext') ?? texOfMathml(math);
  return formula(source, isBlock);
}

/** Wikipedia wraps each formula in `{\displaystyle …}`. */
function formula(source: string, isBlock: boolean): Formula {
  const tex = source.replace(/\s+/g, ' ').trim();
  const inner = /^\{\\(?:display|text)style (.*)\}$/.exec(tex)?.[1];
  return { tex: (inner ?? tex).trim(), isBlock };
}

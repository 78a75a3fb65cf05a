import { drawnMathml } from './mathjax-drawing';
import { texOfMathml } from './mathml';

export interface Formula {
  readonly tex: string;
  /** True if it has a line of its own. */
  readonly isBlock: boolean;
}

/** Found in the class of everything that a renderer makes of a formula. */
const RENDERER = /katex|MathJax|mwe-math/;

/**
 * The renderers' output beside the element that holds the source; the source is read once, and this is
 * dropped.
 */
const RENDERED =
  '.MathJax,.MathJax_Preview,.MathJax_Display,.MathJax_SVG,.MathJax_CHTML,.MathJax_SVG_Display';

/**
 * The class names of pictures of formulas, and the services that draw them with the source in the address.
 */
const DRAWN_CLASS = /(^|[\s_-])(latex|tex)([\s_-]|$)/i;
const DRAWN_BY_PARAMETER = /[?&](?:latex|tex|chl)=([^&]+)/i;
const DRAWN_BY_ADDRESS = /(?:\.(?:latex|image)\?|\/(?:latex|tex|formula)\/)(.+)/i;

/** Signs of TeX that the name of a file does not have. */
const TEX = /\\[a-z]|[\^_]\{/i;

/** Attributes in which pages note the source of what KaTeX draws. */
const SOURCES = ['data-math', 'data-latex', 'data-tex'] as const;

/**
 * The formula that `element` shows, or null when it shows none: KaTeX, MathJax 2 to 4, Wikipedia's, MathML, and
 * pictures of formulas whose class says so or whose address has the source.
 * An element that only repeats a formula gives an empty one.
 */
export function texOf(element: Element): Formula | null {
  const name = element.localName;
  if (name === 'script') {
    const type = element.getAttribute('type') ?? '';
    if (!type.startsWith('math/tex')) return null;
    return formula(element.textContent ?? '', type.includes('mode=display'));
  }
  if (name === 'img') return ofImage(element);
  if (name === 'math') return ofMathml(element, element.getAttribute('display') === 'block');
  if (name !== 'mjx-container' && !RENDERER.test(element.getAttribute('class') ?? '')) return null;
  const classes = element.classList;
  if (classes.contains('katex-display') || classes.contains('katex')) {
    const math = element.querySelector('math');
    return math ? ofMathml(math, classes.contains('katex-display')) : ofDrawing(element);
  }
  if (classes.contains('mwe-math-element')) {
    const math = element.querySelector('math');
    return math && ofMathml(math, math.getAttribute('display') === 'block');
  }
  if (name === 'mjx-container') {
    const isBlock = element.getAttribute('display') === 'true';
    const source = element.querySelector('[data-latex]')?.getAttribute('data-latex');
    if (source) return formula(source, isBlock);
    const math = element.querySelector('math') ?? drawnMathml(element);
    return math && ofMathml(math, isBlock);
  }
  return element.matches(RENDERED) && hasSourceBeside(element) ? { tex: '', isBlock: false } : null;
}

/** A formula that KaTeX drew without MathML: its source, where the page notes it, else its visible text. */
function ofDrawing(element: Element): Formula {
  const wrapper = element.parentElement;
  const isBlock =
    element.classList.contains('katex-display') || /block|display/.test(wrapper?.className ?? '');
  const source = SOURCES.map((name) => wrapper?.getAttribute(name)).find(Boolean);
  return formula(source ?? element.textContent ?? '', isBlock);
}

function hasSourceBeside(element: Element): boolean {
  return element.parentElement?.querySelector(':scope > script[type^="math/tex"]') != null;
}

function ofImage(image: Element): Formula | null {
  const classes = image.getAttribute('class') ?? '';
  const alt = image.getAttribute('alt') ?? '';
  if (alt !== '' && DRAWN_CLASS.test(classes)) return formula(alt, /display|block/.test(classes));
  const address = image.getAttribute('src') ?? '';
  const source =
    DRAWN_BY_PARAMETER.exec(address)?.[1]?.replaceAll('+', ' ') ??
    DRAWN_BY_ADDRESS.exec(address)?.[1]?.replaceAll('&space;', ' ');
  const tex = source && decoded(source);
  return tex && TEX.test(tex) ? formula(tex, false) : null;
}

/** Decodes a source, or returns it as it is where it is not well encoded. */
function decoded(source: string): string {
  try {
    return decodeURIComponent(source);
  } catch {
    return source;
  }
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

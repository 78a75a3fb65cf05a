import { texOf } from './clean-copy';
import { typeset } from './typeset';

/** A shown formula as MathML, which word processors take as a formula of their own; as TeX where it cannot be set. */
export function formulaInMathml(node: Element): Node | string {
  const source = (node.querySelector('annotation') ?? node).textContent;
  const math = typeset(source, node.matches('.markdown-math-display'));
  if (!math) return texOf(node);
  // A word processor that reads the formula would show its source beside it.
  for (const annotation of math.querySelectorAll('annotation')) annotation.remove();
  return math;
}

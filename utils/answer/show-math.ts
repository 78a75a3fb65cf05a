import { element } from './dom';

/** A formula as it is written. It is typeset once `typeset` is there. */
export function createMath(source: string, isDisplay: boolean): HTMLElement {
  const math = element(
    'span',
    isDisplay ? 'markdown-math markdown-math-display' : 'markdown-math',
    element('code', '', document.createTextNode(source)),
  );
  return math;
}

import { element } from './dom';
import { note } from '../diagnostics/log';

type Typeset = (source: string, isDisplay: boolean) => Element | null;

/** The most formulas that are kept typeset; an answer has a few dozen. */
const MOST_KEPT = 500;

/**
 * Makes formulas, given as TeX. They are typeset at once if the typesetter is loaded; the first of them loads
 * it. One that can't be typeset is shown as TeX.
 */
export function createFormulas(
  load: () => Promise<Typeset>,
): (source: string, isDisplay: boolean) => HTMLElement {
  const kept = new Map<string, Element | null>();
  let typeset: Typeset | null = null;
  let loading: Promise<void> | null = null;

  function set(holder: HTMLElement, source: string, isDisplay: boolean): void {
    if (!typeset) return;
    const key = `${isDisplay ? 'display' : 'inline'} ${source}`;
    if (kept.size > MOST_KEPT) kept.clear();
    const math = kept.get(key) ?? typeset(source, isDisplay);
    kept.set(key, math);
    if (math) holder.replaceChildren(math.cloneNode(true));
  }

  return (source, isDisplay) => {
    const className = isDisplay ? 'markdown-math markdown-math-display' : 'markdown-math';
    const holder = element('span', className, element('code', '', document.createTextNode(source)));
    if (typeset) set(holder, source, isDisplay);
    else {
      // If the typesetter does not load, formulas are shown as TeX, and the next one tries again.
      loading ??= load().then(
        (loaded) => void (typeset = loaded),
        (error: unknown) => {
          note('answer', 'not-loaded', error);
          loading = null;
        },
      );
      void loading.then(() => set(holder, source, isDisplay));
    }
    return holder;
  };
}

import type { Theme } from './messages';

const DARK = '(prefers-color-scheme: dark)';

/** The theme that the panel shows at this moment. */
export function panelTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return matchMedia(DARK).matches ? 'dark' : 'light';
}

/** Calls `listener` whenever the panel may show another theme, until `signal` aborts. */
export function watchPanelTheme(listener: () => void, signal: AbortSignal): void {
  matchMedia(DARK).addEventListener('change', listener, { signal });
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  signal.addEventListener('abort', () => observer.disconnect());
}

import { useEffect, useRef, useState, type RefObject } from 'react';
import type { CitationSummary } from '@/utils/cite/citations';
import { t } from '@/utils/browser/i18n';
import { dropped } from '@/utils/diagnostics/log';
import { useServices } from '../state/panel-context';

interface MovesOptions {
  readonly turnId: string;
  /** Holds the answer as it is shown. */
  readonly root: RefObject<HTMLElement | null>;
  /** The result of checking it, which changes with each move. */
  readonly summary: CitationSummary | null;
}

/**
 * Moves a citation when its control is pressed. The control that moves it back has the focus then, unless something
 * else has it. Returns the words for a screen reader.
 */
export function useMoves({ turnId, root, summary }: MovesOptions): string {
  const { panel } = useServices();
  const [said, setSaid] = useState('');
  const pressed = useRef<number | null>(null);

  useEffect(() => {
    const element = root.current;
    const move = async (control: HTMLElement) => {
      const { readMove } = await import('@/utils/cite/moves');
      const { nth, to } = readMove(control);
      pressed.current = nth;
      if (await panel.moveCitation(turnId, { nth, to })) {
        setSaid(to ? t('citation_moved', control.dataset['to'] ?? '') : t('citation_moved_back'));
      }
    };
    const listen = ({ target }: MouseEvent) => {
      const control = target instanceof Element ? target.closest<HTMLElement>('.citation-move') : null;
      if (control) move(control).catch(dropped('citations', 'failed'));
    };
    element?.addEventListener('click', listen);
    return () => element?.removeEventListener('click', listen);
  }, [panel, turnId, root]);

  useEffect(() => {
    const nth = pressed.current;
    if (!summary || nth === null || document.activeElement !== document.body) return;
    pressed.current = null;
    root.current?.querySelector<HTMLElement>(`.citation-move[data-nth="${nth}"]`)?.focus();
  }, [summary, root]);

  return said;
}

import { useEffect, useRef } from 'react';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { focusQuestion } from '../kit/focus-question';
import { useServices } from '../state/panel-context';
import './MarkingRegion.css';

/** The keys that the page is given while a part of it is marked. */
const KEYS: ReadonlySet<string> = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Enter',
  'Escape',
]);

/**
 * The notice while a part of the page is marked. The keys that move the rectangle are taken here too: the focus is in the
 * panel, where the user chose it.
 */
export function MarkingRegion() {
  const { actions } = useServices();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    notice.current?.focus();
    const press = (event: KeyboardEvent) => {
      // On the button, Enter is for the button.
      if (!KEYS.has(event.key) || (event.key === 'Enter' && event.target !== notice.current)) return;
      event.preventDefault();
      void actions.pressRegionKey(event.key, event.shiftKey);
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
      focusQuestion();
    };
  }, [actions]);
  return (
    <div
      ref={notice}
      className="marking-region"
      role="application"
      tabIndex={-1}
      aria-label={`${t('mark_region')}. ${t('mark_region_help')}`}
    >
      <p className="marking-region-text">
        {t('marking_region')} <span>{t('mark_region_help')}</span>
      </p>
      <Button onClick={() => void actions.pressRegionKey('Escape', false)}>{t('cancel')}</Button>
    </div>
  );
}

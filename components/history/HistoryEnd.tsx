import { useEffect, useRef } from 'react';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import './HistoryEnd.css';

interface HistoryEndProps {
  readonly hasFailed: boolean;
  /** A new function for each part: a part too short to scroll is followed by the next. */
  readonly onNear: () => void;
  readonly onRetry: () => void;
}

/** The distance below the view at which the next part is loaded, in pixels: it arrives before the reader. */
const AHEAD_PX = 800;

/** The end of the loaded part of a list: loads more when it comes near. */
export function HistoryEnd({ hasFailed, onNear, onRetry }: HistoryEndProps) {
  const end = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (hasFailed || !end.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onNear();
      },
      { root: end.current.closest('.history-list'), rootMargin: `${AHEAD_PX}px` },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasFailed, onNear]);

  return (
    <div ref={end} className="history-end">
      {hasFailed ? (
        <>
          <p className="history-end-words">{t('list_unreadable')}</p>
          <Button onClick={onRetry}>{t('try_again')}</Button>
        </>
      ) : (
        <p className="history-end-words">{t('loading')}</p>
      )}
    </div>
  );
}

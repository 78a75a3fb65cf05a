import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { t } from '@/utils/browser/i18n';
import { IconButton } from '../kit/IconButton';
import { formatCount } from '../kit/format';
import { useServices } from '../state/panel-context';
import './VersionPager.css';

interface VersionPagerProps {
  /** The turn that shows, and all those that were asked in its place, in order. */
  readonly turnId: string;
  readonly siblings: readonly string[];
}

/** ‹ 1/2 ›: the branches that go on from here. The one that shows is the one that is sent, in every window. */
export function VersionPager({ turnId, siblings }: VersionPagerProps) {
  const { panel } = useServices();
  const index = siblings.indexOf(turnId);
  const [place, total] = [formatCount(index + 1), formatCount(siblings.length)];
  const { group, hold } = usePlace(turnId);

  function show(next: number) {
    const sibling = siblings[next];
    if (sibling === undefined) return;
    hold();
    void panel.showBranch(sibling);
  }

  return (
    <div ref={group} className="version-pager" role="group" aria-label={t('versions')}>
      <IconButton
        icon={ChevronLeft}
        label={t('earlier_version')}
        aria-disabled={index === 0}
        onClick={() => show(index - 1)}
      />
      <span className="version-pager-place" role="status" aria-label={t('version_of', place, total)}>
        {place}/{total}
      </span>
      <IconButton
        icon={ChevronRight}
        label={t('later_version')}
        aria-disabled={index === siblings.length - 1}
        onClick={() => show(index + 1)}
      />
    </div>
  );
}

/** Keeps the pager where it was on the screen when another branch, of another length, comes into view. */
function usePlace(turnId: string) {
  const group = useRef<HTMLDivElement>(null);
  const held = useRef<{ readonly turnId: string; readonly top: number } | null>(null);
  const topNow = () => group.current?.getBoundingClientRect().top;

  useLayoutEffect(() => {
    const top = topNow();
    if (!held.current || held.current.turnId === turnId || top === undefined) return;
    const log = group.current?.closest('[role="log"]');
    if (log) log.scrollTop += top - held.current.top;
    held.current = null;
  });

  function hold() {
    const top = topNow();
    held.current = top === undefined ? null : { turnId, top };
  }

  return { group, hold };
}

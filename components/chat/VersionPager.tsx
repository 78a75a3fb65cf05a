import { ChevronLeft, ChevronRight } from 'lucide-react';
import { t } from '@/utils/browser/i18n';
import { IconButton } from '../kit/IconButton';
import { formatCount } from '../kit/format';
import './VersionPager.css';

interface VersionPagerProps {
  /** From 0. */
  readonly index: number;
  readonly count: number;
  readonly onShow: (index: number) => void;
}

/** ‹ 1/2 ›: the versions of a turn that asking again left behind. */
export function VersionPager({ index, count, onShow }: VersionPagerProps) {
  const [place, total] = [formatCount(index + 1), formatCount(count)];
  return (
    <div className="version-pager" role="group" aria-label={t('versions')}>
      <IconButton
        icon={ChevronLeft}
        label={t('earlier_version')}
        disabled={index === 0}
        onClick={() => onShow(index - 1)}
      />
      <span className="version-pager-place" aria-label={t('version_of', place, total)}>
        {place}/{total}
      </span>
      <IconButton
        icon={ChevronRight}
        label={t('later_version')}
        disabled={index === count - 1}
        onClick={() => onShow(index + 1)}
      />
    </div>
  );
}

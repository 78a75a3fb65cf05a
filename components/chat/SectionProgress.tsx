import type { Waiting } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { formatCount } from '../kit/format';
import { ProgressBar } from '../kit/ProgressBar';
import './SectionProgress.css';

interface SectionProgressProps {
  readonly waiting: Extract<Waiting, { readonly type: 'digesting' }>;
}

/** The progress of reading a long page section by section. The composer has the button that stops it. */
export function SectionProgress({ waiting: { section, of } }: SectionProgressProps) {
  const words = t('section_of', formatCount(section), formatCount(of));
  return (
    <div>
      <div className="waiting-line">
        <span className="section-progress-count">{words}</span>
      </div>
      {/* The section that is being read is not done yet. */}
      <ProgressBar label={t('reading_sections')} words={words} value={section - 1} max={of} />
    </div>
  );
}

import type { Waiting } from '@/utils/chat/conversation';
import { t } from '@/utils/i18n';
import { formatCount } from './format';
import { useServices } from './panel-context';
import { ProgressBar } from './ProgressBar';
import './SectionProgress.css';

interface SectionProgressProps {
  readonly waiting: Extract<Waiting, { readonly type: 'digesting' }>;
}

/** How far a long page was read, section by section. */
export function SectionProgress({ waiting: { section, of } }: SectionProgressProps) {
  const { panel } = useServices();
  const words = t('section_of', formatCount(section), formatCount(of));
  return (
    <div>
      <div className="waiting-line">
        <span className="section-progress-count">{words}</span>
        <button type="button" className="waiting-cancel" onClick={() => void panel.stop()}>
          {t('stop')}
        </button>
      </div>
      {/* The section that is being read is not done yet. */}
      <ProgressBar label={t('reading_sections')} words={words} value={section - 1} max={of} />
    </div>
  );
}

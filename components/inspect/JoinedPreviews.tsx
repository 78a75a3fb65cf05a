import { useShallow } from 'zustand/react/shallow';
import { joinedTabs } from '@/utils/panel/joined-pages';
import { pageFacts } from '@/utils/prompt/page-facts';
import { t } from '@/utils/browser/i18n';
import { formatEstimate } from '../kit/format';
import { LeftOutList } from '../page/LeftOutList';
import { usePanel } from '../state/panel-context';
import { SentText } from './SentText';

/** The pages of other tabs that go with the next question, as they were read. */
export function JoinedPreviews() {
  const joined = usePanel((state) => state.joined);
  const tabs = usePanel(useShallow(joinedTabs));
  return tabs.map(({ key, title }) => {
    const read = joined[key];
    if (!read || 'failure' in read) return null;
    const { reading, tokens } = read;
    return (
      <section key={key} aria-label={title}>
        <h3 className="page-preview-note" dir="auto">
          {title}
        </h3>
        <p className="page-preview-note">{t('tokens', formatEstimate(tokens, true))}</p>
        <LeftOutList leftOut={reading.leftOut} />
        <SentText facts={pageFacts(reading)} text={reading.text} title={t('text_as_read')} />
      </section>
    );
  });
}

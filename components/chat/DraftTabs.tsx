import { FileText, Globe, X } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { t } from '@/utils/browser/i18n';
import type { DraftTab } from '@/utils/chat/draft';
import { dropped } from '@/utils/diagnostics/log';
import { joinedTabs, nextShares } from '@/utils/panel/joined-pages';
import type { JoinedReading } from '@/utils/panel/panel-state';
import type { JoinedShare } from '@/utils/prompt/joined-pages';
import { failureSentence } from '../failure/failure-words';
import { focusQuestion } from '../kit/focus-question';
import { formatCount } from '../kit/format';
import { IconButton } from '../kit/IconButton';
import { usePanel, useServices } from '../state/panel-context';
import { useNextModel } from '../state/use-next-model';
import './DraftTabs.css';

/** The tabs that go with the next question, each with its size and the share of it that goes. */
export function DraftTabs() {
  const { panel } = useServices();
  const draft = usePanel((state) => state.draft);
  const joined = usePanel((state) => state.joined);
  const tabs = usePanel(useShallow(joinedTabs));
  const shares = useShares();

  const unread = (draft.tabs ?? []).flatMap(({ key }) => (joined[key] ? [] : [key])).join('\n');
  // Where the panel comes back to this page, it is to be read again.
  const isOwnRead = usePanel(({ reading }) => reading.tab !== null);
  useEffect(() => {
    if (unread !== '' || !isOwnRead) panel.readTabs().catch(dropped('panel', 'not-loaded'));
  }, [panel, unread, isOwnRead]);

  return (
    <div className="draft-tabs" role="group" aria-label={t('pages_together')}>
      <p className="visually-hidden" role="status">
        {t('tabs_joined', formatCount(tabs.length))}
      </p>
      <ul className="draft-tabs-list">
        {shares?.own && (
          <li className="draft-tab">
            <FileText size={16} aria-hidden="true" />
            <span className="draft-tab-title" dir="auto">
              {draft.file ? draft.file.title : t('this_page')}
            </span>
            <span className="draft-tab-share">{shareWords(shares.own)}</span>
          </li>
        )}
        {tabs.map((tab, i) => (
          <Tab key={tab.key} tab={tab} read={joined[tab.key]} share={shares?.tabs[i]} />
        ))}
      </ul>
    </div>
  );
}

function useShares() {
  const model = useNextModel();
  const page = usePanel((state) => state.page);
  const conversation = usePanel((state) => state.conversation);
  const taken = usePanel((state) => state.taken);
  const reading = usePanel((state) => state.reading);
  const draft = usePanel((state) => state.draft);
  const joined = usePanel((state) => state.joined);
  return useMemo(
    () => nextShares({ page, conversation, taken, reading, draft, joined }, model),
    [page, conversation, taken, reading, draft, joined, model],
  );
}

interface TabProps {
  readonly tab: DraftTab;
  readonly read: JoinedReading | undefined;
  readonly share: JoinedShare | undefined;
}

function Tab({ tab: { key, title, site }, read, share }: TabProps) {
  const { panel } = useServices();
  const failure = read && 'failure' in read ? read.failure : null;
  return (
    <li className="draft-tab">
      <Globe size={16} aria-hidden="true" />
      <span className="draft-tab-title" dir="auto" title={`${title} · ${site}`}>
        {title}
      </span>
      {!failure && <span className="draft-tab-share">{sizeOf(read, share)}</span>}
      <IconButton
        icon={X}
        label={t('remove_tab', title)}
        onClick={() => {
          panel.removeTabs([key]);
          focusQuestion();
        }}
      />
      {failure && (
        <p className="draft-tab-failure" role="alert">
          {failureSentence(failure)}
        </p>
      )}
    </li>
  );
}

/** The size of a page, and its share once that is known. */
function sizeOf(read: JoinedReading | undefined, share: JoinedShare | undefined): string {
  if (share) return shareWords(share);
  if (!read || 'failure' in read) return t('reading_tab');
  return t('picture_tokens', formatCount(rounded(read.tokens)));
}

function shareWords({ tokens, budget }: JoinedShare): string {
  const sent = Math.min(tokens, budget);
  // Never 100 while something is missing, never 0 while something is sent.
  const percent = Math.max(1, Math.floor((sent / tokens) * 100));
  return `${t('picture_tokens', formatCount(rounded(sent)))} · ${t('read_share', formatCount(percent))}`;
}

function rounded(tokens: number): number {
  return Number(tokens.toPrecision(2));
}

import { Undo2, X } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { pagesInTalk } from '@/utils/chat/conversation-pages';
import { isGivenFile } from '@/utils/text/given-file';
import { siteOf } from '@/utils/text/page-key';
import { t } from '@/utils/browser/i18n';
import { formatCount } from '../kit/format';
import { IconButton } from '../kit/IconButton';
import { usePanel, useServices } from '../state/panel-context';
import './ConversationPages.css';

/** The pages that go with the next question, each leads to its tab, and can be left out. */
export function ConversationPages() {
  const { actions, panel } = useServices();
  const beside = usePanel(({ page }) => (page?.type === 'readable' ? page.key : null));
  const pages = usePanel(useShallow((state) => pagesInTalk(state).map(({ url }) => url)));
  const titles = usePanel(useShallow((state) => pagesInTalk(state).map(({ title }) => title)));
  const keys = usePanel(useShallow((state) => pagesInTalk(state).map(({ key }) => key)));
  const leaves = usePanel(({ draft }) => draft.without) ?? NOTHING;
  // The page beside the panel goes with what is asked there.
  const without = new Set(leaves.filter((key) => key !== beside));
  const count = keys.filter((key) => !without.has(key)).length;

  return (
    <details className="conversation-pages">
      <summary className="conversation-pages-summary">{t('conversation_pages', formatCount(count))}</summary>
      <ul className="conversation-pages-list">
        {pages.map((url, index) => {
          const key = keys[index] ?? '';
          const title = titles[index] ?? '';
          const isOut = without.has(key);
          return (
            <li key={key} className="conversation-pages-item">
              <button
                type="button"
                className="conversation-pages-page"
                disabled={isGivenFile(url)}
                onClick={() => void actions.goToPage(url)}
              >
                <span
                  className={`conversation-pages-title${isOut ? ' conversation-pages-out' : ''}`}
                  dir="auto"
                >
                  {title}
                </span>
                <span className="conversation-pages-site">
                  {isOut ? t('page_left_out') : key === beside ? t('page_beside') : siteOfPage(url)}
                </span>
              </button>
              {key !== beside && (
                <IconButton
                  icon={isOut ? Undo2 : X}
                  label={t(isOut ? 'put_page_back' : 'leave_page_out', title)}
                  onClick={() => panel.toggleOut(key)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

const NOTHING: readonly string[] = [];

function siteOfPage(url: string): string {
  return isGivenFile(url) ? t('given_file') : siteOf(url);
}

import { useShallow } from 'zustand/react/shallow';
import { pagesInTalk } from '@/utils/chat/conversation-pages';
import { isGivenFile } from '@/utils/text/given-file';
import { siteOf } from '@/utils/text/page-key';
import { t } from '@/utils/browser/i18n';
import { formatCount } from '../kit/format';
import { usePanel, useServices } from '../state/panel-context';
import './ConversationPages.css';

/** The pages that go with the next question, where there are several; each leads to its tab. */
export function ConversationPages() {
  const { actions } = useServices();
  const beside = usePanel(({ page }) => (page?.type === 'readable' ? page.key : null));
  const pages = usePanel(useShallow((state) => pagesInTalk(state).map(({ url }) => url)));
  const titles = usePanel(useShallow((state) => pagesInTalk(state).map(({ title }) => title)));
  const keys = usePanel(useShallow((state) => pagesInTalk(state).map(({ key }) => key)));

  return (
    <details className="conversation-pages">
      <summary className="conversation-pages-summary">
        {t('conversation_pages', formatCount(pages.length))}
      </summary>
      <ul className="conversation-pages-list">
        {pages.map((url, index) => (
          <li key={keys[index]}>
            <button
              type="button"
              className="conversation-pages-page"
              disabled={isGivenFile(url)}
              onClick={() => void actions.goToPage(url)}
            >
              <span className="conversation-pages-title" dir="auto">
                {titles[index]}
              </span>
              <span className="conversation-pages-site">
                {keys[index] === beside ? t('page_beside') : isGivenFile(url) ? t('given_file') : siteOf(url)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

import { Suspense } from 'react';
import type { AttachedPage } from '@/utils/chat/conversation';
import { isTaken, lastReadPage, conversationPage, pagesInTalk } from '@/utils/chat/conversation-pages';
import { isTemporary } from '@/utils/chat/temporary';
import { NO_PAGE, siteOf } from '@/utils/text/page-key';
import type { PageView } from '@/utils/page/page-view';
import { t } from '@/utils/browser/i18n';
import { PageChip } from './PageChip';
import { PageMenu } from './PageMenu';
import { usePanel } from '../state/panel-context';
import { useOtherPage } from '../state/use-other-page';
import { optional } from '../kit/optional';
import './PageHeader.css';

const OtherPageNotice = optional(async () => (await import('./OtherPageNotice')).OtherPageNotice);

const TemporaryNote = optional(async () => (await import('./TemporaryNote')).TemporaryNote);
const PageNotice = optional(async () => (await import('./PageNotice')).PageNotice);
const ConversationPages = optional(async () => (await import('./ConversationPages')).ConversationPages);

/** The subject of the chat, and the share of it that was read. */
export function PageHeader() {
  const page = usePanel((state) => state.page);
  const about = usePanel((state) => state.conversation?.pageKey ?? null);
  const isOther = useOtherPage();
  const isNew = usePanel(isTaken);
  const isInConversation = usePanel((state) => conversationPage(state) !== null);
  const read = usePanel(lastReadPage);
  const isInTemporary = usePanel(({ conversation }) => conversation !== null && isTemporary(conversation.id));
  const hasSeveral = usePanel(
    (state) => pagesInTalk(state).length > (state.conversation?.pageKey === NO_PAGE ? 0 : 1),
  );
  const shown = describe(page, isInConversation ? null : about, read ?? null, isOther);

  return (
    <header className="page-header">
      <div className="page-header-row">
        <h1 className="page-header-title" title={shown.title} dir="auto">
          {shown.title}
        </h1>
        <PageMenu />
      </div>
      {shown.site !== '' && (
        <p className="page-header-site">
          <span className="page-header-host">{shown.site}</span>
          {(read || (page?.type === 'readable' && !isOther)) && <PageChip />}
        </p>
      )}
      {isInTemporary && (
        <Suspense>
          <TemporaryNote />
        </Suspense>
      )}
      {hasSeveral && (
        <Suspense>
          <ConversationPages />
        </Suspense>
      )}
      {isOther || isNew ? (
        <Suspense>
          <OtherPageNotice isTaken={isNew} />
        </Suspense>
      ) : (
        page &&
        page.type !== 'readable' && (
          <Suspense>
            <PageNotice page={page} />
          </Suspense>
        )
      )}
    </header>
  );
}

/** Describes the page by the tab, if it is the page and may be read; else by what was read of it. */
function describe(
  page: PageView | null,
  about: string | null,
  read: AttachedPage | null,
  isOther: boolean,
): { readonly title: string; readonly site: string } {
  if (about === NO_PAGE) return { title: t('chat_without_page'), site: '' };
  if (page?.type === 'readable' && !isOther) return { title: page.title || page.url, site: page.site };
  if (read) return { title: read.title || read.url, site: read.site };
  if (isOther && about !== null) return { title: about, site: siteOf(about) };
  return { title: page === null ? '' : t('chat_without_page'), site: '' };
}

import { useCallback } from 'react';
import { attachedPages } from '@/utils/chat/attached-texts';
import type { Turn } from '@/utils/chat/conversation';
import { estimateTokens } from '@/utils/text/estimate-tokens';
import { t } from '@/utils/browser/i18n';
import { formatEstimate } from '../kit/format';
import { LeftOutList } from '../page/LeftOutList';
import { sentShare, shareInWords } from '../page/page-share';
import { useServices } from '../state/panel-context';
import { SentText } from './SentText';
import { loggedPages, type LoggedPage } from './logged-pages';
import { useLoaded } from '../kit/use-loaded';

interface TurnPreviewProps {
  readonly turn: Turn;
}

/** The page text that was sent for a turn, taken from the very request that was made. */
export function TurnPreview({ turn }: TurnPreviewProps) {
  const { actions } = useServices();
  const attached = attachedPages(turn.attachment);
  const isTranslation = turn.preset === 'translate-page';
  const pages = useLoaded(
    useCallback(async () => {
      const requests = await actions.requestsOf(turn.id);
      // Each request for a translation has another part of the page; any other has all that is sent.
      return (isTranslation ? requests : requests.slice(-1)).flatMap(loggedPages);
    }, [actions, turn.id, isTranslation]),
  );

  if (pages === null) return <p className="page-preview-note">{t('loading')}</p>;
  if (pages === 'failed') return <p className="page-preview-note">{t('storage_unreadable')}</p>;
  return (
    <>
      {attached.map((page) => (
        <p key={page.hash} className="page-preview-note">
          {attached.length > 1 && <b dir="auto">{page.title || page.url} · </b>}
          {shareInWords(sentShare(page))}
        </p>
      ))}
      {turn.answer.lookups && <p className="page-preview-note">{t('kimi_looked_up')}</p>}
      {pages.length > 0 && <p className="page-preview-note">{sizeOf(pages)}</p>}
      {attached.map((page) => (
        <LeftOutList key={page.hash} leftOut={page.leftOut} />
      ))}
      {pages.length === 0 && <p className="page-preview-note">{t('page_not_kept')}</p>}
      {pages.map((sent, index) => (
        <SentText key={index} {...sent} title={t('text_was_sent')} />
      ))}
    </>
  );
}

function sizeOf(pages: readonly LoggedPage[]): string {
  const tokens = pages.reduce((sum, { text }) => sum + estimateTokens(text), 0);
  return t('tokens', formatEstimate(tokens, true));
}

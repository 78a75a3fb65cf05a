import { useCallback, useMemo } from 'react';
import type { AttachedPage, Conversation } from '@/utils/chat/conversation';
import type { LeftPart } from '@/utils/page/account/left-parts';
import { numberPages, pagesOf } from '@/utils/prompt/numbering';
import type { PageRoom } from '@/utils/protocol/commands';
import { t } from '@/utils/browser/i18n';
import { usePanel, useServices } from '../state/panel-context';
import { PreviewedPage } from './PreviewedPage';
import { useLoaded } from '../kit/use-loaded';

interface KnownPreviewProps {
  /** The page as it was last sent. */
  readonly page: AttachedPage;
  readonly room: PageRoom;
}

const NO_TURNS: Conversation['turns'] = [];
const NOTHING: readonly number[] = [];
const NO_PARTS: readonly LeftPart[] = [];

/** The text that the next question keeps, though the page has changed since. */
export function KnownPreview({ page, room }: KnownPreviewProps) {
  const { actions } = useServices();
  const turns = usePanel((state) => state.conversation?.turns ?? NO_TURNS);
  const texts = useLoaded(useCallback(() => actions.pageTexts(), [actions]));
  const citations = useMemo(
    () => (texts === null || texts === 'failed' ? null : numberPages(pagesOf(turns), texts)),
    [turns, texts],
  );

  if (texts === null) return <p className="page-preview-note">{t('loading')}</p>;
  if (texts === 'failed') return <p className="page-preview-note">{t('storage_unreadable')}</p>;
  const text = texts.get(page.hash);
  if (text === undefined) return <p className="page-preview-note">{t('page_not_kept')}</p>;
  return (
    <PreviewedPage
      page={{ ...page, text, parts: NO_PARTS }}
      citations={citations?.get(page.hash) ?? null}
      room={room}
      omitted={page.omitted ?? NOTHING}
    />
  );
}

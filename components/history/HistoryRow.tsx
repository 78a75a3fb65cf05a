import { Trash2 } from 'lucide-react';
import { memo } from 'react';
import type { ConversationSummary } from '@/utils/storage/listed-conversations';
import { t } from '@/utils/browser/i18n';
import { formatMoment } from '../kit/format-stored';
import { IconButton } from '../kit/IconButton';
import { Highlighted } from './Highlighted';
import './HistoryRow.css';

interface HistoryRowProps {
  readonly summary: ConversationSummary;
  readonly now: number;
  /** True if it is the one that the panel shows. */
  readonly isShown: boolean;
  readonly onOpen: (summary: ConversationSummary) => void;
  readonly onDelete: (summary: ConversationSummary) => void;
}

/** A conversation in the list: its subject, the words that were found, and the time of its last question. */
export const HistoryRow = memo(function HistoryRow(props: HistoryRowProps) {
  const { summary, now, isShown, onOpen, onDelete } = props;
  const { title, site, excerpt, updatedAt, isOpen } = summary;
  const question = askedIn(summary);
  const name = title || question;

  return (
    <li className="history-row">
      <button
        type="button"
        className="history-row-open"
        data-id={summary.id}
        {...(isShown && { 'aria-current': 'true' })}
        onClick={() => onOpen(summary)}
      >
        <span className="history-row-title" dir="auto">
          {name}
        </span>
        {(excerpt !== null || name !== question) && (
          <span className="history-row-text" dir="auto">
            {excerpt ? <Highlighted excerpt={excerpt} /> : question}
          </span>
        )}
        <span className="history-row-facts">
          {isOpen && <span className="history-row-answering">{t('answering')}</span>}
          <span>{formatMoment(updatedAt, now)}</span>
          {site !== '' && <span className="history-row-site">{site}</span>}
        </span>
      </button>
      <IconButton icon={Trash2} label={t('delete_named', name)} onClick={() => onDelete(summary)} />
    </li>
  );
});

/**
 * The first question; for a menu's action its selection, since the action's own words are always the same.
 */
function askedIn({ action, selection, question }: ConversationSummary): string {
  if (selection === '' || (action !== 'explain' && action !== 'translate')) return question;
  return t(action === 'explain' ? 'explained' : 'translated', selection);
}

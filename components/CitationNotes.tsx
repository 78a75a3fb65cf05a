import { X } from 'lucide-react';
import type { CitationSummary } from '@/utils/cite/citations';
import { t } from '@/utils/i18n';
import { Button } from './Button';
import { IconButton } from './IconButton';
import { Quote } from './Quote';
import { useServices } from './panel-context';
import type { KeptPassage } from './use-citations';
import './Citations.css';

interface CitationNotesProps {
  readonly summary: CitationSummary | null;
  readonly kept: KeptPassage | null;
  /** A passage is highlighted on the page. */
  readonly isShown: boolean;
  readonly onClose: () => void;
}

/** What stands below an answer about where it comes from. */
export function CitationNotes({ summary, kept, isShown, onClose }: CitationNotesProps) {
  const { actions } = useServices();
  const words = summary ? inWords(summary) : [];
  return (
    <>
      {words.length > 0 && <p className="citation-summary">{words.join(' ')}</p>}
      {kept && (
        <div className="citation-kept" role="status">
          <div className="citation-kept-head">
            <p>{t(kept.page ? `passage_${kept.reason}` : 'passage_selected')}</p>
            <IconButton icon={X} label={t('close')} onClick={onClose} />
          </div>
          <Quote text={kept.words} />
          {kept.url !== null && (
            <Button onClick={() => void actions.openAddress(kept.url ?? '')}>{t('open_at_passage')}</Button>
          )}
        </div>
      )}
      <span className="visually-hidden" role="status">
        {isShown && t('passage_shown')}
      </span>
    </>
  );
}

function inWords({ claims, leading, misquoted, likely }: CitationSummary): readonly string[] {
  return [
    ...(claims > 0 ? [t('claims_lead', String(leading), String(claims))] : []),
    ...(misquoted > 0 ? [t('quotes_not_found', String(misquoted))] : []),
    ...(likely > 0 ? [t('places_likely')] : []),
  ];
}

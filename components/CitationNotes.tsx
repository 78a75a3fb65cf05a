import { lazy, Suspense } from 'react';
import type { CitationSummary } from '@/utils/cite/citations';
import { t } from '@/utils/i18n';
import type { Kept } from './use-citations';
import './Citations.css';

// Most passages are shown on their page.
const KeptPassage = lazy(async () => ({ default: (await import('./KeptPassage')).KeptPassage }));

interface CitationNotesProps {
  readonly summary: CitationSummary | null;
  readonly kept: Kept | null;
  /** A passage is highlighted on the page. */
  readonly isShown: boolean;
  readonly onClose: () => void;
}

/** What stands below an answer about where it comes from. */
export function CitationNotes({ summary, kept, isShown, onClose }: CitationNotesProps) {
  const words = summary ? inWords(summary) : [];
  return (
    <>
      {words.length > 0 && <p className="citation-summary">{words.join(' ')}</p>}
      <div role="status">
        {kept && (
          <Suspense>
            <KeptPassage passage={kept} onClose={onClose} />
          </Suspense>
        )}
      </div>
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

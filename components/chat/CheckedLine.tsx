import { ChevronDown, Highlighter, TriangleAlert } from 'lucide-react';
import { useId, useRef, useState, type ReactNode } from 'react';
import type { CitationSummary } from '@/utils/cite/citations';
import type { Doubt } from '@/utils/cite/doubts';
import { t } from '@/utils/browser/i18n';
import { formatCount } from '../kit/format';
import { Doubts } from './Doubts';
import type { ShownAll } from './use-shown-all';

interface CheckedLineProps {
  readonly summary: CitationSummary;
  readonly all: ShownAll;
  readonly onShow: (doubt: Doubt) => void;
  /** The buttons at its end. */
  readonly children: ReactNode;
}

/** The result of checking an answer in a line, which opens the list of what the reader is to check. */
export function CheckedLine({ summary, all, onShow, children }: CheckedLineProps) {
  const { statements, found, unchecked, doubts, likely, showable } = summary;
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const words = [
    ...(statements > 0 ? [foundWords(found, statements)] : []),
    ...(unchecked > 0 ? [t('statements_unchecked', formatCount(unchecked))] : []),
    ...(likely > 0 ? [likelyWords(summary)] : []),
  ];

  function leave() {
    setOpen(false);
    opener.current?.focus();
  }

  return (
    <>
      <div className="citation-line">
        <p>{words.join(' · ')}</p>
        {doubts.length > 0 && (
          <button
            ref={opener}
            type="button"
            className="citation-to-check"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            <TriangleAlert size={13} aria-hidden="true" />
            {t('to_check', formatCount(doubts.length))}
            <ChevronDown size={13} aria-hidden="true" />
          </button>
        )}
        {showable > 1 && (
          <button type="button" className="citation-show-all" aria-pressed={all.isShown} onClick={all.toggle}>
            <Highlighter size={13} aria-hidden="true" />
            {t('show_all')}
          </button>
        )}
        {children}
      </div>
      {isOpen && doubts.length > 0 && <Doubts id={id} doubts={doubts} onShow={onShow} onClose={leave} />}
    </>
  );
}

function foundWords(found: number, statements: number): string {
  return statements === 1
    ? t('one_statement_found', formatCount(found))
    : t('statements_found', formatCount(found), formatCount(statements));
}

function likelyWords({ statements, likely }: CitationSummary): string {
  if (statements === 0) return t('places_likely');
  return likely === 1 ? t('one_likely_added') : t('likely_added', formatCount(likely));
}

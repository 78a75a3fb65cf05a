import { ChevronRight, Search, TextSearch } from 'lucide-react';
import { useId, useState } from 'react';
import type { Looked, Lookup, LookupCall } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { passageRanges } from './passage-ranges';
import './Lookups.css';

interface LookupsProps {
  readonly lookups: readonly Lookup[];
}

/** The look-ups of an answer, a quiet line each, which opens to what was found. */
export function Lookups({ lookups }: LookupsProps) {
  return (
    <ul className="lookups" aria-label={t('lookups')}>
      {lookups.flatMap(({ calls }, step) =>
        calls.map((call, index) => (
          <li key={`${step} ${index}`}>
            <LookupLine call={call} />
          </li>
        )),
      )}
    </ul>
  );
}

function LookupLine({ call: { looked, result } }: { readonly call: LookupCall }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const Icon = looked?.query === null ? TextSearch : Search;
  return (
    <>
      <button
        type="button"
        className="lookup-line"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon className="lookup-icon" size={14} aria-hidden="true" />
        <span className="lookup-words">{wordsFor(looked)}</span>
        <ChevronRight className="reasoning-chevron" size={14} aria-hidden="true" />
      </button>
      <div id={id} className="lookup-text" tabIndex={isOpen ? 0 : -1} role="document" hidden={!isOpen}>
        {isOpen && withoutTags(result)}
      </div>
    </>
  );
}

/** The text as it was sent, without the tags around it. */
function withoutTags(result: string): string {
  return result.replaceAll(/^<\/?page-[0-9a-f]+(?: [^\n]*)?>\n?/gm, '').trim();
}

function wordsFor(looked: Looked | null): string {
  if (!looked) return t('lookup_failed');
  const { query, passages } = looked;
  if (query === null)
    return passages.length === 0 ? t('lookup_read_nothing') : t('lookup_read', passageRanges(looked));
  if (passages.length === 0) return t('lookup_nothing', query);
  return t('lookup_searched', query, passageRanges(looked));
}

import { useCallback, useRef, useState } from 'react';
import type { Citations } from '@/utils/cite/citations';
import { t } from '@/utils/browser/i18n';
import { clip } from '@/utils/text/clip';
import { dropped } from '@/utils/diagnostics/log';
import { markStatement } from './mark-statement';

/** Leads the reader to the statement that rests on one of these citations: the next time to that of the next one. */
export type Lead = (citations: readonly HTMLElement[]) => void;

/** Characters of a statement that are read out. */
const SPOKEN = 160;

/** The way from a passage on the page back to the answer, and the words about it for a screen reader. */
export function useLead(load: () => Promise<Citations | null>): {
  readonly lead: Lead;
  readonly said: string;
} {
  const [said, setSaid] = useState('');
  const last = useRef<HTMLElement>(null);

  const lead = useCallback(
    (citations: readonly HTMLElement[]) => {
      // After the last one comes the first; there is no last one at first, at -1.
      const next = citations[(citations.findIndex((one) => one === last.current) + 1) % citations.length];
      if (!next) return;
      last.current = next;
      const go = async () => {
        const statement = (await load())?.statementOf(next) ?? null;
        markStatement(statement, next);
        next.focus({ preventScroll: true });
        setSaid(t('led_to_statement', clip(String(statement ?? '').trim(), SPOKEN)));
      };
      go().catch(dropped('citations', 'failed'));
    },
    [load],
  );

  return { lead, said };
}

import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Doubt } from '@/utils/cite/doubts';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { matterWith } from './citation-words';
import './Doubts.css';

interface DoubtsProps {
  readonly id: string;
  readonly doubts: readonly Doubt[];
  readonly onShow: (doubt: Doubt) => void;
  /** Called when the reader leaves the list by the keyboard. */
  readonly onClose: () => void;
}

/** The keys that lead from one statement to another: its place in the list, from the present one and the last. */
const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  n: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  p: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** The statements of an answer that are to be checked, one of which the keyboard is at. */
export function Doubts({ id, doubts, onShow, onClose }: DoubtsProps) {
  const [at, setAt] = useState(0);
  const last = doubts.length - 1;
  const current = Math.min(at, last);

  function press(event: KeyboardEvent) {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey) return;
    const step = STEPS[key];
    if (key !== 'Escape' && !step) return;
    event.preventDefault();
    // The passage on the page is left by the next Escape.
    event.stopPropagation();
    if (step) setAt(step(current, last));
    else onClose();
  }

  return (
    <ul id={id} className="doubts" aria-label={t('to_check_list')}>
      {doubts.map((doubt, i) => (
        <DoubtItem
          key={`${i} ${doubt.statement}`}
          doubt={doubt}
          isCurrent={i === current}
          onFocus={() => setAt(i)}
          onKeyDown={press}
          onShow={onShow}
        />
      ))}
    </ul>
  );
}

interface DoubtItemProps {
  readonly doubt: Doubt;
  readonly isCurrent: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onShow: (doubt: Doubt) => void;
}

function DoubtItem({ doubt, isCurrent, onFocus, onKeyDown, onShow }: DoubtItemProps) {
  const { statement, reason, button, move } = doubt;
  const main = useRef<HTMLButtonElement>(null);
  const number = button?.dataset['citation'];
  const shared = { tabIndex: isCurrent ? 0 : -1, onFocus, onKeyDown };

  // Also in a list that has just opened, and where the statement before was settled.
  useEffect(() => {
    if (isCurrent) main.current?.focus();
  }, [isCurrent]);

  return (
    <li className="doubt">
      <button {...shared} ref={main} type="button" className="doubt-statement" onClick={() => onShow(doubt)}>
        <span className="doubt-words">{statement}</span>
        <span className="doubt-reason">{matterWith(reason)}</span>
        {number !== undefined && reason.type !== 'absent' && (
          <span className="doubt-place">{t('cited_passage', number)}</span>
        )}
      </button>
      {move && (
        <Button {...shared} onClick={() => move.click()}>
          {move.ariaLabel}
        </Button>
      )}
    </li>
  );
}

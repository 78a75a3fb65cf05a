import { useId, useLayoutEffect, useState } from 'react';
import { t } from '@/utils/browser/i18n';
import { siblingsOf } from '@/utils/chat/branches';
import type { Turn } from '@/utils/chat/conversation';
import { sentencesOnlyIn } from '@/utils/answer/differences';
import { rangeWithin, runsIn } from '@/utils/cite/runs-in';
import { Button } from '../kit/Button';
import { CloseableDialog } from '../kit/CloseableDialog';
import { formatCount } from '../kit/format';
import { Select } from '../kit/Select';
import { UsageLine } from '../inspect/UsageLine';
import { usePanel, useServices } from '../state/panel-context';
import { Markdown } from './Markdown';
import { mayHaveCitations } from './TurnAnswer';
import './CompareAnswers.css';

interface CompareAnswersProps {
  /** The turn whose answer is held against another. */
  readonly turn: Turn;
  readonly onClose: () => void;
  readonly returnFocus: () => void;
}

/** The highlight of what stands in one answer alone, see CompareAnswers.css. */
const ONLY_HERE = 'sidenote-only-here';

/** Two answers at one place of the conversation, with what stands in one of them alone. */
export function CompareAnswers({ turn, onClose, returnFocus }: CompareAnswersProps) {
  const { panel } = useServices();
  const conversation = usePanel((state) => state.conversation);
  const answers = conversation ? siblingsOf(conversation, turn) : [turn];
  const [otherId, setOtherId] = useState<string | null>(null);
  const rest = answers.filter(({ id }) => id !== turn.id);
  const other = rest.find(({ id }) => id === otherId) ?? rest.at(-1);
  // The dialog stands elsewhere on the page, and comes a little later.
  const [root, setRoot] = useState<HTMLDivElement | null>(null);
  const counts = useMarked(root);
  const id = useId();
  if (!other) return null;
  const numberOf = ({ id: wanted }: Turn) => formatCount(answers.findIndex((one) => one.id === wanted) + 1);

  function show(shown: Turn) {
    void panel.showBranch(shown.id);
    onClose();
  }

  return (
    <CloseableDialog
      isOpen
      size="panel"
      title={t('answers_compared')}
      onClose={onClose}
      returnFocus={returnFocus}
    >
      <div className="compare-body">
        {rest.length > 1 && (
          <div className="compare-choice">
            <label htmlFor={id}>{t('compare_with')}</label>
            <Select id={id} value={other.id} onChoose={setOtherId}>
              {rest.map((one) => (
                <option key={one.id} value={one.id}>
                  {`${numberOf(one)} · ${one.answer.model}`}
                </option>
              ))}
            </Select>
          </div>
        )}
        <p className="compare-sum" role="status">
          {counts && sumOf(counts)}
        </p>
        <div ref={setRoot} className="compare-answers">
          {answers
            .filter(({ id: one }) => one === turn.id || one === other.id)
            .map((one) => (
              <section key={one.id} className="compare-answer" aria-label={t('answer_number', numberOf(one))}>
                <h3 className="compare-title">{t('answer_number', numberOf(one))}</h3>
                {turn.question !== other.question && <p className="compare-question">{one.question}</p>}
                <UsageLine answer={one.answer} />
                <Markdown text={one.answer.text} isOpen={false} hasCitations={mayHaveCitations(one)} />
                {one.id !== turn.id && <Button onClick={() => show(one)}>{t('show_this_one')}</Button>}
              </section>
            ))}
        </div>
      </div>
    </CloseableDialog>
  );
}

/** Marks the sentences that stand in one of the answers alone, and counts them once both are shown. */
function useMarked(root: HTMLElement | null): readonly number[] | null {
  const [counts, setCounts] = useState<readonly number[] | null>(null);

  useLayoutEffect(() => {
    if (!root) return undefined;
    const mark = () => {
      const answers = Array.from(root.querySelectorAll('.markdown'), runsIn);
      const [one = [], another = []] = answers;
      if (one.length + another.length === 0) return;
      const texts = [one, another].map((runs) => runs.map(({ text }) => text));
      const [own = [], others = []] = texts;
      const only = [sentencesOnlyIn(own, others), sentencesOnlyIn(others, own)];
      const ranges = answers.flatMap((runs, nth) =>
        runs.flatMap((run, i) =>
          (only[nth]?.[i] ?? []).map(({ start, end }) => rangeWithin(run, start, end)),
        ),
      );
      CSS.highlights.set(ONLY_HERE, new Highlight(...ranges.filter((range) => range !== null)));
      setCounts(only.map((runs) => runs.flat().length));
    };
    // The view of answers may still be loading, and another one may be chosen.
    const observer = new MutationObserver(mark);
    observer.observe(root, { childList: true, subtree: true });
    mark();
    return () => {
      observer.disconnect();
      CSS.highlights.delete(ONLY_HERE);
    };
  }, [root]);

  return counts;
}

function sumOf([own = 0, others = 0]: readonly number[]): string {
  return own + others === 0 ? t('answers_same') : t('answers_differ', formatCount(own), formatCount(others));
}

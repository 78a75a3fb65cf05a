import { ArrowDownToLine, MessageSquareQuote } from 'lucide-react';
import { memo, type KeyboardEvent } from 'react';
import { t } from '@/utils/browser/i18n';
import { formatCount, formatEstimate } from '../kit/format';
import { IconButton } from '../kit/IconButton';
import type { Branch } from './section-branches';
import './SectionBranch.css';

interface SectionBranchProps {
  readonly branch: Branch;
  /** Tokens of each section, by index. */
  readonly sizes: readonly number[];
  readonly omitted: ReadonlySet<number>;
  readonly onToggle?: ((indexes: readonly number[]) => void) | undefined;
  readonly onShow: (index: number) => void;
  /** Asks about a section with all below it, by their indexes; not given where the choice is made. */
  readonly onAsk?: ((indexes: readonly number[]) => void) | undefined;
}

/** A section with all sections below it: its checkbox takes all of them out, or puts all back. */
export const SectionBranch = memo(function SectionBranch({ branch, ...rest }: SectionBranchProps) {
  const { sizes, omitted, onToggle, onShow, onAsk } = rest;
  const { section, below, indexes } = branch;
  const kept = indexes.filter((index) => !omitted.has(index));
  const isIn = kept.length === indexes.length;
  const size = indexes.reduce((sum, index) => sum + (sizes[index] ?? 0), 0);
  const title = section.title || t('beginning');
  const name = section.part > 1 ? `${title} (${formatCount(section.part)})` : title;

  return (
    <li>
      <div className="section-branch-row">
        <label className="section-branch-label">
          {onToggle && (
            <input
              ref={(box) => {
                if (box) box.indeterminate = !isIn && kept.length > 0;
              }}
              type="checkbox"
              className="section-branch-box"
              checked={isIn}
              onKeyDown={walk}
              // A branch that is partly in is put back as a whole.
              onChange={() => onToggle(isIn ? indexes : indexes.filter((index) => omitted.has(index)))}
            />
          )}
          <span className="section-branch-name" dir="auto">
            {name}
          </span>
          <span className="section-branch-size">{formatEstimate(size, true)}</span>
        </label>
        {onAsk && (
          <IconButton
            icon={MessageSquareQuote}
            label={t('ask_about_section', name)}
            onClick={() => onAsk(indexes)}
          />
        )}
        <IconButton
          icon={ArrowDownToLine}
          label={t('show_section', name)}
          disabled={omitted.has(section.index)}
          onClick={() => onShow(section.index)}
        />
      </div>
      {below.length > 0 && (
        <ul>
          {below.map((one) => (
            <SectionBranch key={one.section.index} branch={one} {...rest} />
          ))}
        </ul>
      )}
    </li>
  );
}, isSame);

/** Among thousands of rows, a tick re-renders only its own and those around it. */
function isSame(before: SectionBranchProps, after: SectionBranchProps): boolean {
  return (
    before.branch === after.branch &&
    before.sizes === after.sizes &&
    before.onToggle === after.onToggle &&
    before.onShow === after.onShow &&
    before.onAsk === after.onAsk &&
    before.branch.indexes.every((index) => before.omitted.has(index) === after.omitted.has(index))
  );
}

/** Moves from box to box by the arrow keys, to the first and the last by Home and End. */
function walk(event: KeyboardEvent<HTMLInputElement>) {
  const boxes = [...(event.currentTarget.closest('.section-tree-list')?.querySelectorAll('input') ?? [])];
  const at = boxes.indexOf(event.currentTarget);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: boxes.length - 1 }[event.key];
  const box = next === undefined ? undefined : boxes[next];
  if (!box) return;
  event.preventDefault();
  box.focus();
}

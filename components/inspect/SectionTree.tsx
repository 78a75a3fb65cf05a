import { useMemo } from 'react';
import { estimateTokens } from '@/utils/text/estimate-tokens';
import type { Section } from '@/utils/prompt/sections';
import { t } from '@/utils/browser/i18n';
import { formatCount } from '../kit/format';
import { branchesOf } from './section-branches';
import { SectionBranch } from './SectionBranch';
import './SectionTree.css';

interface SectionTreeProps {
  readonly text: string;
  readonly sections: readonly Section[];
  readonly omitted: readonly number[];
  /** Takes these sections out, or puts them back; not given where the choice is made. */
  readonly onToggle?: ((indexes: readonly number[]) => void) | undefined;
  /** Scrolls to the beginning of a section. */
  readonly onShow: (index: number) => void;
  /** Asks about a section with all below it, by their indexes; not given where the choice is made. */
  readonly onAsk?: ((indexes: readonly number[]) => void) | undefined;
}

/** The sections of a page as a tree of checkboxes, each with its size. The arrow keys walk through it. */
export function SectionTree({ text, sections, omitted, onToggle, onShow, onAsk }: SectionTreeProps) {
  const branches = useMemo(() => branchesOf(sections), [sections]);
  const sizes = useMemo(
    () => sections.map(({ start, end }) => estimateTokens(text.slice(start, end))),
    [text, sections],
  );
  const out = useMemo(() => new Set(omitted), [omitted]);
  if (sections.length < 2) return null;

  return (
    <details className="section-tree" open>
      <summary className="section-tree-summary">
        <h3 className="page-preview-title">{t('sections')}</h3>
        {onToggle && (
          <span className="section-tree-count">
            {t('sections_sent', formatCount(sections.length - out.size), formatCount(sections.length))}
          </span>
        )}
      </summary>
      <ul className="section-tree-list" aria-label={t('sections')}>
        {branches.map((branch) => (
          <SectionBranch
            key={branch.section.index}
            branch={branch}
            sizes={sizes}
            omitted={out}
            onToggle={onToggle}
            onShow={onShow}
            onAsk={onAsk}
          />
        ))}
      </ul>
    </details>
  );
}

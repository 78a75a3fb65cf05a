import { useId } from 'react';
import type { LeftPart } from '@/utils/page/account/left-parts';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { KIND_NAMES } from './part-kinds';
import './LeftOutParts.css';

interface LeftOutPartsProps {
  /** Their kind and size. */
  readonly words: string;
  readonly parts: readonly LeftPart[];
  /** Takes a part, by its id, into the text. */
  readonly onTake: (id: string) => void;
}

/** The parts of one kind that are left out, to look at and to take in. */
export function LeftOutParts({ words, parts, onTake }: LeftOutPartsProps) {
  const id = useId();
  return (
    <details className="left-out-parts">
      <summary>{words}</summary>
      {parts.map((part, index) => (
        <div key={part.id} className="left-out-part">
          {part.isContent && <p className="left-out-part-note">{t('looks_like_content')}</p>}
          <div
            id={`${id}-${index}`}
            className="left-out-part-text"
            role="region"
            aria-label={words}
            tabIndex={0}
            dir="auto"
          >
            {part.text}
          </div>
          <Button
            aria-label={t('take_part_of', t(KIND_NAMES[part.kind]))}
            aria-describedby={`${id}-${index}`}
            onClick={() => onTake(part.id)}
          >
            {t('take_part')}
          </Button>
        </div>
      ))}
    </details>
  );
}

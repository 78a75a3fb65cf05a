import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import './Select.css';

interface SelectProps {
  readonly id: string;
  readonly value: string;
  /** The `<option>`s. */
  readonly children: ReactNode;
  readonly hasHint?: boolean;
  readonly onChoose: (value: string) => void;
}

export function Select({ id, value, children, hasHint = false, onChoose }: SelectProps) {
  return (
    <div className="select">
      <select
        id={id}
        className="field select-input"
        value={value}
        {...(hasHint && { 'aria-describedby': `${id}-hint` })}
        onChange={(event) => onChoose(event.target.value)}
      >
        {children}
      </select>
      <ChevronDown className="select-arrow" size={15} aria-hidden="true" />
    </div>
  );
}

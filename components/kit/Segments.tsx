import type { LucideIcon } from 'lucide-react';
import './Segments.css';

interface Segment<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly icon?: LucideIcon;
}

export interface SegmentsProps<T extends string> {
  /** The name of the form control; unique on its screen. */
  readonly name: string;
  /** The name of the choice, for screen readers. */
  readonly label: string;
  readonly segments: readonly Segment<T>[];
  readonly chosen: T;
  readonly disabled?: boolean;
  readonly onChoose: (value: T) => void;
}

/** A choice of a few, side by side. */
export function Segments<T extends string>({
  name,
  label,
  segments,
  chosen,
  disabled = false,
  onChoose,
}: SegmentsProps<T>) {
  return (
    <div className="segments" role="radiogroup" aria-label={label}>
      {segments.map(({ value, label: words, icon: Icon }) => (
        <label key={value} className="segment">
          <input
            className="visually-hidden"
            type="radio"
            name={name}
            checked={value === chosen}
            disabled={disabled}
            onChange={() => onChoose(value)}
          />
          {Icon && <Icon size={15} aria-hidden="true" />}
          {words}
        </label>
      ))}
    </div>
  );
}

import type { ReactNode } from 'react';
import './HistoryEmpty.css';

interface HistoryEmptyProps {
  readonly title: string;
  readonly text?: string;
  /** The next step for the user. */
  readonly children?: ReactNode;
}

/** The note in place of an empty list of conversations. */
export function HistoryEmpty({ title, text, children }: HistoryEmptyProps) {
  return (
    <div className="history-empty">
      <h2 className="history-empty-title">{title}</h2>
      {text !== undefined && <p className="history-empty-text">{text}</p>}
      {children}
    </div>
  );
}

import { useEffect, useState } from 'react';
import { formatClock } from './format';
import './Elapsed.css';

interface ElapsedProps {
  /** Epoch milliseconds. */
  readonly since: number;
}

/** A quiet clock. It is decoration: a screen reader would read every second of it. */
export function Elapsed({ since }: ElapsedProps) {
  const [now, setNow] = useState(Date.now);

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);

  return (
    <span className="elapsed" aria-hidden="true">
      {formatClock(now - since)}
    </span>
  );
}

import { useEffect, useState } from 'react';
import { t } from '@/utils/browser/i18n';
import { Elapsed } from '../kit/Elapsed';

/** A pause of this length says something: a model's own pauses between words are shorter. */
const QUIET_MS = 10_000;

/** The clock of an answer that has not gone on for a while. Its key is the text so far: more of it begins it anew. */
export function Silence() {
  const [quietSince, setQuietSince] = useState<number | null>(null);

  useEffect(() => {
    const shownAt = Date.now();
    const timer = setTimeout(() => setQuietSince(shownAt), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);

  if (quietSince === null) return null;
  return (
    <p className="waiting-line reasoning-waiting">
      <span>{t('waiting_for_more')}</span>
      <Elapsed since={quietSince} />
    </p>
  );
}

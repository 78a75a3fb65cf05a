import { X } from 'lucide-react';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { IconButton } from '../kit/IconButton';
import { Quote } from './Quote';
import { useServices } from '../state/panel-context';
import type { Kept } from './use-shown-passage';

const WHY = { absent: 'passage_absent', hidden: 'passage_hidden', closed: 'passage_closed' } as const;

interface KeptPassageProps {
  readonly passage: Kept;
  readonly onClose: () => void;
}

/** A passage as it was read, where its page can't show it. */
export function KeptPassage({ passage: { page, reason, words, url }, onClose }: KeptPassageProps) {
  const { actions } = useServices();
  return (
    <div className="citation-kept">
      <div className="citation-kept-head">
        <p>{t(page ? WHY[reason] : 'passage_selected')}</p>
        <IconButton icon={X} label={t('close')} onClick={onClose} />
      </div>
      <Quote text={words} />
      {url !== null && <Button onClick={() => void actions.openAddress(url)}>{t('open_at_passage')}</Button>}
    </div>
  );
}

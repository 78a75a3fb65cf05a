import { X } from 'lucide-react';
import { t } from '@/utils/browser/i18n';
import { isGivenFile } from '@/utils/text/given-file';
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
export function KeptPassage({ passage, onClose }: KeptPassageProps) {
  const { words, url } = passage;
  const { actions } = useServices();
  return (
    <div className="citation-kept">
      <div className="citation-kept-head">
        <p>{whereOf(passage)}</p>
        <IconButton icon={X} label={t('close')} onClick={onClose} />
      </div>
      <Quote text={words} />
      {url !== null && <Button onClick={() => void actions.openAddress(url)}>{t('open_at_passage')}</Button>}
    </div>
  );
}

function whereOf({ page, reason }: Kept): string {
  if (!page) return t('passage_selected');
  return isGivenFile(page.url) ? t('passage_of_file', page.title) : t(WHY[reason]);
}

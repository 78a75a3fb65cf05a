import { X } from 'lucide-react';
import { t } from '@/utils/browser/i18n';
import { pictureTokens, type DraftPicture } from '@/utils/picture/picture';
import { focusQuestion } from '../kit/focus-question';
import { formatCount } from '../kit/format';
import { IconButton } from '../kit/IconButton';
import { useServices } from '../state/panel-context';
import { pictureWords } from './picture-words';
import './Pictures.css';

/** The pictures that go with the next question, and what they cost. */
export function DraftPictures({ pictures }: { readonly pictures: readonly DraftPicture[] }) {
  const { panel } = useServices();
  const tokens = pictures.reduce((sum, picture) => sum + pictureTokens(picture), 0);
  return (
    <div className="draft-pictures">
      <ul className="pictures" aria-label={t('pictures')}>
        {pictures.map((picture) => (
          <li key={picture.hash} className="picture">
            <img
              className="picture-image"
              src={picture.url}
              alt={pictureWords(picture)}
              title={pictureWords(picture)}
            />
            <span className="picture-remove">
              <IconButton
                icon={X}
                label={t('remove_picture')}
                onClick={() => {
                  panel.removePicture(picture.hash);
                  focusQuestion();
                }}
              />
            </span>
          </li>
        ))}
      </ul>
      <p className="draft-pictures-tokens">{t('picture_tokens', formatCount(rounded(tokens)))}</p>
    </div>
  );
}

/** To two places: an estimate is no more exact. */
function rounded(tokens: number): number {
  return Number(tokens.toPrecision(2));
}

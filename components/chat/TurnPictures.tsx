import { ImageOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '@/utils/browser/i18n';
import { dropped } from '@/utils/diagnostics/log';
import { isPictureUrl, type AttachedPicture } from '@/utils/picture/picture';
import { useServices } from '../state/panel-context';
import { pictureWords } from './picture-words';
import './Pictures.css';

/** The pictures of a question, small; a press shows one in full width, and another small again. */
export function TurnPictures({ pictures }: { readonly pictures: readonly AttachedPicture[] }) {
  const urls = useUrls(pictures);
  const [large, setLarge] = useState<string | null>(null);
  return (
    <ul className="pictures" aria-label={t('pictures')}>
      {pictures.map((picture) => {
        const url = urls?.get(picture.hash) ?? '';
        const words = pictureWords(picture);
        const isLarge = large === picture.hash;
        return (
          <li key={picture.hash} className={isLarge ? 'picture picture-large' : 'picture'}>
            {isPictureUrl(url) ? (
              <button
                type="button"
                className="picture-button"
                aria-expanded={isLarge}
                title={words}
                onClick={() => setLarge(isLarge ? null : picture.hash)}
              >
                <img className="picture-image" src={url} alt={words} />
              </button>
            ) : (
              <span
                className="picture-image picture-gone"
                role="img"
                aria-label={urls ? t('picture_gone') : words}
              >
                {urls && <ImageOff size={18} aria-hidden="true" />}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The `data:` addresses of pictures, by hash; null until they are there. */
function useUrls(pictures: readonly AttachedPicture[]): ReadonlyMap<string, string> | null {
  const { actions } = useServices();
  const [urls, setUrls] = useState<ReadonlyMap<string, string> | null>(null);
  const hashes = JSON.stringify(pictures.map(({ hash }) => hash));
  useEffect(() => {
    let isWanted = true;
    actions
      .pictures(JSON.parse(hashes) as string[])
      .then((found) => isWanted && setUrls(found), dropped('storage', 'not-read'));
    return () => {
      isWanted = false;
    };
  }, [actions, hashes]);
  return urls;
}

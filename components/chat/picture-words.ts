import { t } from '@/utils/browser/i18n';
import type { AttachedPicture } from '@/utils/picture/picture';

/** The words that stand for a picture: its place, and the name of that. */
export function pictureWords({ origin, name }: Pick<AttachedPicture, 'origin' | 'name'>): string {
  switch (origin) {
    case 'view':
      return t('picture_of_view', name);
    case 'region':
      return t('picture_of_region', name);
    case 'image':
      return t('picture_of_image', name);
    case 'scan':
    case 'scanned-page':
      return t('picture_of_scan', name);
    case 'file':
      return t('picture_of_file', name);
  }
}

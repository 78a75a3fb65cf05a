import type { PartKind } from '@/utils/page/account/part-kinds';
import type { MessageKey } from '@/utils/browser/i18n';

/** The names of the kinds of text that a page shows beside what is sent. */
export const KIND_NAMES: Readonly<Record<PartKind, MessageKey>> = {
  navigation: 'left_navigation',
  advertising: 'left_advertising',
  comments: 'left_comments',
  related: 'left_related',
  consent: 'left_consent',
  controls: 'left_controls',
  site: 'left_site',
  beside: 'left_beside',
  captions: 'left_captions',
  repeated: 'left_repeated',
  hidden: 'left_hidden',
  clutter: 'left_clutter',
};

import type { Turn } from '@/utils/chat/conversation';
import { SeenDialog } from './SeenDialog';
import { SentDialog } from './SentDialog';

type InspectDialogProps = {
  readonly onClose: () => void;
  readonly returnFocus: () => void;
} & (
  | { readonly what: 'sent'; readonly turn: Turn }
  | { readonly what: 'seen'; readonly turn: Turn | undefined }
);

/** What was sent, word for word, or what of the page: they have most of their parts in common, and load together. */
export function InspectDialog(props: InspectDialogProps) {
  switch (props.what) {
    case 'sent':
      return <SentDialog {...props} />;
    case 'seen':
      return <SeenDialog {...props} />;
  }
}

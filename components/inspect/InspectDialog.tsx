import type { Turn } from '@/utils/chat/conversation';
import { PagePreviewDialog } from './PagePreviewDialog';
import { RequestLogDialog } from './RequestLogDialog';

type InspectDialogProps = {
  readonly onClose: () => void;
  readonly returnFocus: () => void;
} & (
  | { readonly what: 'log'; readonly turn: Turn }
  | { readonly what: 'preview'; readonly turn: Turn | undefined }
);

/** What was sent, word for word, or what of the page: they have most of their parts in common, and load together. */
export function InspectDialog(props: InspectDialogProps) {
  switch (props.what) {
    case 'log':
      return <RequestLogDialog {...props} />;
    case 'preview':
      return <PagePreviewDialog {...props} />;
  }
}

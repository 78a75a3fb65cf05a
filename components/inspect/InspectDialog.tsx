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

/** The dialog for the request log or the page preview: they share most of their parts, and load together. */
export function InspectDialog(props: InspectDialogProps) {
  switch (props.what) {
    case 'log':
      return <RequestLogDialog {...props} />;
    case 'preview':
      return <PagePreviewDialog {...props} />;
  }
}

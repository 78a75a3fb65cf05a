import type { SelectionCapture } from '../page/capture';
import { settingsItem } from '../settings/settings';
import { withoutFaceless } from '../text/faceless';
import { maskSecrets } from '../text/secrets';

/** A selection as it goes into a question. */
export interface SelectionAsSent {
  /** The selection as it is shown and sent. */
  readonly selection: SelectionCapture;
  /** The same with the secrets that are hidden in it; absent where there are none. */
  readonly bare?: SelectionCapture;
}

/** Takes characters that show nothing out of a selection, and hides its secrets. */
export async function selectionAsSent(captured: SelectionCapture): Promise<SelectionAsSent> {
  const { hidesContacts } = await settingsItem.getValue();
  const { text, around, markdown, headings } = captured;
  const bare = [text, around, markdown ?? '', ...headings].map(withoutFaceless);
  const { texts, hidden } = maskSecrets(bare, { contacts: hidesContacts, shown: [] });
  const capture = ([ownText = '', ownAround = '', ownMarkdown = '', ...ownHeadings]: readonly string[]) => ({
    text: ownText,
    ...(markdown !== undefined && { markdown: ownMarkdown }),
    headings: ownHeadings,
    around: ownAround,
  });
  return { selection: capture(texts), ...(hidden.length > 0 && { bare: capture(bare) }) };
}

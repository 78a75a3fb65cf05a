import type { ConversationSummary } from '@/utils/storage/listed-conversations';

/** The actions on a conversation of the list. They stay the same functions. */
export interface RowActions {
  readonly open: (summary: ConversationSummary) => void;
  /** Opens its page. */
  readonly openPage: (summary: ConversationSummary) => void;
  readonly rename: (summary: ConversationSummary) => void;
  /** Ends renaming; null leaves the name as it was, and an empty one gives it back its own title. */
  readonly endRename: (summary: ConversationSummary, name: string | null) => void;
  readonly pin: (summary: ConversationSummary) => void;
  /** Selects it or takes it out of the selection; the first one begins to select. */
  readonly toggle: (summary: ConversationSummary) => void;
  readonly exportIt: (summary: ConversationSummary) => void;
  readonly remove: (summary: ConversationSummary) => void;
}

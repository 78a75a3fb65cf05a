import type { RequestRecord } from '@/utils/chat/request-record';
import type { NumberedTarget, PassageTarget, Shown } from '@/utils/page/passage-target';
import type { QuestionRoom } from '@/utils/protocol/commands';
import type { Labelled } from '@/utils/chat/apply';
import type { Conversation } from '@/utils/chat/conversation';
import type { ConversationRef } from '@/utils/chat/conversation-store';
import type { OpenTabs } from '@/utils/tab/open-tabs';
import type {
  ListedConversations,
  ConversationQuery,
  ListedSite,
} from '@/utils/storage/listed-conversations';

/**
 * The panel's actions beyond its stores, above all the choice of its conversation. The caller shows their
 * failures.
 */
export interface PanelActions {
  /** Starts a new conversation about the same page. */
  startOver(): Promise<void>;
  /** Starts a conversation about the page beside the panel that nothing is kept of. */
  startTemporary(): void;
  /** Lists the stored conversations, or those with the words in them. */
  list(query: ConversationQuery): Promise<ListedConversations>;
  /** Shows one of them, whether or not its page is the one beside the panel. */
  show(conversation: { readonly id: string; readonly pageKey: string }): Promise<void>;
  /** Shows the conversation of the page beside the panel again, after another one was shown. */
  backToPage(): Promise<void>;
  /** The sites that stored conversations are about, the most frequent first. */
  listSites(): Promise<readonly ListedSite[]>;
  /** Calls `listener` whenever a list would read otherwise than before, until the returned function is called. */
  onListChanged(listener: () => void): () => void;
  /** Names stored conversations or pins them, or takes that back. */
  label(conversations: readonly ConversationRef[], labels: Omit<Labelled, 'type'>): Promise<void>;
  /** Deletes stored conversations. For a moment, `putBack` can undo it. */
  remove(conversations: readonly ConversationRef[]): Promise<void>;
  /** Puts deleted conversations back. Returns how many of them were still there. */
  putBack(conversations: readonly ConversationRef[]): Promise<number>;
  /** Loads a stored conversation, with the texts of its pages by hash. */
  loadStored(
    conversation: ConversationRef,
  ): Promise<{ readonly conversation: Conversation; readonly texts: ReadonlyMap<string, string> }>;
  /** Opens the page of the shown conversation. */
  openPage(): Promise<void>;
  /** Brings a page to the front, in the tab that it is open in or in a new one. */
  goToPage(url: string): Promise<void>;
  /** Looks for the shown conversation again, after it could not be read. */
  reconnect(): void;
  /** Deletes a conversation; if it is shown, a new one takes its place. */
  deleteConversation(conversationId: string): Promise<void>;
  /** Loads what was sent for a turn of the shown conversation, oldest first; empty where nothing is kept. */
  requestsOf(turnId: string): Promise<readonly RequestRecord[]>;
  /**
   * Loads the room that a model has for the next question after a turn of the shown conversation; null where none is
   * shown.
   */
  questionRoom(turnId: string | null, model: string): Promise<QuestionRoom | null>;
  /** Loads the texts of all pages that were sent in the shown conversation, by hash. */
  pageTexts(): Promise<ReadonlyMap<string, string>>;
  /**
   * Adds the page beside the panel to another conversation with the next question; null is the one that is
   * shown.
   */
  takePage(conversation: { readonly id: string; readonly pageKey: string } | null): Promise<void>;
  /**
   * Shows a passage on its page; `absent` where the page no longer has it, `closed` where no tab shows it.
   */
  showPassage(url: string, target: PassageTarget): Promise<Shown | 'closed'>;
  /** Shows several passages of a page at once, with their numbers; the result has one entry for each. */
  showPassages(url: string, passages: readonly NumberedTarget[]): Promise<readonly Shown[] | 'closed'>;
  /** Removes the highlight on the page. */
  hidePassage(): Promise<void>;
  /**
   * Calls `listener` when the reader removed it on the page itself, until the returned function is called.
   */
  onPassageHidden(listener: () => void): () => void;
  /**
   * Calls `listener` when the reader clicked one of the highlights on the page, with its number among those shown, until
   * the returned function is called.
   */
  onPassageClicked(listener: (nth: number) => void): () => void;
  /**
   * Attaches a picture of the page beside the panel: of what is seen of it, or of the part that the user marks there.
   */
  capturePicture(part: 'view' | 'region'): Promise<void>;
  /** Passes a key on to the page, where a part is being marked. */
  pressRegionKey(key: string, isShift: boolean): Promise<void>;
  /** Lists the other tabs of the window, as far as their addresses may be known. */
  openTabs(): Promise<OpenTabs>;
  /** Attaches files: pictures, and one that is read like a page. */
  addFiles(files: readonly File[]): Promise<void>;
  /** Offers the pages of the PDF that the tab shows as pictures. */
  takeScannedPage(): Promise<void>;
  /** Attaches the next pages of the scanned file as pictures. */
  readScan(): Promise<void>;
  /** Loads the `data:` addresses of pictures, by hash; without those that are no longer stored. */
  pictures(hashes: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Opens an address in a new tab. */
  openAddress(url: string): Promise<void>;
}

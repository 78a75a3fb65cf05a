import type { BackupContent, BackupPart, ImportCounts } from '../backup/backup-format';
import type { CitationMoved, Labelled } from '../chat/apply';
import type { Action, AttachedPage, Conversation } from '../chat/conversation';
import type { AskedAs } from '../chat/asked-as';
import type { ShelfChange } from '../prompts/shelf';
import type { Draft, SelectionScope } from '../chat/draft';
import type { Failure } from '../chat/failure';
import type { Entry } from '../diagnostics/log';
import type { RequestRecord } from '../chat/request-record';
import type { ModelTraits } from '../kimi/model-traits';
import type { RestStep, SelectionCapture } from '../page/capture';
import type { NumberedTarget, PassageTarget, Shown } from '../page/passage-target';
import type { PageReading, ReadingMode } from '../page/reading';
import type { Tried } from '../lock/lock';
import type { DraftPicture } from '../picture/picture';
import type { PassageNumbers } from '../prompt/numbering';
import type { Settings } from '../settings/settings';
import type { DamagedRecord } from '../storage/damaged-record';
import type { DayUsage } from '../storage/day-usage';
import type { ListedConversations, ConversationQuery, ListedSite } from '../storage/listed-conversations';
import type { StorageState } from '../storage/storage-state';
import type { Barrier } from '../tab/look';
import type { SelectionAsSent } from '../tab/selection-as-sent';
import type { TimedGesture } from './gesture';
import type {
  AboutPage,
  ConversationTurn,
  Failed,
  InConversation,
  InConversations,
  InTab,
} from './command-parts';
import { PICTURE_COMMANDS } from './picture-commands';
import { once, twice, twiceSigned, untilTaken } from './retry';

/**
 * Every command that a panel gives the background: how often it may be given, its data, and its answer. Its effects
 * arrive as events, on the channel. The panel's client and the background's handlers are typed from this table: a new
 * command is an entry here, and a handler.
 */
export const COMMANDS = {
  /** Asks a question. It names its turn: given twice, it is asked once. */
  ask: twiceSigned<Ask, Refusal>,
  askAgain: untilTaken<AskAgain, Refusal>,
  /** Shows the branch through a turn, in every window. */
  showBranch: twice<ConversationTurn & AboutPage, Refusal>,
  /** Continues the last answer from where it stands. */
  continueAnswer: untilTaken<ConversationTurn & AboutPage, Refusal>,
  /** Moves a citation of a settled answer to another passage; null puts it back to the one that the answer names. */
  moveCitation: twice<ConversationTurn & AboutPage & Move, Refusal>,
  stop: once<InConversation, void>,

  /** Returns the conversation that a page shows; begins one (stored with its first question) where there is none. */
  conversationOf: twice<AboutPage, string>,
  /** Lists the stored conversations, or those that contain the words. */
  listConversations: twice<ConversationQuery, ListedConversations>,
  /** Makes a page show a fresh conversation, or one of its earlier ones. Returns its id. */
  showConversation: twice<AboutPage & { readonly conversationId: string | null }, string>,
  deleteConversation: twice<InConversation, void>,
  /** Returns the sites that stored conversations are about, the most frequent first. */
  listSites: twice<void, readonly ListedSite[]>,
  /** Returns a stored conversation. */
  conversationFor: twice<InConversation & AboutPage, Conversation>,
  /** Names stored conversations or pins them, or takes that back. */
  labelConversations: twice<InConversations & { readonly labels: Omit<Labelled, 'type'> }, void>,
  /** Deletes conversations after `UNDO_MS`; until then it can be undone. */
  withdrawConversations: twice<InConversations, void>,
  /** Undoes that. Returns how many of them were still there. */
  putBackConversations: once<InConversations, number>,
  /** Counts the conversations without a question since `before`, epoch milliseconds. */
  countConversationsBefore: once<{ readonly before: number }, number>,
  /** Deletes those conversations for good. Returns how many. */
  deleteConversationsBefore: once<{ readonly before: number }, number>,

  /**
   * Keeps a panel's draft for it and the conversation; an empty draft is forgotten. Pictures are large: a draft that has
   * the same as the one before comes without them, and says so.
   */
  keepDraft: twiceSigned<
    InConversation & { readonly draft: Draft; readonly hasSamePictures?: boolean },
    void
  >,
  /** Returns the draft kept for this panel, or left by one that is closed; or null. */
  draftOf: twiceSigned<InConversation, Draft | null>,

  /** Returns the errors in the background's log, oldest first. */
  diagnostics: twice<void, readonly Entry[]>,

  /** Returns how much is stored, and how safe it is. */
  storageState: once<void, StorageState>,
  /** Returns the records that could not be read and were set aside, oldest first. */
  damagedRecords: once<void, readonly DamagedRecord[]>,
  forgetDamagedRecords: once<void, void>,
  /** Returns the next part of a backup, from its beginning or after the part before. */
  exportPart: once<{ readonly after: string | null }, BackupPart>,
  /** Merges a part of a backup: all of it, or nothing and the reason. To merge it again changes nothing. */
  importPart: once<BackupContent, ImportCounts | Failed>,

  /** Returns the room that the next question of a conversation has, and what is in it already. */
  roomOf: twice<RoomOf, QuestionRoom>,
  /** Reads a tab's page, if it is still the one that is meant. */
  readTab: twice<ReadTab, TabReading | Failed>,
  /** Takes one step towards the end of a page that loads more when it is scrolled; given again until it is done. */
  loadMore: twice<InTab, RestStep | Failed>,
  /** Scrolls the page back to where it was. Everything loaded so far is read from then on. */
  stopLoading: once<InTab, void>,

  /**
   * Returns the reason why Sidenote may not read a tab whose address it cannot see; null if only the permission is
   * missing.
   */
  barrierOf: once<InTab, Barrier | null>,

  /** Scrolls a tab to a passage and highlights it; `absent` where the page no longer has it, or may not be read. */
  showPassage: twice<InTab & { readonly target: PassageTarget }, Shown>,
  /** Highlights several passages of a tab at once, numbered; the result has one entry for each. */
  showPassages: twice<InTab & { readonly passages: readonly NumberedTarget[] }, readonly Shown[]>,
  ...PICTURE_COMMANDS,

  /** Removes the highlight. */
  hidePassage: twice<InTab, void>,

  /** Returns the selection in a tab's page; null where there is none, or where the page may not be read. */
  selectionIn: twice<InTab, SelectionAsSent | null>,

  /** Hands out, once, the gesture of the toolbar button, the shortcut or the menu for this tab. */
  takeGesture: twice<InTab, TimedGesture | null>,

  /** Tries the token against the API, and keeps it only if it works; the other address of the same host as well. */
  saveToken: once<{ readonly token: string; readonly baseUrl?: string }, Refusal>,
  forgetToken: once<void, void>,
  /** Takes another address of the API into use, with the token of the one before. */
  takeAddress: once<{ readonly baseUrl: string }, Refusal>,
  /** Changes these settings, and leaves the others as they are. */
  changeSettings: once<Partial<Settings>, void>,
  changePrompts: once<ShelfChange, void>,
  /** Returns the ids of the account's models, remembered for a day unless `isFresh`. */
  listModels: once<{ readonly isFresh: boolean }, { readonly models: readonly string[] } | Failed>,
  /** Takes a model that another one replaced back into use: as the user's own, or as what Automatic stands for. */
  restoreModel: once<{ readonly model: string }, void>,
  /** Returns the known traits of a model. */
  traitsOf: once<{ readonly model: string }, ModelTraits>,

  /** Encrypts everything that is stored with a passphrase. */
  turnLockOn: once<{ readonly passphrase: string }, Refusal>,
  turnLockOff: once<{ readonly passphrase: string }, Tried | Failed>,
  changePassphrase: once<{ readonly passphrase: string; readonly next: string }, Tried | Failed>,
  unlock: once<{ readonly passphrase: string }, Tried | Failed>,
  /** Stops every answer, keeps what has arrived of it, and locks; not while some of it could not be stored. */
  lockNow: once<void, Refusal>,
  /** Sets the minutes of rest after which it locks; null waits for the end of the browser. */
  setLockRest: once<{ readonly minutes: number | null }, void>,
  /** Deletes everything but the settings, for a passphrase that is forgotten. */
  eraseEverything: once<void, Refusal>,

  /** Returns the usage of each of the last `days` days, oldest first, by model. */
  usageByDay: once<{ readonly days: number }, readonly DayUsage[]>,
  /** Returns the requests sent for an answer, one by one; empty where nothing is kept. */
  requestsOf: twice<ConversationTurn, readonly RequestRecord[]>,
  /** Returns the texts of the pages that were sent in a conversation, by hash. */
  pageTextsOf: twice<InConversation & AboutPage, readonly (readonly [hash: string, text: string])[]>,
};

export type CommandName = keyof typeof COMMANDS;

export const commandNames = Object.keys(COMMANDS) as readonly CommandName[];

type Way<Name extends CommandName> = ReturnType<(typeof COMMANDS)[Name]>;

/** The data that a panel gives with a command. */
export type Given<Name extends CommandName> = Parameters<Way<Name>>[0];

/** The data of a command as it reaches the background. */
export type Sent<Name extends CommandName> = Parameters<Parameters<(typeof COMMANDS)[Name]>[0]>[0];

/** The background's answer to a command. */
export type Result<Name extends CommandName> = Awaited<ReturnType<Way<Name>>>;

/** The background's handlers, one for every command. */
export type Handlers = {
  readonly [Name in CommandName]: (sent: Sent<Name>) => Result<Name> | Promise<Result<Name>>;
};

export type Move = Pick<CitationMoved, 'nth' | 'to'>;

export interface Ask extends AskedAs {
  /** The id of the turn that it becomes: given twice, it is asked once. */
  readonly turnId: string;
  /** The last turn that the panel shows, which it follows; null for a first question. */
  readonly after: string | null;
  readonly conversationId: string;
  readonly pageKey: string;
  readonly question: string;
  readonly action: Action;
  /** The model that its prompt names, or that the user chose for the conversation; absent for that of the settings. */
  readonly model?: string;
  /** True for a prompt about all of the page, which has no words to look for in it. */
  readonly isAboutAll?: true;
  readonly page: AskedPage;
  /** The pages of other tabs, as the panel read them; absent where there are none. */
  readonly beside?: readonly PageReading[];
  /** The `pageKey`s of the conversation's pages that are left out from now on; absent where there are none. */
  readonly without?: readonly string[];
  readonly selection: SelectionCapture | null;
  /** Absent where there are none. */
  readonly pictures?: readonly DraftPicture[];
  readonly scope: SelectionScope;
  /** True if the user agreed to the cost of reading a long page section by section. */
  readonly mayDigest: boolean;
}

/** The page that goes with a question: the one beside the panel, shown to the user and sent as it stands here. */
export type AskedPage =
  | { readonly type: 'none' }
  /** A tab that is read when the question is asked. */
  | { readonly type: 'tab'; readonly tabId: number; readonly pageKey: string }
  /** The page as the panel read it, without the sections that the user took out. */
  | { readonly type: 'reading'; readonly reading: PageReading; readonly omitted: readonly number[] }
  /** The page as this conversation was last sent it, though it may have changed since. */
  | { readonly type: 'as-before'; readonly page: AttachedPage };

export interface ReadTab {
  readonly tabId: number;
  readonly pageKey: string;
  readonly conversationId: string;
  /** The model that is asked next, where it is not that of the settings. */
  readonly model?: string;
  readonly mode: ReadingMode;
  /** True if the user asked for the transcript: the page's own button may be pressed for it. */
  readonly mayOpenTranscript: boolean;
  /** True if the user did not ask for it: an answer that the page's server gave before is not fetched again. */
  readonly isQuiet: boolean;
  /** The parts that the user takes into the text, by their ids. */
  readonly taken: readonly string[];
}

/** The page in a tab as it is now. */
export interface TabReading {
  readonly reading: PageReading;
  /** The hash of its text, as in `AttachedPage`. */
  readonly hash: string;
  /** Tokens of the text with its marks, as a plan counts them. */
  readonly tokens: number;
  /** The difference from the page that the conversation was last sent; null if it was sent none. */
  readonly changed: PageChange | null;
  /** The numbers of its passages when it is sent; null numbers them from 1. */
  readonly citations: PassageNumbers | null;
  readonly room: PageRoom;
}

interface PageChange {
  /** The hash of the text that it was compared with. */
  readonly since: string;
  readonly passages: number;
}

/** The next question of a conversation: the last turn before it, if any, and its model. */
export interface RoomOf {
  readonly conversationId: string;
  readonly turnId: string | null;
  readonly model: string;
}

/** The room of a model, and the tokens, as estimated, of the last request of a conversation; null where none is kept. */
export interface QuestionRoom extends Omit<PageRoom, 'whole' | 'parts'> {
  readonly sent: number | null;
}

/** The room that the chosen model has. */
export interface PageRoom {
  readonly model: string;
  /** Tokens for input and output together. */
  readonly context: number;
  /** Tokens that a page may take, as estimated. */
  readonly page: number;
  /** Tokens that several pages may take together where one of them goes in part. */
  readonly parts: number;
  /** Tokens up to which it goes whole with a question: fewer where the user wants only what the question needs. */
  readonly whole: number;
  /** The model's tokens for each estimated one. */
  readonly tokenRatio: number;
}

/** Asks a turn again: as it was worded, or as `question`. What follows it stays in a branch of its own. */
export interface AskAgain {
  readonly conversationId: string;
  readonly pageKey: string;
  readonly turnId: string;
  readonly question?: string;
  /** Absent for the model of the settings. */
  readonly model?: string;
}

/** Null when the command was taken, or the reason why it was refused; a refused command changed nothing. */
export type Refusal = Failure | null;

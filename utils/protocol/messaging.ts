import type { BackupContent, BackupPart, ImportCounts } from '../backup/backup-format';
import type { Action, AttachedPage } from '../chat/conversation';
import type { Draft, SelectionScope } from '../chat/draft';
import type { Failure } from '../chat/failure';
import type { Entry } from '../diagnostics/log';
import type { RequestRecord } from '../chat/request-record';
import type { ModelTraits } from '../kimi/model-traits';
import type { RestStep, SelectionCapture } from '../page/capture';
import type { PassageTarget, Shown } from '../page/passage-target';
import type { PageReading, ReadingMode } from '../page/reading';
import type { PassageNumbers } from '../prompt/numbering';
import type { Settings } from '../settings/settings';
import type { DamagedRecord } from '../storage/damaged-record';
import type { DayUsage } from '../storage/day-usage';
import type { ListedConversations, ConversationQuery } from '../storage/listed-conversations';
import type { StorageState } from '../storage/storage-state';
import type { Barrier } from '../tab/look';
import { once, twice, twiceSigned, untilTaken } from './retry';

/**
 * Every command that a panel gives the background: how often it may be given, what is given with it, and what is
 * answered. What comes of it arrives as events, on the channel. The panel's client and the background's handlers are
 * typed from this table: a new command is an entry here, and a handler.
 */
export const COMMANDS = {
  /** It names its turn: given twice, it is asked once. */
  ask: twiceSigned<Ask, Refusal>,
  askAgain: untilTaken<AskAgain, Refusal>,
  /** The last answer goes on from where it stands. */
  continueAnswer: untilTaken<ConversationTurn & AboutPage, Refusal>,
  stop: once<InConversation, void>,

  /** The conversation that a page shows; begins one (stored with its first question) where there is none. */
  conversationOf: twice<AboutPage, string>,
  /** The stored conversations, or those in which the words stand. */
  listConversations: twice<ConversationQuery, ListedConversations>,
  /** Makes a page show a fresh conversation, or one of its earlier ones. Returns its id. */
  showConversation: twice<AboutPage & { readonly conversationId: string | null }, string>,
  deleteConversation: twice<InConversation, void>,
  /** How many conversations nothing was asked in since `before`, epoch milliseconds. */
  countConversationsBefore: once<{ readonly before: number }, number>,
  /** Deletes those conversations for good. Returns how many. */
  deleteConversationsBefore: once<{ readonly before: number }, number>,

  /** What stands in a panel's composer is kept for it and the conversation; an empty draft is forgotten. */
  keepDraft: twiceSigned<InConversation & { readonly draft: Draft }, void>,
  /** What was kept of it for this panel, or left by one that is closed; or null. */
  draftOf: twiceSigned<InConversation, Draft | null>,

  /** The errors in the background's log, oldest first. */
  diagnostics: twice<void, readonly Entry[]>,

  /** How much is stored, and how safe it is. */
  storageState: once<void, StorageState>,
  /** The records that made no sense and were set aside, oldest first. */
  damagedRecords: once<void, readonly DamagedRecord[]>,
  forgetDamagedRecords: once<void, void>,
  /** The next part of what a backup has, from its beginning or after the part before. */
  exportPart: once<{ readonly after: string | null }, BackupPart>,
  /** Merges a part of a backup, all of it, or nothing and why. To merge it again changes nothing. */
  importPart: once<BackupContent, ImportCounts | Failed>,

  /** Reads a tab's page, if it is still the page that is meant. */
  readTab: twice<ReadTab, TabReading | Failed>,
  /** One step towards the end of a page that loads more when it is scrolled; to be given again until it is done. */
  loadMore: twice<InTab, RestStep | Failed>,
  /** The page goes back to where it was scrolled. What came so far is read from then on. */
  stopLoading: once<InTab, void>,

  /** What keeps a tab from us that does not show its address; null if only that nobody has allowed it yet. */
  barrierOf: once<InTab, Barrier | null>,

  /** Scrolls a tab to a passage and highlights it; `absent` where the page has it no more, or may not be read. */
  showPassage: twice<InTab & { readonly target: PassageTarget }, Shown>,
  /** Takes the highlight away. */
  hidePassage: twice<InTab, void>,

  /** What the toolbar button, the shortcut or the menu brought for this tab; it is handed out once. */
  takeGesture: twice<InTab, TimedGesture | null>,

  /** Tries the token against the API, and keeps it only if it works. */
  saveToken: once<{ readonly token: string }, Refusal>,
  forgetToken: once<void, void>,
  saveSettings: once<Settings, void>,
  /** The ids of the models that the account has, remembered for a day unless `isFresh`. */
  listModels: once<{ readonly isFresh: boolean }, { readonly models: readonly string[] } | Failed>,
  /** What is known of a model beforehand. */
  traitsOf: once<{ readonly model: string }, ModelTraits>,

  /** What was used on each of the last `days` days, oldest first, by model. */
  usageByDay: once<{ readonly days: number }, readonly DayUsage[]>,
  /** What was sent for an answer, request by request; empty where nothing is kept. */
  requestsOf: twice<ConversationTurn, readonly RequestRecord[]>,
  /** The texts of the pages that were sent in a conversation, by hash. */
  pageTextsOf: twice<InConversation & AboutPage, readonly (readonly [hash: string, text: string])[]>,
};

export type CommandName = keyof typeof COMMANDS;

export const commandNames = Object.keys(COMMANDS) as readonly CommandName[];

type Way<Name extends CommandName> = ReturnType<(typeof COMMANDS)[Name]>;

/** What a panel gives with a command. */
export type Given<Name extends CommandName> = Parameters<Way<Name>>[0];

/** What reaches the background of it. */
export type Sent<Name extends CommandName> = Parameters<Parameters<(typeof COMMANDS)[Name]>[0]>[0];

/** What the background answers. */
export type Result<Name extends CommandName> = Awaited<ReturnType<Way<Name>>>;

/** What answers every command, in the background. */
export type Handlers = {
  readonly [Name in CommandName]: (sent: Sent<Name>) => Result<Name> | Promise<Result<Name>>;
};

interface InConversation {
  readonly conversationId: string;
}

interface ConversationTurn extends InConversation {
  readonly turnId: string;
}

interface AboutPage {
  readonly pageKey: string;
}

interface InTab {
  readonly tabId: number;
}

interface Failed {
  readonly failure: Failure;
}

export interface Ask {
  /** The turn that it becomes: given twice, it is asked once. */
  readonly turnId: string;
  readonly conversationId: string;
  readonly pageKey: string;
  readonly question: string;
  readonly action: Action;
  readonly page: AskedPage;
  readonly selection: SelectionCapture | null;
  readonly scope: SelectionScope;
  /** The user agreed to what reading a long page section by section takes. */
  readonly mayDigest: boolean;
}

/** What goes with a question of the page beside the panel: shown to the user, and asked with, as it stands here. */
export type AskedPage =
  | { readonly type: 'none' }
  /** The tab is read when the question is asked. */
  | { readonly type: 'tab'; readonly tabId: number; readonly pageKey: string }
  /** What the panel has read, without the sections that the user took out. */
  | { readonly type: 'reading'; readonly reading: PageReading; readonly omitted: readonly number[] }
  /** What this conversation was sent of the page last, though it may have changed since. */
  | { readonly type: 'as-before'; readonly page: AttachedPage };

export interface ReadTab {
  readonly tabId: number;
  readonly pageKey: string;
  readonly conversationId: string;
  readonly mode: ReadingMode;
  /** The user asked for the transcript: the page's own button may be pressed for it. */
  readonly mayOpenTranscript: boolean;
  /** Nobody asked for it: what the page's server answered before is not asked for again. */
  readonly isQuiet: boolean;
}

/** The page in a tab as it is now. */
export interface TabReading {
  readonly reading: PageReading;
  /** Of its text, as `AttachedPage` has it. */
  readonly hash: string;
  /** Tokens of the text with its marks, as a plan counts them. */
  readonly tokens: number;
  /** How it differs from what the conversation was last sent of this page; null if it was sent nothing. */
  readonly changed: PageChange | null;
  /** How the passages of its text are named where it is sent; null numbers them from 1. */
  readonly citations: PassageNumbers | null;
  readonly room: PageRoom;
}

interface PageChange {
  /** The text that it was compared with, by its hash. */
  readonly since: string;
  readonly passages: number;
}

/** What the chosen model has room for. */
export interface PageRoom {
  readonly model: string;
  /** Tokens that it takes in and gives out together. */
  readonly context: number;
  /** Tokens that a page may take, as they are estimated. */
  readonly page: number;
  /** How many tokens it makes of what is estimated as one. */
  readonly tokenRatio: number;
}

/** The last turn again: as it was worded, or as `question`. */
export interface AskAgain {
  readonly conversationId: string;
  readonly pageKey: string;
  readonly turnId: string;
  readonly question?: string;
}

/** The user pointed Sidenote at a tab. */
export interface Gesture {
  readonly selection: SelectionCapture | null;
  /** What to do with the selection; `ask` waits for the user's own question. */
  readonly action: Action;
  /** Whether the tab let itself be read. */
  readonly isReadable: boolean;
}

export interface TimedGesture extends Gesture {
  /** When it was made, epoch milliseconds; never later than anything that came of it. */
  readonly at: number;
}

/** Null when the command was taken, or why it was not; a refused command changed nothing. */
export type Refusal = Failure | null;

import type { BackupContent, BackupPart, ImportCounts } from '../backup/backup-format';
import type { Action, AttachedPage } from '../chat/conversation';
import type { Draft, SelectionScope } from '../chat/draft';
import type { Failure } from '../chat/failure';
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

/**
 * How often a command is given when no answer comes. The browser ends an idle worker, also over a command that has just
 * come, and starts another for the next one.
 * - `once`: it may have been done, and is not to be done again; or its answer is not worth waiting for.
 * - `until-taken`: again where nobody was there to take it, as it may not be done twice.
 * - `twice`: to do it again changes nothing.
 */
export type Retry = 'once' | 'until-taken' | 'twice';

/** A command as the table has it. A panel gives `Data`, `Wire` of it reaches the background, and `Answer` comes back. */
interface Command<Data, Wire, Answer> {
  readonly retry: Retry;
  /** Whether the panel's id goes with it. */
  readonly isSigned: boolean;
  /** The types alone; there is no such value. */
  readonly types?: { readonly data: Data; readonly wire: Wire; readonly answer: Answer };
}

const command = <Data, Answer>(retry: Retry): Command<Data, Data, Answer> => ({ retry, isSigned: false });

/** A command about what is a panel's own: it says which panel gives it. */
const signed = <Data, Answer>(retry: Retry): Command<Data, Data & FromPanel, Answer> => ({
  retry,
  isSigned: true,
});

/**
 * Every command that a panel gives the background. What comes of them arrives as events, on the channel. The panel's
 * client and the background's handlers are typed from this table: a new command is an entry here, and a handler.
 */
export const COMMANDS = {
  /** It names its turn: given twice, it is asked once. */
  ask: signed<Ask, Refusal>('twice'),
  askAgain: command<AskAgain, Refusal>('until-taken'),
  /** The last answer goes on from where it stands. */
  continueAnswer: command<ConversationTurn & AboutPage, Refusal>('until-taken'),
  stop: command<InConversation, void>('once'),

  /** The conversation that a page shows; begins one (stored with its first question) where there is none. */
  conversationOf: command<AboutPage, string>('twice'),
  /** The stored conversations, or those in which the words stand. */
  listConversations: command<ConversationQuery, ListedConversations>('twice'),
  /** Makes a page show a fresh conversation, or one of its earlier ones. Returns its id. */
  showConversation: command<AboutPage & { readonly conversationId: string | null }, string>('twice'),
  deleteConversation: command<InConversation, void>('twice'),
  /** How many conversations nothing was asked in since `before`, epoch milliseconds. */
  countConversationsBefore: command<{ readonly before: number }, number>('once'),
  /** Deletes those conversations for good. Returns how many. */
  deleteConversationsBefore: command<{ readonly before: number }, number>('once'),

  /** What stands in a panel's composer is kept for it and the conversation; an empty draft is forgotten. */
  keepDraft: signed<InConversation & { readonly draft: Draft }, void>('twice'),
  /** What was kept of it for this panel, or left by one that is closed; or null. */
  draftOf: signed<InConversation, Draft | null>('twice'),

  /** How much is stored, and how safe it is. */
  storageState: command<void, StorageState>('once'),
  /** The records that made no sense and were set aside, oldest first. */
  damagedRecords: command<void, readonly DamagedRecord[]>('once'),
  forgetDamagedRecords: command<void, void>('once'),
  /** The next part of what a backup has, from its beginning or after the part before. */
  exportPart: command<{ readonly after: string | null }, BackupPart>('once'),
  /** Merges a part of a backup, all of it, or nothing and why. To merge it again changes nothing. */
  importPart: command<BackupContent, ImportCounts | Failed>('once'),

  /** Reads a tab's page, if it is still the page that is meant. */
  readTab: command<ReadTab, TabReading | Failed>('twice'),
  /** One step towards the end of a page that loads more when it is scrolled; to be given again until it is done. */
  loadMore: command<InTab, RestStep | Failed>('twice'),
  /** The page goes back to where it was scrolled. What came so far is read from then on. */
  stopLoading: command<InTab, void>('once'),

  /** What keeps a tab from us that does not show its address; null if only that nobody has allowed it yet. */
  barrierOf: command<InTab, Barrier | null>('once'),

  /** Scrolls a tab to a passage and highlights it; `absent` where the page has it no more, or may not be read. */
  showPassage: command<InTab & { readonly target: PassageTarget }, Shown>('twice'),
  /** Takes the highlight away. */
  hidePassage: command<InTab, void>('twice'),

  /** What the toolbar button, the shortcut or the menu brought for this tab; it is handed out once. */
  takeGesture: command<InTab, TimedGesture | null>('twice'),

  /** Tries the token against the API, and keeps it only if it works. */
  saveToken: command<{ readonly token: string }, Refusal>('once'),
  forgetToken: command<void, void>('once'),
  saveSettings: command<Settings, void>('once'),
  /** The ids of the models that the account has, remembered for a day unless `isFresh`. */
  listModels: command<{ readonly isFresh: boolean }, { readonly models: readonly string[] } | Failed>('once'),
  /** What is known of a model beforehand. */
  traitsOf: command<{ readonly model: string }, ModelTraits>('once'),

  /** What was used on each of the last `days` days, oldest first, by model. */
  usageByDay: command<{ readonly days: number }, readonly DayUsage[]>('once'),
  /** What was sent for an answer, request by request; empty where nothing is kept. */
  requestsOf: command<ConversationTurn, readonly RequestRecord[]>('twice'),
  /** The texts of the pages that were sent in a conversation, by hash. */
  pageTextsOf: command<InConversation & AboutPage, readonly (readonly [hash: string, text: string])[]>(
    'twice',
  ),
};

export type CommandName = keyof typeof COMMANDS;

export const commandNames = Object.keys(COMMANDS) as readonly CommandName[];

type Types<Name extends CommandName> = NonNullable<(typeof COMMANDS)[Name]['types']>;

/** What a panel gives with a command. */
export type Given<Name extends CommandName> = Types<Name>['data'];

/** What reaches the background of it. */
export type Sent<Name extends CommandName> = Types<Name>['wire'];

/** What the background answers. */
export type Result<Name extends CommandName> = Types<Name>['answer'];

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

/** What is a panel's own says whose it is. */
export interface FromPanel {
  /** An id that the panel made for itself; it holds the lock of that name as long as it is open. */
  readonly panel: string;
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

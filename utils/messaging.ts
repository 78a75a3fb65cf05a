import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Action } from './chat/conversation';
import type { Failure } from './chat/failure';
import type { DayUsage } from './storage/ledger';
import type { RequestRecord } from './chat/request-record';
import type { ModelTraits } from './kimi/model-traits';
import type { SelectionCapture } from './page/capture';
import type { Settings } from './settings';

/** Commands a panel gives the background. What comes of them arrives as events, on the channel. */
interface Commands {
  ask(command: Ask): Refusal;
  askAgain(command: AskAgain): Refusal;
  /** The last answer goes on from where it stands. */
  goOn(command: {
    readonly conversationId: string;
    readonly pageKey: string;
    readonly turnId: string;
  }): Refusal;
  stop(command: { readonly conversationId: string }): void;

  /** The conversation that a page shows; begins one (stored with its first question) where there is none. */
  conversationOf(query: { readonly pageKey: string }): string;
  /** All stored conversations of a page, newest first. */
  conversationsOf(query: { readonly pageKey: string }): readonly ConversationSummary[];
  /** Makes a page show a fresh conversation, or one of its earlier ones. Returns its id. */
  showConversation(command: { readonly pageKey: string; readonly conversationId: string | null }): string;
  deleteConversation(command: { readonly conversationId: string }): void;

  /** What the toolbar button, the shortcut or the menu brought for this tab; it is handed out once. */
  takeGesture(query: { readonly tabId: number }): Gesture | null;

  /** Tries the token against the API, and keeps it only if it works. */
  saveToken(command: { readonly token: string }): Refusal;
  forgetToken(): void;
  saveSettings(settings: Settings): void;
  /** The ids of the models that the account has, remembered for a day unless `isFresh`. */
  listModels(query: {
    readonly isFresh: boolean;
  }): { readonly models: readonly string[] } | { readonly failure: Failure };

  /** What is known of a model beforehand. */
  traitsOf(query: { readonly model: string }): ModelTraits;

  /** What was used on each of the last `days` days, oldest first, by model. */
  usageByDay(query: { readonly days: number }): readonly DayUsage[];
  /** What was sent for an answer, request by request; empty where nothing is kept. */
  requestsOf(query: { readonly conversationId: string; readonly turnId: string }): readonly RequestRecord[];
}

export interface Ask {
  readonly conversationId: string;
  readonly pageKey: string;
  readonly question: string;
  readonly action: Action;
  /** The tab to read; null asks without a page. */
  readonly tabId: number | null;
  readonly selection: SelectionCapture | null;
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

/** Null when the command was taken, or why it was not; a refused command changed nothing. */
export type Refusal = Failure | null;

export interface ConversationSummary {
  readonly id: string;
  readonly createdAt: number;
  /** The first question. */
  readonly question: string;
  readonly turns: number;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<Commands>();

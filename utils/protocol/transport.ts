import { defineExtensionMessaging } from '@webext-core/messaging';
import type { CommandName } from './messaging';

/** The wire that commands go over. It knows their names only: the client and the handlers know their types. */
export const { sendMessage, onMessage } =
  defineExtensionMessaging<Record<CommandName, (data: unknown) => unknown>>();

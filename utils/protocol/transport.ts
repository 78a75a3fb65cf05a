import { defineExtensionMessaging } from '@webext-core/messaging';
import type { CommandName } from './commands';

/** The wire that carries commands. It knows only their names; the client and the handlers know their types. */
export const { sendMessage, onMessage } =
  defineExtensionMessaging<Record<CommandName, (data: unknown) => unknown>>();

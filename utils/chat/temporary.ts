/**
 * Temporary conversations: nothing of them is kept. They are in the memory of the background alone, as long as the panel
 * that began one is open. Their ids say that they are temporary, so that no code has to be told.
 */

const PREFIX = 'temporary:';

export const temporaryId = (): string => PREFIX + crypto.randomUUID();

export const isTemporary = (conversationId: string): boolean => conversationId.startsWith(PREFIX);

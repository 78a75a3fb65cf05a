import type { Client } from '../protocol/client';

export type LockCommands = Pick<
  Client,
  'turnLockOn' | 'turnLockOff' | 'changePassphrase' | 'unlock' | 'lockNow' | 'setLockRest' | 'eraseEverything'
>;

/** The actions about the passphrase. */
export function createLockActions(commands: LockCommands) {
  return {
    /** Encrypts everything that is stored. */
    turnLockOn: (passphrase: string) => commands.turnLockOn({ passphrase }),
    turnLockOff: (passphrase: string) => commands.turnLockOff({ passphrase }),
    changePassphrase: (passphrase: string, next: string) => commands.changePassphrase({ passphrase, next }),
    unlock: (passphrase: string) => commands.unlock({ passphrase }),
    lockNow: commands.lockNow,
    /** Sets the minutes of rest after which it locks; null waits for the end of the browser. */
    setLockRest: (minutes: number | null) => commands.setLockRest({ minutes }),
    /** Deletes everything but the settings. */
    eraseEverything: commands.eraseEverything,
  };
}

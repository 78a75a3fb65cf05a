import type { Client } from '../protocol/client';
import type { Move, Refusal } from '../protocol/commands';
import type { AboutConversation } from './asking';

/** Gives a command about the shown conversation; resolves to whether it was taken. */
type GiveShown = (command: (about: AboutConversation) => Promise<Refusal>) => Promise<boolean>;

/** The commands about an answer that is there already. */
export function createAnswerCommands(
  commands: Pick<Client, 'askAgain' | 'continueAnswer' | 'moveCitation' | 'showBranch'>,
  give: GiveShown,
  /** The model that the user chose for the conversation that is shown. */
  chosenModel: () => string | undefined,
) {
  return {
    /** Asks a turn again: as it was, or as `question`, and with `model`, or with that of the next question. */
    askAgain: (turnId: string, question?: string, model = chosenModel()): Promise<boolean> =>
      give((about) =>
        commands.askAgain({
          ...about,
          turnId,
          ...(question !== undefined && { question }),
          ...(model !== undefined && { model }),
        }),
      ),

    /** Continues the last answer from where it stopped. */
    continueAnswer: (turnId: string): Promise<boolean> =>
      give((about) => commands.continueAnswer({ ...about, turnId })),

    /** Shows the branch through a turn, here and in every other window. */
    showBranch: (turnId: string): Promise<boolean> =>
      give((about) => commands.showBranch({ ...about, turnId })),

    /** Moves a citation of an answer to another passage, or back. */
    moveCitation: (turnId: string, move: Move): Promise<boolean> =>
      give((about) => commands.moveCitation({ ...about, turnId, ...move })),
  };
}

/**
 * How often a command is given when no answer comes. The browser ends an idle worker, also over a command that has just
 * come, and starts another for the next one.
 *
 * Each rule is given `send`, which sends a command over the wire, and makes of it how a panel gives that command. What it
 * makes rejects where no answer came at last.
 */
import { note } from '../diagnostics/log';

type Send<Data, Answer> = (data: Data) => Promise<Answer>;

/** What is a panel's own says whose it is. */
interface FromPanel {
  /** An id that the panel made for itself; it holds the lock of that name as long as it is open. */
  readonly panel: string;
}

/** Never again by itself: whoever gave it learns that no answer came, and decides. */
export function once<Data, Answer>(send: Send<Data, Answer>): Send<Data, Answer> {
  return send;
}

/** It must not be done twice, so that it is given again only where nobody was there to take it: the worker was ending. */
export function untilTaken<Data, Answer>(send: Send<Data, Answer>): Send<Data, Answer> {
  return (data) =>
    send(data).catch((error: unknown) => {
      if (!/receiving end does not exist/i.test(String(error))) throw error;
      note('commands', 'retried', error);
      return send(data);
    });
}

/** To do it a second time changes nothing, also if the worker died over the first. */
export function twice<Data, Answer>(send: Send<Data, Answer>): Send<Data, Answer> {
  return (data) =>
    send(data).catch((error: unknown) => {
      note('commands', 'retried', error);
      return send(data);
    });
}

/** As `twice`, for a command about what is a panel's own: the panel's id goes with it. */
export function twiceSigned<Data extends object, Answer>(
  send: Send<Data & FromPanel, Answer>,
  panel: string,
): Send<Data, Answer> {
  return twice((data) => send({ ...data, panel }));
}

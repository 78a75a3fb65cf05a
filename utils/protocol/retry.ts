/**
 * Rules for repeating a command when no answer comes. The browser ends an idle worker, even over a command that has
 * just come, and starts another for the next one.
 *
 * Each rule takes `send`, which sends a command over the wire, and makes the function by which a panel gives that
 * command. The function rejects where no answer came in the end.
 */
import { note } from '../diagnostics/log';

type Send<Data, Answer> = (data: Data) => Promise<Answer>;

/** The mark of a command about a panel's own data. */
interface FromPanel {
  /** An id that the panel made for itself; it holds the lock of that name as long as it is open. */
  readonly panel: string;
}

/** Never repeats: the caller learns that no answer came, and decides. */
export function once<Data, Answer>(send: Send<Data, Answer>): Send<Data, Answer> {
  return send;
}

/** Repeats only where the worker was ending and did not take the command, which must not be done twice. */
export function untilTaken<Data, Answer>(send: Send<Data, Answer>): Send<Data, Answer> {
  return (data) =>
    send(data).catch((error: unknown) => {
      if (!/receiving end does not exist/i.test(String(error))) throw error;
      note('commands', 'retried', error);
      return send(data);
    });
}

/** Repeats once: a second time changes nothing, even if the worker died over the first. */
export function twice<Data, Answer>(send: Send<Data, Answer>): Send<Data, Answer> {
  return (data) =>
    send(data).catch((error: unknown) => {
      note('commands', 'retried', error);
      return send(data);
    });
}

/** Does what `twice` does, for a command about a panel's own data: the panel's id goes with it. */
export function twiceSigned<Data extends object, Answer>(
  send: Send<Data & FromPanel, Answer>,
  panel: string,
): Send<Data, Answer> {
  return twice((data) => send({ ...data, panel }));
}

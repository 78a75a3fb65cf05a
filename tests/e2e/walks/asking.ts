import type { Page } from '@playwright/test';
import type { Action } from '../../../utils/chat/conversation.ts';
import { readNote } from '../faults/reading.ts';
import { fold, lastTurn } from '../support/chat.ts';
import type { RecordedRequest } from '../../kimi-server/recorded-request.ts';
import { isThere } from './hand.ts';
import { label, pattern } from './label.ts';
import { comes, comeToRest } from './rest.ts';
import { broken } from './promise.ts';
import { wordsOf } from './places.ts';
import { readSent } from './sent.ts';
import { tabBeside, type Scene } from './scene.ts';
import { shownAtPress, watchPresses, type Shown } from './shown.ts';

export interface Asking {
  /** Asks the question. */
  readonly act: () => Promise<void>;
  /** The words that were typed; null where Sidenote words the question. */
  readonly question: string | null;
  /** The kind of question; one of the user’s own by default. */
  readonly action?: Action;
  /** The panel's view, if it is not that of the last press. */
  readonly shown?: () => Promise<Shown>;
  /** True if the answer is to stay open. */
  readonly isHeld?: boolean;
  /** Another panel than the walk's own. */
  readonly panel?: Page;
}

/** Asks, and compares the request with the panel's view, and the panel's view then with the answer. */
export async function askAndCheck(scene: Scene, asking: Asking): Promise<void> {
  const { panel = scene.panel, action = 'ask' } = asking;
  const before = await tabBeside(panel);
  const request = await sentBy(scene, asking);
  if (!request) return;
  const shown = await (asking.shown?.() ?? shownAtPress(panel));
  const { site, notice, model } = scene;
  const isTranslation = action === 'translate' && shown.quote !== null;
  const wordsNow = (url: string) => (url.includes('walks/notices') ? [`Notice number ${notice}:`] : []);
  const found = broken({
    shown,
    sent: readSent(request.body),
    question: asking.question,
    action,
    // Its title may come while it is read.
    tabs: [before, await tabBeside(panel)].filter((tab) => tab !== null),
    model,
    language: isTranslation ? scene.translateInto : scene.language,
    wordsOf: (url) => wordsOf(site, url),
    wordsNow,
    seen: panel === scene.panel ? scene.seen : null,
  });
  for (const what of found) scene.report('mismatch', what);
  scene.seen = null;
  await seeAnswered(scene, request, asking, shown.quote);
}

/** Acts, and returns the request; null where none is made. */
export async function sentBy(
  scene: Scene,
  { act, panel = scene.panel }: Pick<Asking, 'act' | 'panel'>,
): Promise<RecordedRequest | null> {
  const { kimi } = scene;
  const before = kimi.requests.length;
  await watchPresses(panel);
  const alerts = await panel.getByRole('alert').count();
  await act();
  const isThrough = async () => {
    // One at a time is answered: what waits for an answer that is held says so.
    if (scene.held.size > 0 && (await isThere(panel.getByText(pattern('in_queue'))))) {
      scene.held.clear();
      kimi.resume();
    }
    return kimi.requests.length > before || (await panel.getByRole('alert').count()) > alerts;
  };
  if (!(await comes(isThrough))) scene.report('stuck', 'a question is neither sent nor refused');
  return kimi.requests[before] ?? null;
}

/** Waits for the answer, and checks that it is what was sent; holds it if that is wanted. */
async function seeAnswered(
  scene: Scene,
  request: RecordedRequest,
  { isHeld = false, question, panel = scene.panel }: Asking,
  quote: string | null,
): Promise<void> {
  const turn = lastTurn(panel);
  if (isHeld && question !== null) {
    const begins = async () =>
      ((await turn
        .locator('.markdown')
        .last()
        .textContent()
        .catch(() => '')) ?? '') !== '';
    await comes(async () => request.endedAt !== null || begins());
    if (request.endedAt === null) {
      scene.kimi.stall();
      scene.held.add(question);
    }
  }
  await comeToRest(scene);
  if (scene.held.has(question ?? '')) return;
  await checkTurn(scene, request, panel);
  const quoted = turn.locator('.question .quote-text');
  const shownQuote = (await quoted.count()) > 0 ? fold((await quoted.textContent()) ?? '') : null;
  if (shownQuote !== (quote === null ? null : fold(quote)))
    scene.report('mismatch', `the turn quotes “${shownQuote}”, and asked was about “${quote}”`);
}

/** Checks that a turn's answer is what was sent, all of it, unless it says otherwise. `before` is what it had already. */
export async function checkTurn(
  scene: Scene,
  request: RecordedRequest,
  panel: Page = scene.panel,
  before = '',
): Promise<void> {
  const turn = lastTurn(panel);
  const read = async () => fold((await turn.locator('.turn-view-answer > .markdown').textContent()) ?? '');
  // The marks of a selection show no source, since there is only one.
  const sent = fold(before) + fold(request.sent.text.replaceAll(/\[0·(\d+)\]/g, '$1'));
  let text = '';
  const isWhole = async () => {
    if ((await turn.locator('.turn-view-answer > .markdown').count()) === 0) return sent === '';
    text = await read();
    return text === sent;
  };
  const { words } = await readNote(turn);
  // What was interrupted says so, and has the beginning.
  if (words.includes(label('outcome_stopped')) || (scene.hasKilled && words !== '')) {
    await isWhole();
    if (!sent.startsWith(text))
      scene.report('mismatch', `“${text.slice(0, 80)}” is no beginning of “${sent.slice(0, 80)}”`);
  } else if (words !== '')
    scene.report('mismatch', `an answer that was sent whole says “${words.slice(0, 200)}”`);
  else if (!(await comes(isWhole, 3_000))) {
    const at = [...sent].findIndex((character, index) => character !== text[index]);
    const from = Math.max(0, (at === -1 ? sent.length : at) - 20);
    const part = (whole: string) => whole.slice(from, from + 60);
    scene.report(
      'mismatch',
      `an answer shows not what was sent: “…${part(text)}…”, sent was “…${part(sent)}…”`,
    );
  }
}

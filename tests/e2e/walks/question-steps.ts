import type { Action } from '../../../utils/chat/conversation.ts';
import { composer, fold, lastTurn } from '../support/chat.ts';
import { askAndCheck, checkTurn, sentBy } from './asking.ts';
import { button, isThere, press, reach, type By } from './hand.ts';
import { label, type Key } from './label.ts';
import { comes, comeToRest } from './rest.ts';
import { readSent } from './sent.ts';
import type { Scene, Step } from './scene.ts';

/** The share of answers that are held where they are: one in so many. */
const HELD_ONE_IN = 4;

const SUGGESTIONS: readonly [Key, ...Key[]] = ['prompt_main_points', 'prompt_simply', 'prompt_missing'];

/** Types a question and sends it. */
export async function typeAndSend({ panel }: Pick<Scene, 'panel'>, question: string, by: By): Promise<void> {
  const field = composer(panel);
  if (by === 'mouse') await field.click();
  else await reach(field);
  await panel.keyboard.press('ControlOrMeta+A');
  await panel.keyboard.insertText(question);
  if (by === 'mouse') await press(button(panel, 'send'), by);
  else await panel.keyboard.press('Enter');
}

/** A button that asks something by itself. */
function asks(name: string, key: Key, action: Action, weight = 1): Step {
  return {
    name,
    weight,
    isPossible: async ({ panel }) => isThere(button(panel, key)),
    take: (scene, { by }) =>
      askAndCheck(scene, { act: () => press(button(scene.panel, key).first(), by), question: null, action }),
  };
}

/** Asks the last turn again, and checks that it is asked with the same pages. */
async function askOnceMore(scene: Scene, act: () => Promise<void>, question: string | null): Promise<void> {
  const name = (await lastTurn(scene.panel).getAttribute('aria-label')) ?? '';
  const before = scene.kimi.requests.findLast(({ body }) => readSent(body).last.includes(name));
  const request = await sentBy(scene, { act });
  if (!request) return;
  const sent = readSent(request.body);
  const urls = (pages: readonly { readonly url: string }[]) => pages.map(({ url }) => url).join(', ');
  if (question !== null && !sent.last.includes(question))
    scene.report('mismatch', `“${question}” is not asked`);
  if (before && urls(readSent(before.body).newPages) !== urls(sent.newPages))
    scene.report(
      'mismatch',
      `asked again, it goes with ${urls(sent.newPages) || 'no page'}, before it was ${urls(readSent(before.body).newPages) || 'none'}`,
    );
  if (sent.model !== scene.model)
    scene.report('mismatch', `${scene.model} was chosen, ${sent.model} is asked again`);
  await comeToRest(scene);
  await checkTurn(scene, request);
}

export const QUESTION_STEPS: readonly Step[] = [
  {
    name: 'ask',
    weight: 5,
    isPossible: async ({ panel }) =>
      (await isThere(composer(panel))) && isThere(panel.getByRole('button', { name: label('send') })),
    async take(scene, { by, random }) {
      scene.typed += 1;
      const question = `What does it say, number ${scene.typed}?`;
      const isHeld = random.below(HELD_ONE_IN) === 0;
      await askAndCheck(scene, { act: () => typeAndSend(scene, question, by), question, isHeld });
    },
  },
  {
    name: 'ask-suggestion',
    isPossible: async ({ panel }) => isThere(button(panel, SUGGESTIONS[0])),
    take: (scene, { by, random }) => {
      const key = random.pick(SUGGESTIONS);
      return askAndCheck(scene, { act: () => press(button(scene.panel, key), by), question: label(key) });
    },
  },
  asks('summarise-first', 'summarise_question', 'summarise', 2),
  asks('summarise', 'summarise', 'summarise'),
  asks('explain', 'menu_explain', 'explain', 3),
  asks('translate', 'menu_translate', 'translate', 3),
  {
    name: 'stop',
    weight: 6,
    isPossible: async ({ panel }) => isThere(button(panel, 'stop')),
    async take(scene, { by }) {
      await press(button(scene.panel, 'stop').first(), by);
      scene.held.delete((await lastTurn(scene.panel).getAttribute('aria-label')) ?? '');
      await comeToRest(scene);
      const says = async () => (await lastTurn(scene.panel).innerText()).includes(label('outcome_stopped'));
      if (!scene.hasKilled && !(await comes(says, 3_000)))
        scene.report('mismatch', 'a stopped answer does not say so');
    },
  },
  {
    name: 'ask-again',
    isPossible: async ({ panel }) => isThere(button(panel, 'ask_again')),
    take: (scene, { by }) =>
      askOnceMore(scene, () => press(button(scene.panel, 'ask_again').last(), by), null),
  },
  {
    name: 'continue',
    weight: 4,
    isPossible: async ({ panel }) => isThere(button(panel, 'go_on')),
    async take(scene, { by }) {
      const turn = lastTurn(scene.panel).locator('.turn-view-answer > .markdown');
      const before = fold((await turn.textContent().catch(() => '')) ?? '');
      const request = await sentBy(scene, { act: () => press(button(scene.panel, 'go_on').last(), by) });
      await comeToRest(scene);
      if (request) await checkTurn(scene, request, scene.panel, before);
    },
  },
  {
    name: 'edit',
    weight: 2,
    isPossible: async ({ panel }) => isThere(button(panel, 'edit_question')),
    async take(scene, { by }) {
      scene.typed += 1;
      const question = `And what not, number ${scene.typed}?`;
      await press(button(scene.panel, 'edit_question').last(), by);
      const field = scene.panel.getByRole('textbox', { name: label('edit_question') });
      await field.waitFor();
      await scene.panel.keyboard.press('ControlOrMeta+A');
      await scene.panel.keyboard.insertText(question);
      const save = scene.panel.getByRole('article').getByRole('button', { name: label('ask'), exact: true });
      const act = () => (by === 'mouse' ? press(save, by) : scene.panel.keyboard.press('Enter'));
      await askOnceMore(scene, act, question);
    },
  },
  {
    name: 'edit-and-leave',
    isPossible: async ({ panel }) => isThere(button(panel, 'edit_question')),
    async take({ panel }, { by }) {
      await press(button(panel, 'edit_question').last(), by);
      const field = panel.getByRole('textbox', { name: label('edit_question') });
      await field.waitFor();
      if (by === 'keyboard') await panel.keyboard.press('Escape');
      else await press(panel.getByRole('article').getByRole('button', { name: label('cancel') }), by);
      await field.waitFor({ state: 'detached' });
    },
  },
];

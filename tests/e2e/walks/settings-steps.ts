import { BEST_MODEL } from '../../kimi-server/completion-request.ts';
import { PRACTICE_TOKEN } from '../../kimi-server/tokens.ts';
import { composer } from '../support/chat.ts';
import { button, isThere, press, reach } from './hand.ts';
import { chooseFromPanelMenu } from './conversation-steps.ts';
import { label, pattern } from './label.ts';
import { comes } from './rest.ts';
import type { Scene, Step, Way } from './scene.ts';

/** Words to type as the model, and the model that is asked then. The practice server answers with all of these. */
const MODELS: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  [label('automatic'), BEST_MODEL],
  ['kimi-k2.6', 'kimi-k2.6'],
  ['kimi-k2-turbo-preview', 'kimi-k2-turbo-preview'],
];

/** Languages by their tags, and by the names that the model gets. */
const LANGUAGES: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['auto', 'English'],
  ['fr', 'French'],
  ['ja', 'Japanese'],
];

const isChat = ({ panel }: Scene) => isThere(panel.getByRole('button', { name: label('menu'), exact: true }));

/** Leaves a screen in front of the chat: by its button, or with Escape. */
async function leave({ panel, report }: Scene, { by, random }: Way): Promise<void> {
  const title = panel.getByRole('heading', { level: 1, name: label('settings') });
  if (random.below(2) === 0) await press(button(panel, 'back'), by);
  else await panel.keyboard.press('Escape');
  const isLeft = async () => (await title.count()) === 0;
  if (await comes(isLeft, 2_000)) return;
  report('stuck', 'the settings can’t be left with Escape');
  await press(button(panel, 'back'), by);
}

async function openSettings(scene: Scene, way: Way): Promise<void> {
  await chooseFromPanelMenu(scene, 'settings', way);
  await scene.panel.getByRole('heading', { level: 1, name: label('settings') }).waitFor();
}

export const SETTINGS_STEPS: readonly Step[] = [
  {
    name: 'settings-and-back',
    weight: 1.5,
    isPossible: isChat,
    async take(scene, way) {
      await openSettings(scene, way);
      await leave(scene, way);
    },
  },
  {
    name: 'change-model',
    isPossible: isChat,
    async take(scene, way) {
      const { panel } = scene;
      await openSettings(scene, way);
      const [typed, model] = way.random.pick(MODELS);
      scene.model = model;
      const field = panel.getByRole('combobox', { name: label('model'), exact: true });
      await reach(field);
      await panel.keyboard.press('ControlOrMeta+A');
      await panel.keyboard.insertText(typed);
      await panel.keyboard.press('Enter');
      await leave(scene, way);
    },
  },
  {
    name: 'change-language',
    isPossible: isChat,
    async take(scene, way) {
      await openSettings(scene, way);
      const [tag, name] = way.random.pick(LANGUAGES);
      const isOfAnswers = way.random.below(2) === 0;
      scene[isOfAnswers ? 'language' : 'translateInto'] = name;
      await scene.panel
        .getByRole('combobox', {
          name: label(isOfAnswers ? 'answer_language' : 'translate_into'),
          exact: true,
        })
        .selectOption(tag);
      await leave(scene, way);
    },
  },
  {
    name: 'remove-and-give-token',
    weight: 0.7,
    isPossible: isChat,
    async take(scene, way) {
      const { panel, report } = scene;
      await openSettings(scene, way);
      await press(button(panel, 'remove').first(), way.by);
      await press(panel.getByRole('alertdialog').getByRole('button', { name: label('remove') }), way.by);
      const field = panel.getByLabel(pattern('token_label_for'));
      await field.waitFor();
      if (way.random.below(2) === 0) {
        await leave(scene, way);
        if (await isThere(composer(panel))) report('mismatch', 'without a token something can be asked');
        const enter = button(panel, 'enter_token');
        await comes(async () => (await isThere(enter)) || isThere(field), 5_000);
        if (await isThere(enter)) await press(enter, way.by);
      }
      await reach(field);
      await panel.keyboard.insertText(PRACTICE_TOKEN);
      if (way.by === 'mouse') await press(button(panel, 'save_token'), way.by);
      else await panel.keyboard.press('Enter');
      await field.waitFor({ state: 'detached' });
      const title = panel.getByRole('heading', { level: 1, name: label('settings') });
      if (await isThere(title)) await leave(scene, way);
      const mayAsk = () => isThere(composer(panel));
      if (!(await comes(mayAsk, 5_000))) report('stuck', 'with a token again nothing can be asked');
    },
  },
];

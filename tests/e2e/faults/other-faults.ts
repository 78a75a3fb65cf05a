import { PRACTICE_TOKEN } from '../../kimi-server/tokens.ts';
import { changeSettings } from '../support/chat.ts';
import { giveCommand } from '../support/commands.ts';
import { broken, WHOLE, type Fault } from './fault.ts';

/** An address without a server. */
const NOWHERE = 'http://127.0.0.1:9/kimi';

/** The user's own acts in another window, or in the settings. */
export const OTHER_FAULTS: readonly Fault[] = [
  {
    name: 'second window',
    hasItsLike: true,
    async strike({ sidenote, site }) {
      const page = await sidenote.openWindow(site.url('article.html'));
      const panel = await sidenote.openPanel(page);
      await panel.getByRole('article').nth(1).waitFor();
      await sidenote.closePanel(panel);
      await page.close();
    },
    ending: () => WHOLE,
  },
  {
    name: 'Stop in the other window',
    hasItsLike: true,
    async prepare(scene) {
      const { sidenote, site } = scene;
      scene.helper = await sidenote.openPanel(await sidenote.openWindow(site.url('article.html')));
    },
    async strike({ helper }) {
      await helper?.getByRole('button', { name: 'Stop', exact: true }).click();
    },
    ending: () => broken(/You stopped this answer\./),
  },
  {
    name: 'token removed',
    hasItsLike: true,
    async strike(scene) {
      await giveCommand(scene.panel, 'forgetToken', undefined);
      scene.undo = async () => {
        await giveCommand(scene.panel, 'saveToken', { token: PRACTICE_TOKEN });
      };
    },
    ending: () => WHOLE,
  },
  {
    name: 'API address changed',
    async strike(scene) {
      const { panel, kimi } = scene;
      await changeSettings(panel, { baseUrl: NOWHERE });
      scene.undo = () => changeSettings(scene.panel, { baseUrl: kimi.baseUrl });
    },
    ending: () => WHOLE,
  },
];

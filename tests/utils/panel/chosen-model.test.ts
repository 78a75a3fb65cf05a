import { expect, test } from 'vitest';
import { emptyConversation } from '@/utils/chat/conversation';
import { createPanelStore } from '@/utils/panel/panel-store';
import { tabReading } from '../../components/stand-ins';
import { clientOver } from '../protocol/client-over';

const KEY = 'https://example.com/tides';

test('a page is read for the model that is asked next, and again when another one is chosen', async () => {
  const models: (string | undefined)[] = [];
  const panel = createPanelStore(
    clientOver({
      async readTab({ model }) {
        models.push(model);
        return tabReading();
      },
    }),
    () => true,
  );
  panel.look({ type: 'readable', tabId: 7, url: KEY, title: 'Tides', site: 'example.com', key: KEY });
  panel.receive({ type: 'snapshot', conversation: emptyConversation('c', KEY, 0) });
  await panel.readPage();
  panel.chooseModel('kimi-small');
  await expect.poll(() => models).toEqual([undefined, 'kimi-small']);
  await expect.poll(() => panel.getState().reading.isReading).toBe(false);
  panel.chooseModel(null);
  await expect.poll(() => models).toEqual([undefined, 'kimi-small', undefined]);
});

import { expect, test } from 'vitest';
import { createPanelStore } from '@/utils/panel/panel-store';
import type { PageView } from '@/utils/page/page-view';
import type { SelectionAsSent } from '@/utils/tab/selection-as-sent';
import { clientOver } from '../protocol/client-over';

const page = (url: string): PageView => ({
  type: 'readable',
  tabId: 7,
  url,
  title: 'Tides',
  site: 'example.com',
  key: url,
});

const selected = (text: string): SelectionAsSent => ({ selection: { text, headings: [], around: '' } });

function open() {
  let onPage: SelectionAsSent | null = null;
  const panel = createPanelStore(clientOver({ selectionIn: () => Promise.resolve(onPage) }), () => false);
  panel.look(page('https://example.com/tides'), true);
  return {
    panel,
    offered: () => panel.getState().offered?.selection.text ?? null,
    select: (text: string | null) => (onPage = text === null ? null : selected(text)),
  };
}

test('a selection is offered, and is no part of the question', async () => {
  const { panel, offered, select } = open();
  await panel.lookForSelection();
  expect(offered()).toBeNull();
  select('Neap tides');
  await panel.lookForSelection();
  expect(offered()).toBe('Neap tides');
  expect(panel.getState().draft.selection).toBeNull();
  select(null);
  await panel.lookForSelection();
  expect(offered()).toBeNull();
});

test('one that was taken or declined is not offered again, until something else was selected', async () => {
  const { panel, offered, select } = open();
  select('Neap tides');
  await panel.lookForSelection();
  panel.declineSelection();
  await panel.lookForSelection();
  expect(offered()).toBeNull();

  select('Spring tides');
  await panel.lookForSelection();
  expect(offered()).toBe('Spring tides');
  panel.attach(selected('Spring tides').selection);
  panel.attach(null);
  await panel.lookForSelection();
  expect(offered()).toBeNull();

  select(null);
  await panel.lookForSelection();
  select('Spring tides');
  await panel.lookForSelection();
  expect(offered()).toBe('Spring tides');
});

test('another page takes the offer away, also one that comes while it is looked for', async () => {
  const { panel, offered, select } = open();
  select('Neap tides');
  await panel.lookForSelection();
  panel.look(page('https://example.com/moon'), true);
  expect(offered()).toBeNull();

  const looking = panel.lookForSelection();
  panel.look(page('https://example.com/sun'), true);
  await looking;
  expect(offered()).toBeNull();
});

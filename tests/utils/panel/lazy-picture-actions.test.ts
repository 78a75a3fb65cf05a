import { expect, test, vi } from 'vitest';
import { lazyPictureActions } from '@/utils/panel/lazy-picture-actions';
import { createPanelStore } from '@/utils/panel/panel-store';
import { clientOver } from '../protocol/client-over';

const LETTER = new File(['It is high water at noon.'], 'letter.txt', { type: 'text/plain' });

function setup() {
  const store = createPanelStore(clientOver({}), () => false);
  const actions = lazyPictureActions({
    store,
    background: clientOver({}),
    readOptions: () => ({ hidesContacts: false, readCMap: async () => new Uint8Array() }),
  });
  return { store, actions };
}

/** A file that was moved since it was chosen. */
function movedFile(name: string, type: string): File {
  const file = new File(['gone'], name, { type });
  vi.spyOn(file, 'arrayBuffer').mockImplementation(async () => {
    throw new DOMException('The file was moved.', 'NotFoundError');
  });
  return file;
}

test('a file is named while it is read, and not longer', async () => {
  const { store, actions } = setup();
  const reading = actions.addFiles([LETTER]);
  expect(store.getState().taking).toEqual([{ name: 'letter.txt' }]);
  await reading;
  expect(store.getState().taking).toEqual([]);
  expect(store.getState().draft.file?.text).toContain('high water');
});

test('a file that the user no longer wants is not attached once it is read', async () => {
  const { store, actions } = setup();
  const file = new File(['Low water.'], 'late.txt', { type: 'text/plain' });
  const gate = Promise.withResolvers<ArrayBuffer>();
  vi.spyOn(file, 'arrayBuffer').mockReturnValue(gate.promise);
  const reading = actions.addFiles([file]);
  store.setState({ taking: [] });
  gate.resolve(new TextEncoder().encode('Low water.').buffer);
  await reading;
  expect(store.getState().draft.file).toBeUndefined();
  expect(store.getState().refusal).toBeNull();
});

test('a file that can’t be read is refused, and waits no longer', async () => {
  const { store, actions } = setup();
  await actions.addFiles([movedFile('gone.txt', 'text/plain')]);
  expect(store.getState().refusal).toEqual({ kind: 'file-failed', message: '' });
  expect(store.getState().taking).toEqual([]);
});

test('a scan whose pages can’t be drawn is refused', async () => {
  const { store, actions } = setup();
  const file = movedFile('scan.pdf', 'application/pdf');
  store.setState({ scan: { file, name: 'scan.pdf', pages: 2, from: 1, blank: [] } });
  await actions.readScan();
  expect(store.getState().refusal?.kind).toBe('file-failed');
  expect(store.getState().scan, 'it may be tried again').not.toBeNull();
});

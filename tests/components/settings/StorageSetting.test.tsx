// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { BackupError } from '@/utils/backup/backup-error';
import type { DamagedRecord } from '@/utils/storage/damaged-record';
import { summary } from '../library';
import { openPanel, useBrowser } from '../panel-harness';
import { turn } from '../stand-ins';

useBrowser();

const YEAR = 365 * 86_400_000;
const STORED = [
  summary({ id: 'c1' }),
  summary({ id: 'c2', updatedAt: Date.now() - YEAR / 2 - 5 * 86_400_000 }),
  summary({ id: 'c3', updatedAt: Date.now() - 2 * YEAR }),
];

async function openStorage(scene: Parameters<typeof openPanel>[0] = {}) {
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => true);
  const panel = openPanel({ turns: [turn()], stored: STORED, ...scene });
  await panel.user.click(screen.getByRole('button', { name: 'Menu' }));
  await panel.user.click(within(await screen.findByRole('menu')).getByText('Settings'));
  await screen.findByRole('heading', { name: 'Storage and backup' });
  return panel;
}

const backupFile = () => new File(['{"sidenote":1}'], 'sidenote.json', { type: 'application/json' });

/** Chooses a file, through the hidden field behind the button. */
function chooseFile(user: Awaited<ReturnType<typeof openStorage>>['user']) {
  return user.upload(screen.getByLabelText('Import…', { selector: 'input' }), backupFile());
}

test('the settings say how much is stored, and how safe it is', async () => {
  await openStorage();
  expect(await screen.findByText('12 MB in 3 conversations')).toBeDefined();
  expect(screen.getByText(/the browser may delete them/)).toBeDefined();
});

test('storage that can’t be read says so, and can be tried again', async () => {
  const { user, library } = await openStorage();
  library.trouble.reading = new Error('blocked');
  await user.click(screen.getByRole('button', { name: 'Back' }));
  await user.click(await screen.findByRole('button', { name: 'Menu' }));
  await user.click(within(await screen.findByRole('menu')).getByText('Settings'));
  const again = await screen.findByRole('button', { name: 'Try again' });
  library.trouble.reading = null;
  await user.click(again);
  expect(await screen.findByText('12 MB in 3 conversations')).toBeDefined();
});

test('old conversations are counted, asked about, deleted, and the number is said', async () => {
  const { user } = await openStorage();
  expect(await screen.findByRole('button', { name: 'Delete 1 conversation' })).toBeDefined();
  await user.selectOptions(screen.getByLabelText('Delete conversations older than'), '6 months');
  await user.click(await screen.findByRole('button', { name: 'Delete 2 conversations' }));
  const dialog = within(await screen.findByRole('alertdialog'));
  expect(dialog.getByText('Delete 2 conversations?')).toBeDefined();
  await user.click(dialog.getByText('Delete'));
  expect((await screen.findByText('Deleted: 2 conversations.')).getAttribute('role')).toBe('status');
  expect(await screen.findByRole('button', { name: 'Nothing older' })).toHaveProperty('disabled', true);
  expect(await screen.findByText('12 MB in 1 conversation')).toBeDefined();
});

test('Cancel deletes nothing', async () => {
  const { user } = await openStorage();
  await user.click(await screen.findByRole('button', { name: 'Delete 1 conversation' }));
  await user.click(within(await screen.findByRole('alertdialog')).getByText('Cancel'));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(screen.getByRole('button', { name: 'Delete 1 conversation' })).toBeDefined();
});

test('the export is a file with the day in its name', async () => {
  const files: Blob[] = [];
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (file: Blob) => `blob:${files.push(file)}`,
      revokeObjectURL: () => {},
    }),
  );
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    names.push(this.download);
  });
  const { user } = await openStorage();
  await user.click(screen.getByRole('button', { name: 'Export…' }));
  await screen.findByText(/^Exported as sidenote-/);
  expect(names).toEqual([expect.stringMatching(/^sidenote-\d{4}-\d\d-\d\d\.json$/)]);
  expect(await files[0]?.text()).toBe('{"sidenote":1}');
});

test('an import says what came of it', async () => {
  const { user, library } = await openStorage();
  await chooseFile(user);
  const result = await screen.findByText('3 conversations added, 2 completed, 10 already there.');
  expect(result.getAttribute('role')).toBe('status');
  expect(library.imports).toEqual(['{"sidenote":1}']);
});

test.each([
  [new BackupError('not-a-backup', ''), /isn’t a backup of Sidenote/],
  [new BackupError('newer-version', ''), /newer Sidenote/],
  [new BackupError('damaged', '', { record: 12 }), /damaged, at record 12/],
  [new BackupError('damaged', ''), /This file is damaged\. Nothing was changed/],
  [new BackupError('cut-off', ''), /end of this file is missing/],
  [new BackupError('unreadable', ''), /can’t read this file/],
  [new BackupError('not-stored', ''), /Import it again/],
  [new BackupError('not-stored', '', { failure: { kind: 'storage-full', message: '' } }), /Free some room/],
  [new Error('the worker ended'), /Import it again/],
])('an import that fails says why and what to do (%s)', async (error, words) => {
  const { user, library } = await openStorage();
  library.trouble.importing = error;
  await chooseFile(user);
  expect((await screen.findByText(words)).getAttribute('role')).toBe('status');
  expect(library.imports).toEqual([]);
});

const DAMAGED: readonly DamagedRecord[] = [
  { store: 'turns', key: ['c1', 0], json: '{}', reason: 'no question', noticedAt: 0 },
  { store: 'turns', key: ['c1', 1], json: '', reason: 'unreadable', noticedAt: 0 },
];

test('damaged records can be forgotten, after one question', async () => {
  const { user } = await openStorage({ damaged: DAMAGED });
  expect(await screen.findByText('2 damaged records were set aside')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Forget' }));
  await user.click(within(await screen.findByRole('alertdialog')).getByText('Forget'));
  expect(await screen.findByText('The damaged records are gone.')).toBeDefined();
  await waitFor(() => expect(screen.queryByText('2 damaged records were set aside')).toBeNull());
});

test('where nothing is damaged, nothing is said of it', async () => {
  await openStorage();
  await screen.findByText('12 MB in 3 conversations');
  expect(screen.queryByRole('button', { name: 'Forget' })).toBeNull();
});

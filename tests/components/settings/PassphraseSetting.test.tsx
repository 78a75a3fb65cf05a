// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { Locked } from '@/components/Locked';
import { RIGHT } from '../lock-stand-in';
import { openPanel, useBrowser } from '../panel-harness';

useBrowser();

beforeEach(() => {
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => true);
});

async function openSetting(scene: Parameters<typeof openPanel>[0] = {}) {
  const panel = openPanel(scene);
  await panel.user.click(screen.getByRole('button', { name: 'Menu' }));
  await panel.user.click(within(await screen.findByRole('menu')).getByText('Settings'));
  const group = within(await screen.findByRole('group', { name: 'Passphrase' }));
  return { ...panel, group };
}

const OPEN = { lock: { type: 'open', restMinutes: 15 } } as const;

test('a passphrase is taken once it is long enough and the same twice', async () => {
  const { user, group, done } = await openSetting();
  await user.click(group.getByRole('button', { name: 'Set a passphrase' }));
  const [first, second] = [group.getByLabelText('New passphrase'), group.getByLabelText('The same again')];
  expect(document.activeElement, 'it has the focus').toBe(first);
  const submit = group.getByRole('button', { name: 'Encrypt everything' });
  await user.type(first, 'short');
  await user.click(submit);
  expect(group.getByRole('alert').textContent).toContain('At least 8 characters');
  expect(first.getAttribute('aria-invalid')).toBe('true');
  await user.clear(first);
  await user.type(first, RIGHT);
  expect(group.queryByRole('alert'), 'gone as one types').toBeNull();
  await user.type(second, 'tide pool at dawn');
  await user.click(submit);
  expect(group.getByRole('alert').textContent).toBe('The two are not the same.');
  await user.clear(second);
  await user.type(second, RIGHT);
  await user.click(submit);
  expect(done).toEqual([`encrypt with ${RIGHT}`]);
  await waitFor(() => expect(document.activeElement).toBe(group.getByRole('button', { name: 'Lock now' })));
  expect(group.getByText(/is encrypted/)).toBeTruthy();
});

test('it is given up by Cancel, and the focus goes back', async () => {
  const { user, group, done } = await openSetting();
  await user.click(group.getByRole('button', { name: 'Set a passphrase' }));
  await user.click(group.getByRole('button', { name: 'Cancel' }));
  await waitFor(() =>
    expect(document.activeElement).toBe(group.getByRole('button', { name: 'Set a passphrase' })),
  );
  expect(done).toEqual([]);
});

test('it is changed by who knows it', async () => {
  const { user, group, done } = await openSetting(OPEN);
  await user.click(group.getByRole('button', { name: 'Change' }));
  await user.type(group.getByLabelText('Current passphrase'), 'not the one');
  await user.type(group.getByLabelText('New passphrase'), 'another one to know');
  await user.type(group.getByLabelText('The same again'), 'another one to know');
  await user.click(group.getByRole('button', { name: 'Change' }));
  expect((await group.findByRole('alert')).textContent).toBe('That is not the passphrase.');
  expect(group.getByLabelText<HTMLInputElement>('New passphrase').value, 'nothing typed is lost').toBe(
    'another one to know',
  );
  await user.clear(group.getByLabelText('Current passphrase'));
  await user.type(group.getByLabelText('Current passphrase'), RIGHT);
  await user.click(group.getByRole('button', { name: 'Change' }));
  await waitFor(() => expect(group.getByRole('button', { name: 'Lock now' })).toBeTruthy());
  expect(done.at(-1)).toBe('change to another one to know');
});

test('it is removed by who knows it', async () => {
  const { user, group } = await openSetting(OPEN);
  await user.click(group.getByRole('button', { name: 'Remove' }));
  await user.type(group.getByLabelText('Current passphrase'), `${RIGHT}{Enter}`);
  await waitFor(() => expect(group.getByRole('button', { name: 'Set a passphrase' })).toBeTruthy());
});

test('the time of rest is chosen from a list, and none is the end of the browser', async () => {
  const { user, group, settings } = await openSetting(OPEN);
  const list = group.getByLabelText<HTMLSelectElement>('Lock automatically');
  expect(list.selectedOptions[0]?.text).toBe('After 15 minutes without use');
  await user.selectOptions(list, 'When the browser closes');
  expect(settings.getState().lock).toEqual({ type: 'open', restMinutes: null });
  expect(list.selectedOptions[0]?.text).toBe('When the browser closes');
});

test('a lock that would lose an answer is refused, and says what to do', async () => {
  const refusal = { kind: 'storage', message: '' } as const;
  const { user, group, settings } = await openSetting({ ...OPEN, refusal });
  await user.click(group.getByRole('button', { name: 'Lock now' }));
  expect((await group.findByRole('alert')).textContent).toContain('Not locked: an answer could not be saved');
  expect(settings.getState().lock.type).toBe('open');
});

test('while everything is moved, a bar says how far it is', async () => {
  const { group } = await openSetting({ lock: { type: 'moving', share: 0.4 } });
  const bar = group.getByRole('progressbar', { name: 'Passphrase' });
  expect(bar.getAttribute('aria-valuetext')).toContain('40%');
  expect(group.queryByRole('button')).toBeNull();
});

test('wrong passphrases are said, and slowed with the time that is left', async () => {
  const { user, settings } = openPanel({ lock: { type: 'locked' } });
  const locked = render(<Locked settings={settings} />);
  const inside = within(locked.container);
  const field = inside.getByLabelText('Passphrase');
  expect(document.activeElement).toBe(field);
  for (const wrong of ['one', 'two']) {
    await user.clear(field);
    await user.type(field, `${wrong}{Enter}`);
    expect((await inside.findByRole('alert')).textContent).toBe('That is not the passphrase.');
  }
  await user.clear(field);
  await user.type(field, 'three{Enter}');
  await waitFor(() => expect(inside.getByRole('alert').textContent).toMatch(/try again in 0:0\d/));
  expect(inside.getByRole<HTMLButtonElement>('button', { name: 'Unlock' }).disabled).toBe(true);
});

test('who has forgotten it is asked once, and everything is deleted', async () => {
  const { user, settings, done } = openPanel({ lock: { type: 'locked' } });
  const locked = render(<Locked settings={settings} />);
  await user.click(within(locked.container).getByRole('button', { name: 'Forgot the passphrase?' }));
  expect(done).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Delete everything' }));
  expect(done).toEqual(['erase']);
});

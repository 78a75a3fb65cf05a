// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PromptShelf } from '@/utils/prompts/shelf';
import { openPanel, useBrowser } from '../panel-harness';

useBrowser();

const TWO: PromptShelf = {
  own: [
    { id: 'a', name: 'Alpha', text: 'One {{page}}' },
    { id: 'b', name: 'Beta', text: 'Two' },
  ],
  pinned: [],
  inMenu: [],
};

async function open(prompts?: PromptShelf) {
  const opened = openPanel(prompts ? { prompts } : {});
  await opened.user.type(screen.getByRole('textbox', { name: 'Question' }), '/');
  await opened.user.click(await screen.findByRole('option', { name: 'Edit prompts…' }));
  const section = await screen.findByRole('region', { name: 'Prompts' }, { timeout: 10_000 });
  const own = () => opened.settings.getState().prompts.own.map(({ name }) => name);
  return { ...opened, section, own, shelf: () => opened.settings.getState().prompts };
}

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

test('a new prompt is written, with its variables, and the focus goes back', async () => {
  const { user, shelf } = await open();
  await user.click(screen.getByRole('button', { name: 'New prompt' }));
  expect(document.activeElement).toBe(field('Name'));
  await user.keyboard('Verse');
  await user.type(field('What Kimi is asked'), 'Put into verse: ');
  await user.click(screen.getByRole('button', { name: '{{page}}' }));
  expect(document.activeElement).toBe(field('What Kimi is asked'));
  await user.selectOptions(screen.getByRole('form', { name: 'New prompt' }).querySelector('select')!, 'max');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(shelf().own).toMatchObject([{ name: 'Verse', text: 'Put into verse: {{page}}', effort: 'max' }]);
  await waitFor(() => expect(document.activeElement?.textContent).toBe('New prompt'));
});

test('a prompt without a name, or with a variable that there is none of, is not saved and says so', async () => {
  const { user, own } = await open();
  await user.click(screen.getByRole('button', { name: 'New prompt' }));
  await user.type(field('What Kimi is asked'), 'By {{{{author}}');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByText('Give it a name.')).toBeTruthy();
  expect(screen.getByText(/There is no variable {{author}}/).textContent).toContain('{{input}}');
  expect(field('What Kimi is asked').getAttribute('aria-invalid')).toBe('true');
  expect(own()).toEqual([]);
});

test('a deleted prompt can be had back, and the focus follows', async () => {
  const { user, own } = await open(TWO);
  await user.click(screen.getByRole('button', { name: 'Alpha' }));
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(own()).toEqual(['Beta']);
  expect(screen.getByText('“Alpha” is deleted.').getAttribute('role')).toBe('status');
  const undo = await screen.findByRole('button', { name: 'Undo' });
  expect(document.activeElement).toBe(undo);
  await user.keyboard('{Enter}');
  expect(own()).toEqual(['Alpha', 'Beta']);
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Alpha'));
});

test('prompts are put in order, pinned and put into the menu, the built-in ones too', async () => {
  const { user, own, shelf } = await open(TWO);
  await user.click(screen.getByRole('button', { name: 'Move “Beta” up' }));
  expect(own()).toEqual(['Beta', 'Alpha']);
  const pin = screen.getByRole('button', { name: 'Button above the field: “Quiz me”' });
  await user.click(pin);
  await user.click(screen.getByRole('button', { name: 'In the menu for selected text: “Beta”' }));
  expect(shelf()).toMatchObject({ pinned: ['quiz'], inMenu: ['b'] });
  expect(pin.getAttribute('aria-pressed')).toBe('true');
  await user.click(pin);
  expect(shelf().pinned).toEqual([]);
});

test('Escape leaves the form, and the settings stay', async () => {
  const { user, own } = await open(TWO);
  await user.click(screen.getByRole('button', { name: 'Beta' }));
  await user.type(field('Name'), ' changed{Escape}');
  expect(screen.queryByLabelText('Name')).toBeNull();
  expect(own()).toEqual(['Alpha', 'Beta']);
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Beta'));
});

test('a file of prompts is added, without what is there, and another file says what it is not', async () => {
  const { user, section, own } = await open(TWO);
  const input = within(section).getByLabelText<HTMLInputElement>('Import prompts…', { selector: 'input' });
  const prompts = [
    { name: 'Alpha', text: 'One {{page}}' },
    { name: 'Gamma', text: 'Three' },
  ];
  const file = (content: object) =>
    new File([JSON.stringify(content)], 'p.json', { type: 'application/json' });
  await user.upload(input, file({ format: 'sidenote-prompts', version: 1, prompts }));
  await screen.findByText('1 added; 1 were here already.');
  expect(own()).toEqual(['Alpha', 'Beta', 'Gamma']);
  await user.upload(input, file({ format: 'else' }));
  await screen.findByText(/no file of prompts/);
  expect(own()).toHaveLength(3);
});

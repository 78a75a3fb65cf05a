import { attachedPage } from '../../components/stand-ins';
import { expect, test } from 'vitest';
import { createDatabase } from '@/utils/storage/database';
import { createDrafts } from '@/utils/storage/drafts';
import { draftPicture } from '../picture-fixtures';

const SELECTION = { text: 'tides', headings: ['Sea'], around: '' };
const NONE: ReadonlySet<string> = new Set();
const typed = (text: string) => ({ text, selection: null });
const asked = (question: string) => ({ question, attachment: { selection: null } });

let databases = 0;
const freshDatabase = () => createDatabase(`drafts-${(databases += 1)}`);
const freshDrafts = () => createDrafts(freshDatabase());

test('a draft that was asked is forgotten, and what was typed since is not', async () => {
  const drafts = freshDrafts();
  await drafts.keep('c', typed(' why? '), 'one');
  await drafts.forgetAsked('c', asked('why not?'), 'one');
  expect(await drafts.of('c', 'one', NONE)).toEqual(typed(' why? '));
  await drafts.forgetAsked('c', asked('why?'), 'one');
  expect(await drafts.of('c', 'one', NONE)).toBe(null);
  await drafts.forgetAsked('d', asked('why?'), 'one');
});

test('a selection that was asked about leaves the draft, and what is half typed beside it stays', async () => {
  const drafts = freshDrafts();
  await drafts.keep('c', { text: 'half a thou', selection: SELECTION }, 'one');
  await drafts.forgetAsked('c', { question: 'Explain this', attachment: { selection: SELECTION } }, 'one');
  expect(await drafts.of('c', 'one', NONE)).toEqual(typed('half a thou'));
});

test('a draft is kept by conversation until it is empty', async () => {
  const drafts = freshDrafts();
  expect(await drafts.of('c', 'one', NONE)).toBe(null);
  await drafts.keep('c', typed('half a thou'), 'one');
  await drafts.keep('d', { text: '', selection: SELECTION }, 'one');
  expect(await drafts.of('c', 'one', NONE)).toEqual(typed('half a thou'));
  expect(await drafts.of('d', 'one', NONE)).toEqual({ text: '', selection: SELECTION });
  await drafts.keep('c', typed(''), 'one');
  expect(await drafts.of('c', 'one', NONE)).toBe(null);
  expect(await drafts.of('d', 'one', NONE)).toEqual({ text: '', selection: SELECTION });
});

test('two panels keep their drafts of one conversation side by side, and each forgets its own alone', async () => {
  const drafts = freshDrafts();
  const open = new Set(['one', 'two']);
  await drafts.keep('c', typed('of one'), 'one');
  await drafts.keep('c', typed('of two'), 'two');
  expect(await drafts.of('c', 'one', open)).toEqual(typed('of one'));
  await drafts.forgetAsked('c', asked('of two'), 'two');
  await drafts.keep('c', typed(''), 'two');
  expect(await drafts.of('c', 'one', open)).toEqual(typed('of one'));
  expect(await drafts.of('c', 'two', open)).toBe(null);
});

test('a panel that opens takes over what a closed one left, the newest first, and no open one’s', async () => {
  const drafts = freshDrafts();
  await drafts.keep('c', typed('older'), 'one');
  await drafts.keep('c', typed('newer'), 'two');
  await drafts.keep('c', typed('being typed'), 'three');
  expect(await drafts.of('c', 'four', new Set(['three', 'four']))).toEqual(typed('newer'));
  expect(await drafts.of('c', 'five', new Set(['three', 'four', 'five']))).toEqual(typed('older'));
  expect(await drafts.of('c', 'six', new Set(['three', 'four', 'five', 'six']))).toBe(null);
  expect(await drafts.of('c', 'four', NONE)).toEqual(typed('newer'));
});

test('a draft that was kept before there was one for each panel is found', async () => {
  const database = freshDatabase();
  const db = await database();
  // As it was written then.
  await db.put('drafts', { conversationId: 'c', draft: typed('from before') } as never);
  const drafts = createDrafts(database);
  expect(await drafts.of('c', 'one', NONE)).toEqual(typed('from before'));
  await drafts.keep('c', typed('from now'), 'one');
  expect(await drafts.of('c', 'one', NONE)).toEqual(typed('from now'));
});

test('the pictures of a draft stay while its words change, and leave it with the question', async () => {
  const drafts = freshDrafts();
  const [chart, photo] = [draftPicture({ hash: 'chart' }), draftPicture({ hash: 'photo' })];
  await drafts.keep('c', { ...typed('wh'), pictures: [chart, photo] }, 'one');
  await drafts.keep('c', typed('why?'), 'one', true);
  expect(await drafts.of('c', 'one', NONE)).toEqual({ ...typed('why?'), pictures: [chart, photo] });
  await drafts.forgetAsked(
    'c',
    { question: 'why?', attachment: { selection: null, pictures: [chart] } },
    'one',
  );
  expect(await drafts.of('c', 'one', NONE)).toEqual({ ...typed(''), pictures: [photo] });
  await drafts.keep('c', typed(''), 'one');
  expect(await drafts.of('c', 'one', NONE)).toBe(null);
});

test('the tabs of a draft are kept, and those that went with the question leave it', async () => {
  const drafts = freshDrafts();
  const tab = (site: string) => ({ tabId: 1, key: `https://${site}`, title: site, site });
  const tabs = [tab('harbour.example'), tab('coast.example')];
  await drafts.keep('c', { ...typed('why?'), tabs }, 'one');
  expect(await drafts.of('c', 'one', NONE)).toEqual({ ...typed('why?'), tabs });
  const beside = [attachedPage({ url: 'https://harbour.example/' })];
  await drafts.forgetAsked('c', { question: 'why?', attachment: { selection: null, beside } }, 'one');
  expect(await drafts.of('c', 'one', NONE)).toEqual({ ...typed(''), tabs: tabs.slice(1) });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { attachPictures } from '@/utils/answering/attach-pictures';
import { seesPictures } from '@/utils/answering/sight';
import type { Turn } from '@/utils/chat/conversation';
import { factsOf, rememberModels } from '@/utils/settings/model-facts';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { answerWith, turnWith } from '../chat/chat-fixtures';
import { draftPicture, pictureUrl, pictureWith } from '../picture-fixtures';
import { answer, asking, background, BASE_URL, begin, MODEL } from './open-turn';
import { refuse, say, scriptKimi } from './scripted-kimi';

beforeEach(begin);

const BLIND_WORDS = 'this model does not support image input';

/** A question with a picture that is stored, at a model that nothing is known of. */
async function askAbout(model: string, more: readonly Turn[] = []) {
  const parts = background();
  const hash = await parts.store.saveText(pictureUrl());
  const attachment = { page: null, selection: null, pictures: [pictureWith({ hash })] };
  const conversation = asking({ model }, 'What is this?', { attachment });
  return answer({ ...conversation, turns: [...more, ...conversation.turns] }, parts);
}

const listed = (id: string, readsImages: boolean | null) => ({
  id,
  context: null,
  readsImages,
  reasons: null,
});

describe('a question with a picture', () => {
  test('is sent with it as a part before the words, and its tokens are counted', async () => {
    const { sent } = scriptKimi(say(['A chart.']));
    const { text, entries } = await askAbout(MODEL);
    expect(text).toBe('A chart.');
    const content: unknown = sent()[0]?.messages[1]?.content;
    expect(content).toEqual([
      { type: 'image_url', image_url: { url: pictureUrl() } },
      { type: 'text', text: expect.stringContaining('What is this?') },
    ]);
    scriptKimi(say(['A chart.']));
    const plain = await answer(asking({}, 'What is this?'));
    const promptTokens = (all: typeof entries) => all[0]?.usage.promptTokens ?? 0;
    expect(promptTokens(entries) - promptTokens(plain.entries)).toBeGreaterThanOrEqual(6);
  });

  test('is not asked of a model that is known to see none, which is said with one that does', async () => {
    const { bodies } = scriptKimi();
    await rememberModels(BASE_URL, [listed('kimi-k2-thinking', false), listed('kimi-k2.6', true)], 0);
    const { error } = await askAbout('kimi-k2-thinking');
    expect(error).toMatchObject({ failure: { kind: 'no-pictures', suggestion: 'kimi-k2.6' } });
    expect(bodies).toEqual([]);
  });

  test('is tried where nothing is known, and a refusal is remembered', async () => {
    const { bodies } = scriptKimi(refuse(400, BLIND_WORDS));
    const settings = { baseUrl: BASE_URL };
    expect(await seesPictures(settings, 'other-model')).toBeNull();
    const { error } = await askAbout('other-model');
    expect(error).toMatchObject({ failure: { kind: 'no-pictures', message: BLIND_WORDS, status: 400 } });
    expect(await seesPictures(settings, 'other-model')).toBe(false);
    expect((await factsOf(BASE_URL, 'other-model')).refused).toEqual(['image_url']);
    await askAbout('other-model');
    expect(bodies).toHaveLength(1);
  });

  test('leaves later questions to be answered without it by a model that sees none', async () => {
    const parts = background();
    const hash = await parts.store.saveText(pictureUrl());
    const before = turnWith({
      id: 'before',
      question: 'What is this?',
      attachment: { page: null, selection: null, pictures: [pictureWith({ hash })] },
      answer: answerWith({ text: 'A chart.' }),
    });
    const conversation = asking({ model: 'kimi-k2-thinking' }, 'Why?');
    const { sent } = scriptKimi(say(['So.']));
    const { events, text } = await answer({ ...conversation, turns: [before, ...conversation.turns] }, parts);
    expect(text).toBe('So.');
    expect(events).toContainEqual({ type: 'dropped', parameter: 'image_url' });
    expect(sent()[0]?.messages[1]?.content).toContain('which you cannot see');
  });

  test('whose picture is no longer kept says so to the model', async () => {
    const { sent } = scriptKimi(say(['So.']));
    const attachment = { page: null, selection: null, pictures: [pictureWith({ hash: 'gone' })] };
    await answer(asking({}, 'What is this?', { attachment }));
    expect(sent()[0]?.messages[1]?.content).toContain('no longer kept');
  });
});

describe('pictures of a question', () => {
  const settings = { ...DEFAULT_SETTINGS, baseUrl: BASE_URL };

  test('are kept once under their hash', async () => {
    const { store } = background();
    const pictures = [draftPicture({ hash: 'wrong' }), draftPicture({ name: 'again' })];
    const [one, two] = await attachPictures(pictures, { store, settings, model: MODEL, conversationId: 'c' });
    expect(one).toMatchObject({ width: 60, height: 30, origin: 'view', name: 'Tides' });
    expect(one?.hash).toBe(two?.hash);
    expect(await store.picturesOf([one?.hash ?? ''])).toEqual(new Map([[one?.hash, pictureUrl()]]));
  });

  test('are refused where one of them is no picture', async () => {
    const { store } = background();
    const picture = draftPicture({ url: 'https://example.com/spy.png' });
    await expect(
      attachPictures([picture], { store, settings, model: MODEL, conversationId: 'c' }),
    ).rejects.toMatchObject({
      failure: { kind: 'picture-lost' },
    });
  });
});

import { expect, test } from 'vitest';
import { traitsFor } from '@/utils/answering/traits-for';
import { modelTraits } from '@/utils/kimi/model-traits';
import { rememberModels } from '@/utils/settings/model-facts';

const BASE_URL = 'https://kimi.example';

const list = (told: { readonly readsImages?: boolean; readonly reasons?: boolean }, id = 'kimi-k3') =>
  rememberModels(BASE_URL, [{ id, context: null, readsImages: null, reasons: null, ...told }], 1);

test('a model that the list says nothing of is as it is known beforehand', async () => {
  expect(await traitsFor(BASE_URL, 'kimi-k3')).toEqual(modelTraits('kimi-k3'));
  await list({});
  expect(await traitsFor(BASE_URL, 'kimi-k3')).toEqual(modelTraits('kimi-k3'));
});

test('what the list says of a model counts', async () => {
  await list({ readsImages: false, reasons: false });
  expect(await traitsFor(BASE_URL, 'kimi-k3')).toMatchObject({
    thinking: 'none',
    efforts: [],
    readsImages: false,
  });
  await list({ readsImages: true, reasons: true }, 'kimi-k9');
  expect(await traitsFor(BASE_URL, 'kimi-k9')).toMatchObject({ thinking: 'unknown', readsImages: true });
});

test('a model that the account has is not retired there', async () => {
  expect(await traitsFor(BASE_URL, 'kimi-k2.5')).toMatchObject({ isRetired: true });
  await list({}, 'kimi-k2.5');
  expect(await traitsFor(BASE_URL, 'kimi-k2.5')).toMatchObject({ isRetired: false });
});
